"""The refund helper on real files: orders, tracks and after-sale exports of one made-up order, worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.finding import Risk
from shopguard.core.refunds import Answer, ShopKind, Way
from shopguard.flows.costs.refund_views import RefundRow
from shopguard.flows.costs.refunds import refunds, say_shop_kind
from shopguard.flows.orders.order_list import Filter, count_orders, list_orders, refund_count
from shopguard.flows.orders.tagging import Change, set_tags
from shopguard.flows.workplace import Workplace
from tests.flows.imports.test_after_sale_files import (
    CASES_NAME,
    NOW,
    ON_ITS_WAY,
    ORDERS_NAME,
    bring,
    finding,
    orders,
    tracks,
)
from tests.importers.money_files import ORDER, case, write_cases

ASKED = parse_iso("2026-11-19T10:00:00")
CHEAP = {"应付金额（元）": "99.00", "退商品金额（元）": "99.00"}
FITS = case(售后类型="仅退款（未收到货）", **CHEAP)
REFUSED = (*ON_ITS_WAY, ("2026-11-21 20:00:00", "收件人拒收，快件退回"))


def told(place: Workplace, at: int = NOW) -> RefundRow:
    (row,) = refunds(place, at).rows
    return row


def answers(row: RefundRow) -> dict[str, str]:
    return {check.name: check.answer.value for check in row.checks}


def test_nothing_to_see_says_what_to_import(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY))
    view = refunds(place, NOW)
    assert (view.rows, view.shops, view.notes) == ((), (), ())
    assert "售后单" in view.nothing


def test_a_parcel_on_its_way(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, FITS, name=CASES_NAME))
    row = told(place)
    assert (row.order_id, row.waybill, row.courier) == (ORDER, "YT0000000000101", "圆通速递")
    assert (row.asked_at, row.asked_by, row.paid_fen, row.asked_fen) == (ASKED, "after_sales", 129_900, 9_900)
    assert (row.way, row.known) == (Way.UNDER_WAY, parse_iso("2026-11-22T11:59:00"))
    assert answers(row) == {
        "shop": "unknown", "shipped": "yes", "unsigned": "yes", "amount": "yes", "not_received": "yes", "moving": "yes",
    }  # fmt: skip
    assert (row.eligible, row.because[:5]) == (Answer.UNKNOWN, "店铺类型：")
    assert [(clock.name, clock.until) for clock in row.clocks] == [("answer", parse_iso("2026-11-26T10:00:00"))]
    assert (row.deadline, row.over) == (finding(place, "refund-intercept")[2], False)
    assert row.steps[0].text == "发起拦截：售后 → 售后工作台 → 售后详情 → 发起拦截。"
    assert "最高 1000 元" in row.steps[-1].text


def test_the_owner_says_once_what_kind_of_shop_it_is(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, FITS, name=CASES_NAME))
    (shop,) = refunds(place, NOW).shops
    assert (shop.name, shop.shown, shop.kind) == ("default", "（未填店铺名）", None)
    say_shop_kind(place, shop.name, ShopKind.ORDINARY)
    assert (told(place).eligible, told(place).because) == (Answer.YES, "已知的条件都符合")
    say_shop_kind(place, shop.name, ShopKind.SPECIAL)
    assert (told(place).eligible, refunds(place, NOW).shops[0].kind) == (Answer.NO, ShopKind.SPECIAL)
    say_shop_kind(place, shop.name, None)
    assert told(place).eligible is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("asked", "freight", "discount", "answer"),
    [
        ("999.99", "0.00", "0.00", "yes"),
        ("1,000.00", "0.00", "0.00", "no"),
        ("990.00", "9.99", "0.00", "yes"),
        ("990.00", "10.00", "0.00", "unknown"),
        ("990.00", "0.00", "10.00", "unknown"),
    ],
)
def test_under_a_thousand(
    place: Workplace, tmp_path: Path, asked: str, freight: str, discount: str, answer: str
) -> None:
    amounts = {"退商品金额（元）": asked, "退运费金额（元）": freight, "退支付优惠（元）": discount}
    bring(place, orders(tmp_path), write_cases(tmp_path, case(**amounts), name=CASES_NAME))
    assert answers(told(place))["amount"] == answer


@pytest.mark.parametrize(("word", "answer"), [("是", Answer.YES), ("否", Answer.NO), ("-", Answer.UNKNOWN)])
def test_the_files_own_word_on_it(place: Workplace, tmp_path: Path, word: str, answer: Answer) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY))
    bring(place, write_cases(tmp_path, case(是否拒签后退款=word, **CHEAP), name=CASES_NAME))
    assert told(place).eligible is answer
    assert ("是否拒签后退款" in told(place).because) is (word != "-")


def test_the_files_own_moment_is_a_clock_of_its_own(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY))
    bring(place, write_cases(tmp_path, case(自动处理截止时间="2026-11-24 10:00:00"), name=CASES_NAME))
    row = told(place)
    assert [clock.name for clock in row.clocks] == ["platform", "answer"]
    assert row.deadline == parse_iso("2026-11-24T10:00:00")


def test_never_picked_up(place: Workplace, tmp_path: Path) -> None:
    ordered = ("2026-11-18 12:30:00", "您的订单已下单，等待揽收")
    bring(place, orders(tmp_path), tracks(tmp_path, ordered), write_cases(tmp_path, FITS, name=CASES_NAME))
    row = told(place, parse_iso("2026-11-20T11:00:00"))
    assert (row.way, row.eligible, answers(row)["moving"]) == (Way.NOT_PICKED_UP, Answer.NO, "no")
    assert [(clock.name, clock.until) for clock in row.clocks] == [("by_itself", parse_iso("2026-11-20T12:00:00"))]
    assert [step.name for step in row.steps] == ["hold", "intercept", "sign_agreement", "agree"]
    assert "2026-11-20 12:00" in row.steps[-1].text
    twelve = [told(place, parse_iso(at)).soon for at in ("2026-11-19T23:59:59", "2026-11-20T00:00:00")]
    assert (twelve, row.soon) == ([False, True], True)  # twelve hours before
    over = told(place)
    assert (over.soon, over.over, over.steps[0].name) == (False, True, "look_granted")


def test_without_any_track(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), write_cases(tmp_path, FITS, name=CASES_NAME))
    row = told(place)
    assert (row.way, row.steps[0].name) == (Way.UNKNOWN, "import_track")
    assert answers(row)["moving"] == answers(row)["unsigned"] == "unknown"


def test_refused_by_the_buyer(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *REFUSED), write_cases(tmp_path, FITS, name=CASES_NAME))
    row = told(place)
    assert row.way is Way.REFUSED
    assert [(clock.name, clock.until) for clock in row.clocks] == [
        ("stopped", parse_iso("2026-11-23T20:00:00")), ("answer", parse_iso("2026-11-26T10:00:00")),
    ]  # fmt: skip
    assert row.deadline == finding(place, "refund-intercept")[2]
    assert [step.name for step in row.steps] == ["settle", "goods_back"]


def test_signed_for_all_the_same(place: Workplace, tmp_path: Path) -> None:
    signed = (*ON_ITS_WAY, ("2026-11-22 09:00:00", "快件已签收，签收人：本人"))
    bring(place, orders(tmp_path), tracks(tmp_path, *signed), write_cases(tmp_path, FITS, name=CASES_NAME))
    row = told(place)
    assert (row.way, row.deadline) == (Way.SIGNED, parse_iso("2026-11-24T09:00:00"))
    assert [step.name for step in row.steps] == ["refuse_and_offer"]


def test_the_owners_tags_count(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, FITS, name=CASES_NAME))
    set_tags(place, [ORDER], [Change("refund-asked", parse_iso("2026-11-20T10:00:00"))], NOW)
    set_tags(place, [ORDER], [Change("intercepted", parse_iso("2026-11-22T08:00:00"))], NOW)
    row = told(place)
    assert (row.asked_by, row.way, row.deadline) == ("owner", Way.INTERCEPTED, parse_iso("2026-11-24T08:00:00"))
    assert [step.name for step in row.steps] == ["settle", "goods_back", "claim"]
    before = told(place, parse_iso("2026-11-21T12:00:00"))  # nothing of the future is known then
    assert before.way is Way.UNDER_WAY


def test_an_order_export_alone(place: Workplace, tmp_path: Path) -> None:
    path = orders(tmp_path, name=ORDERS_NAME)
    path.write_text(
        path.read_text("utf-8-sig").replace(",-,2026-11-18 09", ",售后待处理,2026-11-18 09", 1), "utf-8-sig"
    )
    bring(place, path, tracks(tmp_path, *ON_ITS_WAY))
    row = told(place)
    assert (row.asked_at, row.asked_by, row.asked_fen, row.deadline) == (None, "orders", None, None)
    assert answers(row)["amount"] == "unknown"  # 1299 yuan were paid, how much is asked for stands in no file
    assert refunds(place, NOW).notes[0].startswith("还没有导入过售后单")


def test_a_track_that_stands_still(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, ON_ITS_WAY[0]), write_cases(tmp_path, FITS, name=CASES_NAME))
    row = told(place)  # picked up on the 18th at seven in the evening, no hub since
    assert (answers(row)["moving"], row.eligible) == ("no", Answer.NO)
    assert "发运严重超时" in row.because


def test_long_signed_for_there_is_nothing_left_to_do(place: Workplace, tmp_path: Path) -> None:
    signed = (*ON_ITS_WAY[:3], ("2026-11-20 11:59:59", "快件已签收，签收人：本人"))
    bring(place, orders(tmp_path), tracks(tmp_path, *signed), write_cases(tmp_path, FITS, name=CASES_NAME))
    assert told(place, NOW - 1).way is Way.SIGNED  # exactly 48 hours
    assert refunds(place, NOW).rows == ()


def test_refunded_in_full_there_is_nothing_left_to_do(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path), tracks(tmp_path, *ON_ITS_WAY), write_cases(tmp_path, FITS, name=CASES_NAME))
    assert told(place).order_id == ORDER
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET refunded = 1")
    assert refunds(place, NOW).rows == ()


def test_the_card_in_the_table_beside_the_risk(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path, name=ORDERS_NAME), tracks(tmp_path, *ON_ITS_WAY))
    assert (refund_count(place), [row.refund for row in list_orders(place, Filter())]) == (0, [False])
    bring(place, write_cases(tmp_path, FITS, name=CASES_NAME))
    (row,) = list_orders(place, Filter(refund=True))
    assert (row.refund, row.risk, row.clause) == (True, Risk.OK, "refund-intercept")  # a hint is no risk
    assert refund_count(place) == count_orders(place, Filter(refund=True)) == 1
    assert list_orders(place, Filter(refund=True, text="no such")) == []


def test_the_card_stands_beside_a_violation_too(place: Workplace, tmp_path: Path) -> None:
    bring(place, orders(tmp_path, name=ORDERS_NAME), tracks(tmp_path, ON_ITS_WAY[0]))
    bring(place, write_cases(tmp_path, FITS, name=CASES_NAME))
    (row,) = list_orders(place, Filter(refund=True))
    assert (row.refund, row.risk, row.clause) == (True, Risk.VIOLATED, "dispatch-missing")
