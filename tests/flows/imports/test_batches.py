"""Imports looked at and taken back, on real files: what came, what changed in which order, what was rejected."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.imports.batch_words import SILENT, OrderChange
from shopguard.flows.imports.batches import later_than, list_batches, show_batch, undo, undo_with_later, undone_in_words
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.orders.tagging import Change, set_tags
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.journal import JOURNALED
from tests.importers.reading_files import NOW, write_csv

HEADER = (
    "主订单编号",
    "子订单编号",
    "订单状态",
    "支付完成时间",
    "承诺发货时间",
    "订单应付金额",
    "发货时间",
    "快递信息",
)
A, B, C = "6900000000000000101", "6900000000000000102", "6900000000000000103"
MORNING, EVENING = parse_iso("2026-11-21T08:00:00"), parse_iso("2026-11-21T20:00:00")


def row(order_id: str, status: str = "待发货", **facts: str) -> tuple[str, ...]:
    made = {
        "paid": "2026-11-20 09:00:00",
        "promised": "2026-11-22 09:00:00",
        "amount": "39.90",
        "sent": "-",
        "waybills": "-",
    }
    made |= facts
    return (order_id, order_id, status, made["paid"], made["promised"], made["amount"], made["sent"], made["waybills"])


def bring(place: Workplace, path: Path, *rows: tuple[str, ...], as_of: int) -> int:
    """Imports a file of these rows; the import's ref."""
    report = import_files(place, [write_csv(path, HEADER, *rows)], now=NOW, as_of=as_of)
    assert report.files[0].refused is None, report
    return list_batches(place)[0].ref


@pytest.fixture
def two_imports(place: Workplace, tmp_path: Path) -> tuple[int, int]:
    """In the evening one order was sent and another came; a third row is no order."""
    first = bring(place, tmp_path / "one.csv", row(A), as_of=MORNING)
    sent = row(A, "已发货", sent="2026-11-21 19:00:00", waybills="YT0000000000101-圆通速递", amount="35.00")
    second = bring(place, tmp_path / "two.csv", sent, row(B), row("bad"), as_of=EVENING)
    return first, second


def test_the_list_tells_what_came_and_what_can_be_undone(place: Workplace, two_imports: tuple[int, int]) -> None:
    second, first = list_batches(place)
    assert (first.ref, second.ref) == two_imports
    assert second.can_be_undone
    assert not first.can_be_undone
    assert first.why_not is not None
    assert "two.csv" in place.texts.say(first.why_not)
    (file,) = second.files
    assert (file.rows, file.added, file.changed, file.rejected, file.known_as_of) == (3, 1, 1, 1, EVENING)
    assert file.brought == ("新商品行 1 行", "新订单 1 个", "新包裹 1 个") or set(file.brought) == {
        "新订单 1 个",
        "新商品行 1 行",
        "新包裹 1 个",
    }


def test_details_tell_each_fact_before_and_after(place: Workplace, two_imports: tuple[int, int]) -> None:
    details = show_batch(place, two_imports[1])
    assert set(details.changes) == {
        OrderChange((A,), None, "订单状态", "待发货", "已发货"),
        OrderChange((A,), None, "应付金额（元）", "39.90", "35"),
        OrderChange((A,), None, "发货时间（上传单号）", "（没有）", "2026-11-21 19:00:00"),
        OrderChange((A,), None, "快递单号", "（没有）", "圆通速递 YT0000000000101"),
    }
    (rejected,) = details.rejects
    assert rejected.line == "4"
    assert rejected.why
    assert not details.more_changes
    page = show_batch(place, two_imports[1], limit=1, offset=1)
    assert page.changes == details.changes[1:2]
    assert page.more_changes


def test_a_later_import_does_not_change_what_an_earlier_one_did(
    place: Workplace, two_imports: tuple[int, int], tmp_path: Path
) -> None:
    before = show_batch(place, two_imports[1]).changes
    bring(place, tmp_path / "three.csv", row(A, "已完成", amount="30.00"), as_of=EVENING + 3600)
    assert show_batch(place, two_imports[1]).changes == before


def test_whoever_waits_for_the_backup_before_it_is_told_and_may_stop_it(
    place: Workplace, two_imports: tuple[int, int]
) -> None:
    told: list[str] = []

    def stopped() -> bool:
        return "keeping.packing" in told

    reporter = Reporter(lambda progress: told.append(progress.step.code), stopped)
    with pytest.raises(Cancelled):
        undo(place, two_imports[1], now=NOW, reporter=reporter)
    assert told[:1] == ["keeping.copying"]
    assert list_batches(place)[0].undone_at is None
    assert not list((place.data / "backups" / "auto").iterdir())
    assert undo(place, two_imports[1], now=NOW, reporter=Reporter()).judged == 1


