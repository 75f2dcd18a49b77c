"""Payment to pickup of a made-up shop: who counts, who waits, who is not known; worked by hand."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.flows.costs.score import ShopScore, score
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.tagging import Change, set_tags
from shopguard.flows.workplace import Workplace
from tests.importers.reading_files import TRACK_HEADER, write_csv

NOW = parse_iso("2026-11-20T12:00:00")
HEADER = ("主订单编号", "子订单编号", "订单状态", "售后状态", "订单提交时间", "支付完成时间", "承诺发货时间", "发货时间",
          "订单应付金额", "快递信息")  # fmt: skip


def number(nth: int) -> str:
    return f"69000000000000{nth:05}"


def order(nth: int, paid: str, status: str = "已发货", after_sale: str = "-", sent: bool = True) -> tuple[str, ...]:
    """An order; number ``nth`` is sent under YT…nth, uploaded at the moment of the payment."""
    told = (paid, "39.00", f"YT{nth:013}-圆通速递,演示商品") if sent else ("-", "39.00", "-")
    return (number(nth), number(nth), status, after_sale, paid, paid, "2026-12-30 00:00:00", *told)


def bring(place: Workplace, tmp_path: Path, *orders: tuple[str, ...], picked_up: dict[int, str]) -> None:
    rows = [(f"YT{nth:013}", "圆通速递", at, "您的快件在【浙江省金华市义乌市】已揽收") for nth, at in picked_up.items()]
    files = [write_csv(tmp_path / "1795140000_00000000000000000000000000000000Demo.csv", HEADER, *orders)]
    files += [write_csv(tmp_path / "轨迹 2026-11-20 11_00_00.csv", TRACK_HEADER, *rows)] if rows else []
    report = import_files(place, files, now=NOW)
    assert [result.refused for result in report.files] == [None] * len(files)


def told(place: Workplace, at: int = NOW) -> ShopScore:
    (shop,) = score(place, at).shops
    return shop


def test_nothing_to_see_says_what_to_import(place: Workplace) -> None:
    view = score(place, NOW)
    assert (view.shops, view.days) == ((), 30)
    assert "支付完成时间" in view.nothing
    assert "不计算体验分" in view.partial


def test_who_counts_and_how_long(place: Workplace, tmp_path: Path) -> None:
    bring(
        place,
        tmp_path,
        order(1, "2026-11-16 10:00:00"),  # 2 h
        order(2, "2026-11-16 18:00:00"),  # counts from six the next morning: 4 h
        order(3, "2026-11-16 20:00:00"),  # picked up in the same night: 0 h
        order(4, "2026-11-16 09:00:00"),  # 49 h
        order(5, "2026-10-21 12:00:00"),  # thirty days ago to the second: no longer counted
        order(6, "2026-10-21 12:00:01"),  # 24 h and nothing more
        order(7, "2026-11-17 10:00:00", "已关闭", "已全额退款", sent=False),
        order(8, "2026-11-17 10:00:00"),  # no track
        order(9, "2026-11-19 10:00:00", "待发货", sent=False),
        picked_up={
            1: "2026-11-16 12:00:00", 2: "2026-11-17 10:00:00", 3: "2026-11-16 23:00:00",
            4: "2026-11-18 10:00:00", 5: "2026-10-22 12:00:00", 6: "2026-10-22 12:00:01",
        },
    )  # fmt: skip
    shop = told(place)
    assert (shop.orders, shop.done, shop.waiting, shop.unknown, shop.left_out) == (8, 5, 1, 1, 1)
    assert (shop.median, shop.ninetieth) == (4 * HOUR, 49 * HOUR)  # 0 2 4 24 49
    assert [(one.limit // HOUR, one.orders, one.share) for one in shop.longer] == [(24, 1, 0.2), (48, 1, 0.2)]
    assert (shop.stage, "70" in shop.stage_said, "60" in shop.stage_said) == ("growing", True, True)
    (drag,) = shop.drags
    assert (drag.order_id, drag.status, drag.waited) == (number(9), "待发货", 26 * HOUR)
    assert (drag.known, drag.sure) == (parse_iso("2026-11-20T10:00:00"), 24 * HOUR)
    assert [(one.limit // HOUR, one.orders) for one in shop.waiting_longer] == [(24, 1), (48, 0)]


def test_those_that_wait_longest_come_first(place: Workplace, tmp_path: Path) -> None:
    bring(
        place,
        tmp_path,
        order(1, "2026-11-19 17:59:59", "待发货", sent=False),
        order(2, "2026-11-19 18:00:00", "待发货", sent=False),  # counts from six in the morning
        order(3, "2026-11-20 05:59:59", "待发货", sent=False),  # that too: the earlier payment first
        order(4, "2026-11-20 11:00:00"),
        order(5, "2026-11-20 06:00:01", "待发货", sent=False),
        picked_up={},
    )
    shop = told(place)
    assert [(drag.order_id, drag.waited) for drag in shop.drags] == [
        (number(1), 18 * HOUR + 1), (number(2), 6 * HOUR), (number(3), 6 * HOUR), (number(5), 6 * HOUR - 1),
    ]  # fmt: skip
    assert (shop.waiting, shop.more, shop.unknown) == (4, 0, 1)
    assert (shop.median, shop.ninetieth, shop.longer[0].share) == (None, None, None)
    assert shop.stage == "unsure"  # the files reach back two days


def test_a_parcel_known_not_to_have_left(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, order(1, "2026-11-19 09:00:00"), picked_up={})
    rows = ((f"YT{1:013}", "圆通速递", "2026-11-19 09:10:00", "您的订单已下单，等待揽收"),)
    import_files(place, [write_csv(tmp_path / "轨迹 2026-11-20 11_00_00.csv", TRACK_HEADER, *rows)], now=NOW)
    (drag,) = told(place).drags
    assert (drag.waybills, drag.waited, drag.sure) == (f"YT{1:013}", 27 * HOUR, 26 * HOUR)


def test_without_a_courier_that_tells_nothing_is_counted(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, order(1, "2026-11-19 09:00:00"), picked_up={})
    assert (told(place).unknown, told(place).left_out) == (1, 0)
    set_tags(place, [number(1)], [Change("no-courier-data")], NOW)
    assert (told(place).unknown, told(place).left_out) == (0, 1)


def test_a_moment_in_the_past_knows_nothing_of_later(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, order(1, "2026-11-19 09:00:00"), picked_up={1: "2026-11-20 08:00:00"})
    assert (told(place).done, told(place).median) == (1, 23 * HOUR)
    before = told(place, parse_iso("2026-11-20T07:00:00"))
    assert (before.done, before.waiting, before.drags[0].waited) == (0, 1, 22 * HOUR)


def test_the_thirtieth_order_ends_the_growing_stage(place: Workplace, tmp_path: Path) -> None:
    orders = [order(nth, "2026-11-19 09:00:00") for nth in range(1, 30)]
    old = order(99, "2026-10-01 09:00:00", "已完成")
    bring(place, tmp_path, *orders, old, picked_up={})
    assert (told(place).orders, told(place).stage) == (29, "growing")
    more = [*orders, order(30, "2026-11-19 09:00:00"), old]
    bring(place, tmp_path, *more, picked_up={})
    assert (told(place).orders, told(place).stage) == (30, "usual")
