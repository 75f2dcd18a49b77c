"""After-sale exports beside orders and tracks: what they change in the verdict, in real files, worked by hand."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.tagging import Change, set_tags, tags_of
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.workplace import Workplace
from tests.importers.money_files import CASE, ORDER, case, write_cases
from tests.importers.reading_files import TRACK_HEADER, write_csv

NOW = parse_iso("2026-11-22T12:00:00")
HEADER = ("主订单编号", "子订单编号", "订单状态", "售后状态", "订单提交时间", "支付完成时间", "承诺发货时间", "发货时间",
          "订单应付金额", "快递信息")  # fmt: skip
WAYBILL = "YT0000000000101"
ORDERS_NAME = "1795312800_00000000000000000000000000000000Demo.csv"  # 2026-11-22 10:00:00
TRACKS_NAME = "轨迹 2026-11-22 11_59_00.csv"
CASES_NAME = "售后单-2026-11-22 11_00_00.xlsx"


def orders(folder: Path, status: str = "已发货", sent: bool = True, name: str = "orders.csv") -> Path:
    """One order, paid on 18 November at nine, promised for the 20th at nine, uploaded on the 18th at noon."""
    times = ("2026-11-18 09:00:00", "2026-11-18 09:00:00", "2026-11-20 09:00:00")
    shipped = ("2026-11-18 12:00:00", "1299.00", f"{WAYBILL}-圆通速递,演示商品") if sent else ("-", "1299.00", "-")
    return write_csv(folder / name, HEADER, (ORDER, ORDER, status, "-", *times, *shipped))


def tracks(folder: Path, *lines: tuple[str, str]) -> Path:
    """A track file that speaks up to a minute before now."""
    rows = ((WAYBILL, "圆通速递", at, text) for at, text in lines)
    return write_csv(folder / TRACKS_NAME, TRACK_HEADER, *rows)


ON_ITS_WAY = (
    ("2026-11-18 19:00:00", "您的快件在【浙江省金华市义乌市】已揽收"),
    ("2026-11-19 02:00:00", "快件已到达【金华转运中心】"),
    ("2026-11-20 02:00:00", "快件离开【金华转运中心】已发往【南京转运中心】"),
    ("2026-11-21 12:00:00", "快件已到达【南京转运中心】"),
)


def finding(place: Workplace, clause: str, at: int = NOW) -> tuple[str, str, int | None]:
    """State, reason and deadline of the order's finding."""
    for order in judge_all(place, at, everything=True):
        for found, reason, _ in order.findings:
            if found.clause == clause:
                return found.state.value, reason, found.deadline
    return "", "", None


def bring(place: Workplace, *paths: Path) -> None:
    report = import_files(place, list(paths), now=NOW)
    assert [result.refused for result in report.files] == [None] * len(paths)


def test_a_refund_asked_after_shipping_is_a_hint_with_its_clock(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY))
    assert finding(place, "refund-intercept")[0] == ""
    bring(place, write_cases(tmp_path, CASE, name=CASES_NAME))
    state, reason, deadline = finding(place, "refund-intercept")
    assert (state, deadline) == ("hint", parse_iso("2026-11-26T10:00:00"))  # asked on the 19th at ten, 7 days
    assert reason.endswith("（按售后文件）")
    assert "2026-11-19 10:00:00" in reason


def test_a_refund_asked_again_has_its_own_seven_days(place: Workplace, tmp_path: Path) -> None:
    again = case(售后单号="143000000000000002", 售后申请时间="2026-11-21 10:00:00")
    cases = write_cases(tmp_path, case(售后状态="拒绝售后申请"), again, name=CASES_NAME)
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), cases)
    assert finding(place, "refund-intercept")[2] == parse_iso("2026-11-28T10:00:00")


def test_the_owners_own_moment_goes_before_the_file(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, CASE, name=CASES_NAME))
    set_tags(place, [ORDER], [Change("refund-asked", parse_iso("2026-11-20T10:00:00"))], NOW)
    state, reason, deadline = finding(place, "refund-intercept")
    assert (state, deadline) == ("hint", parse_iso("2026-11-27T10:00:00"))
    assert "售后文件" not in reason


@pytest.mark.parametrize("paths", list(itertools.permutations(range(3))))
def test_whatever_came_first(place: Workplace, tmp_path: Path, paths: tuple[int, ...]) -> None:
    files = (orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, CASE, name=CASES_NAME))
    for number in paths:
        bring(place, files[number])
    assert finding(place, "refund-intercept")[2] == parse_iso("2026-11-26T10:00:00")
    assert [(tag.name, tag.at) for tag in tags_of(place, ORDER)] == [("refund-asked", parse_iso("2026-11-19T10:00:00"))]


def test_a_return_the_buyer_asked_for_is_no_recall(place: Workplace, tmp_path: Path) -> None:
    back = (*ON_ITS_WAY, ("2026-11-21 20:00:00", "快件已退回，正在返回寄件地"))
    bring(place, orders(tmp_path, name=ORDERS_NAME), tracks(tmp_path, *back))
    assert finding(place, "recalled")[0] == "breached"
    bring(place, write_cases(tmp_path, CASE, name=CASES_NAME))
    state, reason, _ = finding(place, "recalled")
    assert (state, reason[-7:]) == ("exempt", "（按售后文件）")