def test_undoing_brings_the_order_back_and_the_file_can_come_again(
    place: Workplace, two_imports: tuple[int, int], tmp_path: Path
) -> None:
    with pytest.raises(UserProblem) as problem:
        undo(place, two_imports[0], now=NOW)
    assert problem.value.message.code == "problem.batch_rested_on"
    assert undo(place, two_imports[1], now=NOW).judged == 1
    stored = place.store.connection().execute("SELECT order_id, status, amount_fen FROM orders").fetchall()
    assert [tuple(one) for one in stored] == [(A, "to_ship", 3_990)]
    newest, oldest = list_batches(place)
    assert newest.undone_at == NOW
    assert not newest.can_be_undone
    assert oldest.can_be_undone
    assert show_batch(place, newest.ref).changes == ()
    assert len(show_batch(place, newest.ref).rejects) == 1  # the list of rejected rows stays
    with pytest.raises(UserProblem) as again:
        undo(place, newest.ref, now=NOW)
    assert again.value.message.code == "problem.batch_undone"
    report = import_files(place, [tmp_path / "two.csv"], now=NOW, as_of=EVENING)
    assert (report.files[0].added, report.files[0].changed, report.files[0].rejected) == (1, 1, 1)
    assert sum(risk_counts(place).values()) == 2


def contents(place: Workplace) -> dict[str, list[tuple[object, ...]]]:
    """Everything that files told and that follows from it, without the list of imports."""
    db = place.store.connection()
    tables = ("shop", "orders", "order_line", "parcel", "shipment", "track_event", "after_sale", "verdict")
    return {table: sorted(map(tuple, db.execute(f"SELECT * FROM {table}")), key=repr) for table in tables}


def test_an_import_is_undone_together_with_those_that_rest_on_it(place: Workplace, tmp_path: Path) -> None:
    """The second repeats the first order and brings another; the third repeats only that other; the fourth is apart."""
    first = bring(place, tmp_path / "zero.csv", row(C), as_of=MORNING)
    before = contents(place)
    wrong = bring(place, tmp_path / "one.csv", row(A), as_of=EVENING)
    second = bring(place, tmp_path / "two.csv", row(A), row(B), as_of=EVENING)
    third = bring(place, tmp_path / "three.csv", row(B), as_of=MORNING)  # nothing new: a repetition all the same
    apart = bring(place, tmp_path / "four.csv", row(C), as_of=MORNING)
    assert later_than(place, wrong) == (third, second)
    assert later_than(place, apart) == ()
    details = {batch.ref: batch for batch in list_batches(place)}
    assert (details[wrong].can_be_undone, details[wrong].can_be_undone_with_later) == (False, True)
    assert (details[apart].can_be_undone, details[apart].can_be_undone_with_later) == (True, False)
    undone = undo_with_later(place, wrong, now=NOW)
    assert undone.later == (third, second)
    assert f"第 {third}、{second} 次" in undone_in_words(place, undone)
    assert contents(place) == before
    standing = [batch.ref for batch in list_batches(place) if batch.undone_at is None]
    assert standing == [apart, first]
    with pytest.raises(UserProblem) as again:
        undo_with_later(place, wrong, now=NOW)
    assert again.value.message.code == "problem.batch_undone"


def test_all_of_them_are_undone_or_none(place: Workplace, tmp_path: Path) -> None:
    first = bring(place, tmp_path / "one.csv", row(A), as_of=MORNING)
    second = bring(place, tmp_path / "two.csv", row(A, "已关闭"), row(B), as_of=EVENING)
    bring(place, tmp_path / "three.csv", row(A, "已完成"), as_of=EVENING)
    set_tags(place, [B], [Change("pets")], NOW)
    before = contents(place)
    with pytest.raises(UserProblem) as problem:
        undo_with_later(place, first, now=NOW)
    assert (problem.value.message.code, problem.value.message.values["batch"]) == ("problem.batch_tagged", second)
    assert contents(place) == before
    assert all(batch.undone_at is None for batch in list_batches(place))


def test_an_import_on_which_nothing_rests_is_undone_alone(place: Workplace, two_imports: tuple[int, int]) -> None:
    assert undo_with_later(place, two_imports[1], now=NOW).later == ()
    assert [batch.undone_at for batch in list_batches(place)] == [NOW, None]


def test_an_import_nobody_made_is_not_there(place: Workplace) -> None:
    assert list_batches(place) == []
    for ask in (
        lambda: show_batch(place, 7),
        lambda: undo(place, 7, now=NOW),
        lambda: undo_with_later(place, 7, now=NOW),
        lambda: later_than(place, 7),
    ):
        with pytest.raises(NotThere):
            ask()


def test_a_lost_list_of_rejected_rows_is_said(place: Workplace, two_imports: tuple[int, int]) -> None:
    path = list_batches(place)[0].files[0].rejects_path
    assert path is not None
    path.unlink()
    assert show_batch(place, two_imports[1]).rejects_lost


def test_every_fact_a_file_can_change_has_a_name(place: Workplace) -> None:
    for table, columns in JOURNALED.items():
        for column in set(columns) - SILENT:
            assert place.texts.word(f"fact.{table}.{column}")
