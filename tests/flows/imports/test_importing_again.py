"""Files imported again: as they were, with some lines changed, by the fast ways and the slow one with the same result."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, parse_iso
from shopguard.flows.imports import importing, same_again
from shopguard.flows.imports.importing import ImportReport, import_files
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import intake
from shopguard.store.new_orders import NewOrderSaver

NOW = parse_iso("2026-11-22T12:00:00")
HEADER = (
    *(
        "主订单编号",
        "子订单编号",
        "选购商品",
        "订单状态",
        "售后状态",
        "订单类型",
        "订单提交时间",
        "支付完成时间",
        "承诺发货时间",
    ),
    *("发货时间", "订单应付金额", "收件人", "省", "市", "详细地址", "商家备注", "快递信息"),
)
Row = tuple[str, ...]


def row(number: int, *, line: int | None = None, **cells: str) -> Row:
    """A made-up line of a sent order."""
    order_id = f"69{number:017d}"
    told = {
        "主订单编号": order_id + "\t",
        "子订单编号": (order_id if line is None else f"68{line:017d}") + "\t",
        "选购商品": "测试杯子",
        "订单状态": "已发货",
        "售后状态": "-",
        "订单类型": "普通订单",
        "订单提交时间": "2026-11-18 09:00:00",
        "支付完成时间": "2026-11-18 09:01:00",
        "承诺发货时间": "2026-11-20 09:01:00",
        "发货时间": "2026-11-18 15:00:00",
        "订单应付金额": "39.90",
        "收件人": "演**",
        "省": "浙江省",
        "市": "杭州市",
        "详细地址": f"编造路{number}号***",
        "商家备注": "-",
        "快递信息": f"YT{number:013d}-圆通速递,测试杯子",
    }
    return tuple((told | cells)[name] for name in HEADER)


def write(path: Path, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def stored(place: Workplace) -> dict[str, list[tuple[object, ...]]]:
    """What is known, without refs, hashes and the records of imports."""
    db = place.store.connection()
    lines = "SELECT * FROM order_line ORDER BY line_id"
    orders = "SELECT * FROM orders ORDER BY order_id"
    pairs = (
        "SELECT o.order_id, p.waybill, p.courier, p.misshapen, s.* FROM shipment s JOIN orders o ON o.id = s.order_ref"
        " JOIN parcel p ON p.id = s.parcel_ref ORDER BY 1, 2, 3"
    )
    traits = "SELECT o.order_id, t.* FROM order_trait t JOIN orders o ON o.id = t.order_ref ORDER BY 1"
    verdicts = "SELECT o.order_id, v.* FROM verdict v JOIN orders o ON o.id = v.order_ref ORDER BY 1"
    hidden = ("id", "order_ref", "parcel_ref", "row_hash", "shop_ref")
    found = {}
    for name, query in (
        ("lines", lines),
        ("orders", orders),
        ("pairs", pairs),
        ("traits", traits),
        ("verdicts", verdicts),
    ):
        rows = db.execute(query).fetchall()
        found[name] = [tuple(one[key] for key in one.keys() if key not in hidden) for one in rows]  # noqa: SIM118
    return found


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    [file] = report.files
    assert file.refused is None, file.refused
    return file.added, file.changed, file.unchanged, file.rejected


@pytest.fixture
def bring(place: Workplace, tmp_path: Path) -> Callable[..., ImportReport]:
    def bring(rows: Iterable[Row], *, name: str = "orders.csv", as_of: int | None = None, **told: str) -> ImportReport:
        return import_files(place, [write(tmp_path / name, rows)], now=NOW, as_of=as_of, shop=told.get("shop"))

    return bring


Bring = Callable[..., ImportReport]


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object, **__: object) -> None:
        raise AssertionError("the file was read")

    monkeypatch.setattr(importing, "open_source", read)


def test_the_same_file_is_answered_without_reading_it(
    place: Workplace, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(number) for number in range(5)]
    first = bring(rows)
    before = stored(place)
    forbid_reading(monkeypatch)
    for _ in range(2):
        again = bring(rows)
        assert counts(again) == (0, 0, 5, 0)
        [file], [told] = again.files, first.files
        assert (file.kind, file.known_as_of, file.known_by) == (told.kind, told.known_as_of, told.known_by)
        assert (file.warnings, file.first_at, file.last_at) == (told.warnings, told.first_at, told.last_at)
        assert again.missing == first.missing
    assert stored(place) == before


@pytest.mark.parametrize("between", ["other_rows", "as_of", "shop", "mark", "undone", "name"])
def test_what_may_tell_otherwise_is_read(
    place: Workplace, bring: Bring, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    rows = [row(1), row(2)]
    bring(rows)
    if between == "other_rows":
        bring([row(1, 订单状态="已完成")], name="b.csv")
    elif between == "mark":
        monkeypatch.setattr(same_again, "files_mark", lambda: "another program")
    elif between == "undone":
        with place.store.transaction() as db:
            db.execute("UPDATE batch SET undone_at = ?", (NOW,))
    forbid_reading(monkeypatch)
    with pytest.raises(AssertionError, match="the file was read"):
        bring(
            rows,
            as_of=NOW if between == "as_of" else None,
            name="c.csv" if between == "name" else "orders.csv",
            **({"shop": "测试店"} if between == "shop" else {}),
        )


def test_a_then_b_then_a(place: Workplace, bring: Bring) -> None:
    a, b = [row(1), row(2)], [row(1, 订单状态="已完成"), row(2)]
    assert counts(bring(a)) == (2, 0, 0, 0)
    as_a = stored(place)
    assert counts(bring(b)) == (0, 1, 1, 0)
    assert stored(place) != as_a
    assert counts(bring(a)) == (0, 1, 1, 0)
    assert stored(place) == as_a


def test_rejected_rows_are_told_again(bring: Bring) -> None:
    rows = [row(1), row(2, 订单应付金额="三十九")]
    assert counts(bring(rows)) == (1, 0, 0, 1)
    again = bring(rows)
    assert counts(again) == (0, 0, 1, 1)
    [file] = again.files
    assert file.rejects_path is not None
    assert file.rejects_path.exists()
    assert file.reject_examples


ODD = [
    row(1),
    row(2, 商家备注='他说"快点"，\n谢谢, 真的'),
    row(3, 选购商品="杯子, 蓝色"),
    row(4, 快递信息="-", 订单状态="待发货", 发货时间="-"),
    row(5, line=51, 订单应付金额="10.00"),
    row(5, line=52, 订单应付金额="20.00", 订单状态="待发货"),
    row(6, 快递信息="YT0000000000001-圆通速递,测试杯子", 详细地址="别处路9号***", 市="宁波市"),
    row(7, 快递信息="YT12-圆通速递"),
    row(8, 订单类型="QIC订单"),
    row(9, 售后状态="已全额退款"),
    row(10, 快递信息="YT0000000000010-圆通速递;YT0000000000011-圆通速递"),
    row(11, 订单状态="没见过的词", 订单应付金额="-"),
    row(12, 订单状态="已关闭", 快递信息="-", 发货时间="-"),
]
LATER: dict[str, list[Row]] = {
    "one changed": [row(1, 订单状态="已完成"), *ODD[1:]],
    "beside line breaks": [ODD[0], row(2, 商家备注='他说"快点"，\n谢谢', 订单状态="已完成"), *ODD[2:]],
    "an unknown column": [row(1, 商家备注="新备注"), *ODD[1:]],
    "one gone, one new": [*ODD[1:], row(20)],
    "a line of a known order": [*ODD, row(3, line=33)],
    "both, changed last": [*ODD, row(1, 订单状态="已完成")],
    "both, changed first": [row(1, 订单状态="已完成"), *ODD],
    "twice alike": [*ODD, *ODD],
    "turned round": ODD[::-1],
    "another number": [row(1, 快递信息="YT0000000000077-圆通速递,测试杯子"), *ODD[1:]],
    "rejected": [row(1, 订单应付金额="x"), *ODD[1:]],
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("newer", [False, True])
def test_fast_and_slow_ways_meet(
    place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, later: str, newer: bool
) -> None:
    from shopguard.app import build_workplace

    files = [write(tmp_path / "a.csv", ODD), write(tmp_path / "b.csv", LATER[later])]
    moments = (NOW - DAY, NOW if newer else NOW - DAY)
    slow_place = build_workplace(tmp_path / "slow", language="zh")
    fast = [counts(import_files(place, [file], now=NOW, as_of=at)) for file, at in zip(files, moments, strict=True)]
    monkeypatch.setattr(intake, "current_hashes", lambda *_: frozenset())
    monkeypatch.setattr(NewOrderSaver, "places", lambda *_: [])
    slow = [
        counts(import_files(slow_place, [file], now=NOW, as_of=at)) for file, at in zip(files, moments, strict=True)
    ]
    assert fast == slow
    assert stored(place) == stored(slow_place)
    slow_place.store.close()


def test_a_newer_file_moves_what_it_repeats_on(place: Workplace, bring: Bring) -> None:
    rows = [row(number) for number in range(4)]
    bring(rows, as_of=NOW - DAY)
    assert counts(bring([*rows, row(9)], as_of=NOW)) == (1, 0, 4, 0)
    assert {line[1] for line in stored(place)["lines"]} == {NOW}
    before = (
        place.store.connection().execute("SELECT facts FROM before_change WHERE table_name = 'order_line'").fetchall()
    )
    assert [one[0] for one in before] == [f'{{"known_as_of": {NOW - DAY}}}']


def test_a_newest_moment_that_the_first_look_cannot_see(bring: Bring) -> None:
    rows = [row(1), row(2, 发货时间="2026/11/21 8:00:05")]
    [file] = bring(rows).files
    assert (file.known_as_of, file.known_by) == (parse_iso("2026-11-21T08:00:05"), "content")
    [again] = bring([*rows, row(3, 支付完成时间="2026-11-21 09:30:00")]).files
    assert again.known_as_of == parse_iso("2026-11-21T09:30:00")


def test_the_newest_moment_of_a_rejected_row_counts(bring: Bring) -> None:
    [file] = bring([row(1), row(2, 发货时间="2026-11-21 08:00:00", 订单应付金额="x")]).files
    assert (file.known_as_of, file.rejected) == (parse_iso("2026-11-21T08:00:00"), 1)


@pytest.mark.parametrize("after", range(8))
def test_cancelled_at_any_moment_nothing_has_changed(place: Workplace, tmp_path: Path, after: int) -> None:
    import_files(place, [write(tmp_path / "a.csv", ODD)], now=NOW, as_of=NOW - DAY)
    before = stored(place)
    asked = iter(range(100))
    reporter = Reporter(cancelled=lambda: next(asked) == after)
    path = write(tmp_path / "b.csv", [row(1, 订单状态="已完成"), *(row(number) for number in range(100, 110))])
    try:
        import_files(place, [path], now=NOW, reporter=reporter, as_of=NOW)
    except Cancelled:
        if place.store.connection().execute("SELECT COUNT(*) FROM batch").fetchone()[0] == 1:
            assert stored(place) == before
            return
    lines = stored(place)["lines"]  # the file was stored whole before the wish came; its orders wait to be judged
    assert len(lines) == len(before["lines"]) + 10


def test_an_order_that_gets_another_shop_is_changed(bring: Bring) -> None:
    rows = [row(1), row(2)]
    assert counts(bring(rows)) == (2, 0, 0, 0)
    assert counts(bring(rows, shop="测试店")) == (0, 2, 0, 0)
    assert counts(bring(rows, shop="测试店")) == (0, 0, 2, 0)
    assert counts(bring(rows)) == (0, 0, 2, 0)  # no shop told: it keeps its own