def test_a_refund_asked_after_the_parcel_came_back_excuses_nothing(place: Workplace, tmp_path: Path) -> None:
    back = (*ON_ITS_WAY, ("2026-11-21 20:00:00", "快件已退回，正在返回寄件地"))
    late = case(售后申请时间="2026-11-22 10:00:00")
    bring(
        place, orders(tmp_path, name=ORDERS_NAME), tracks(tmp_path, *back), write_cases(tmp_path, late, name=CASES_NAME)
    )
    assert finding(place, "recalled")[0] == "breached"


@pytest.mark.parametrize(("agreed", "state"), [("2026-11-20 09:00:00", "exempt"), ("2026-11-20 09:00:01", "breached")])
def test_agreed_in_time_or_too_late(place: Workplace, tmp_path: Path, agreed: str, state: str) -> None:
    told = case(售后类型="退货退款", 售后状态="待买家退货", 同意售后申请时间=agreed)
    bring(place, orders(tmp_path, "待发货", sent=False, name=ORDERS_NAME), write_cases(tmp_path, told, name=CASES_NAME))
    found, reason, _ = finding(place, "ship-overdue")
    assert (found, "按售后文件" in reason) == (state, state == "exempt")


@pytest.mark.parametrize(
    ("refunded", "state"), [("2026-11-20 09:00:00", "exempt"), ("2026-11-20 09:00:01", "breached")]
)
def test_all_the_money_back_in_time_or_too_late(place: Workplace, tmp_path: Path, refunded: str, state: str) -> None:
    told = case(售后状态="同意退款，退款成功", 商家退款时间=refunded)
    bring(place, orders(tmp_path, "待发货", sent=False, name=ORDERS_NAME), write_cases(tmp_path, told, name=CASES_NAME))
    found, reason, _ = finding(place, "ship-overdue")
    assert (found, "按售后文件" in reason) == (state, state == "exempt")


def test_a_part_of_the_money_back_does_not_end_the_clock(place: Workplace, tmp_path: Path) -> None:
    told = case(
        售后状态="同意退款，退款成功", 商家退款时间="2026-11-19 11:00:00", 同意售后申请时间="2026-11-19 11:00:00"
    )
    told["退商品金额（元）"] = "5.00"
    bring(place, orders(tmp_path, "待发货", sent=False, name=ORDERS_NAME), write_cases(tmp_path, told, name=CASES_NAME))
    assert finding(place, "ship-overdue")[0] == "breached"


def test_rejected_cases_do_not_make_the_order_half_told(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path))
    [result] = import_files(place, [write_cases(tmp_path, case(售后申请时间="昨天"))], now=NOW).files
    assert (result.kind, result.rows, result.rejected) == ("after_sales", 1, 1)
    assert place.store.connection().execute("SELECT amount_fen FROM orders").fetchone()[0] == 129_900


def test_the_same_file_again_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    path = write_cases(tmp_path, CASE, case(售后单号="143000000000000002"))
    for expected in ((2, 0, 0), (0, 0, 2)):
        [result] = import_files(place, [orders(tmp_path), path], now=NOW).files[1:]
        assert (result.added, result.changed, result.unchanged) == expected


EXCHANGE = "SF0000000000102"
EXCHANGED = case(售后类型="换货", 售后状态="换货成功", 同意售后申请时间="2026-11-20 12:00:00", 换货物流单号=EXCHANGE)


@pytest.mark.parametrize("case_first", [True, False])
def test_an_exchange_waybill_is_no_late_parcel_of_the_order(place: Workplace, tmp_path: Path, case_first: bool) -> None:
    row = (ORDER, ORDER, "已发货", "-", "2026-11-18 09:00:00", "2026-11-18 09:00:00", "2026-11-20 09:00:00",
           "2026-11-18 12:00:00", "1299.00", f"{WAYBILL}-圆通速递,演示商品;{EXCHANGE}-顺丰速运,演示商品")  # fmt: skip
    sent = write_csv(tmp_path / "sent.csv", HEADER, row)
    late = (EXCHANGE, "顺丰速运", "2026-11-21 10:00:00", "顺丰速运 已收取快件")
    picked_up = ((WAYBILL, "圆通速递", *ON_ITS_WAY[0]), late)
    moved = write_csv(tmp_path / TRACKS_NAME, TRACK_HEADER, *picked_up)
    cases = write_cases(tmp_path, EXCHANGED, name=CASES_NAME)
    if case_first:
        bring(place, cases)
    bring(place, sent, moved)
    if not case_first:
        assert finding(place, "ship-overdue")[0] == "breached"
        bring(place, cases)
    assert finding(place, "ship-overdue")[0] == "met"


def test_a_refused_parcel_comes_back_under_its_own_number_and_stays_judged(place: Workplace, tmp_path: Path) -> None:
    told = case(售后类型="退货退款", 售后状态="待商家收货", 退货物流单号=WAYBILL)
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, told, name=CASES_NAME))
    assert finding(place, "ship-overdue")[0] == "met"
