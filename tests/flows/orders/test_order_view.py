"""What the order panel is told beside the findings: back-office paths, the wait for the pickup, what is set aside, its colours."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.core.marks import AsideReason
from shopguard.flows.judging import refresh
from shopguard.flows.orders.marks import hand_over, note, set_aside
from shopguard.flows.orders.order_detail import FindingView, OrderView, order_detail, order_details
from shopguard.flows.orders.pickup_wait import Waited, waited_for_pickup
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_track

ORDER, WAYBILL, T0 = "6900000000000000001", "YT0000000000001", parse_iso("2026-11-18T10:00:00")


@pytest.fixture
def late(place: Workplace) -> Workplace:
    """100 yuan, uploaded at 11:00, and 25 h later still no pickup: 1 %, at least 3 yuan."""
    with place.store.transaction() as db:
        facts = {"submitted_at": T0, "paid_at": T0, "promised_at": T0 + 48 * HOUR, "amount_fen": 10_000}
        save_order(
            db,
            line(ORDER, uploaded_at=T0 + HOUR, waybills=f"yto:{WAYBILL}", **facts),
            known_as_of=T0 + 26 * HOUR,
        )
        save_track(db, WAYBILL, [], known_as_of=T0 + 26 * HOUR)
    return place


def at_noon(place: Workplace) -> OrderView:
    return order_detail(place, ORDER, T0 + 26 * HOUR)


def finding(order: OrderView, clause: str) -> FindingView:
    return next(view for view in order.findings if view.finding.clause == clause)


def test_a_breach_is_looked_up_where_parcels_and_where_fines_are_listed(late: Workplace) -> None:
    assert finding(at_noon(late), "pickup-timeout").places == ("物流 → 包裹中心 → 异常包裹", "违规管理 → 赔付列表")


def test_what_has_time_leads_nowhere(late: Workplace) -> None:
    assert finding(order_detail(late, ORDER, T0 + 2 * HOUR), "pickup-timeout").places == ()


def test_a_warning_is_looked_up_where_the_platform_warns(late: Workplace) -> None:
    order = order_detail(late, ORDER, T0 + 20 * HOUR)  # 5 h before the end of the 24
    assert "奖惩中心 → 预警管理" in finding(order, "pickup-timeout").places


def test_a_path_the_advice_names_already_is_not_said_twice(late: Workplace) -> None:
    for view in at_noon(late).findings:
        assert not any(path in view.instead for path in view.places)


def test_what_is_set_aside_costs_nothing_and_is_there_all_the_same(late: Workplace) -> None:
    assert at_noon(late).yuan_now_fen == 300
    now = T0 + 26 * HOUR
    set_aside(late, [ORDER], "pickup-timeout", WAYBILL, AsideReason.NOT_FINED, "", None, now)
    order = at_noon(late)
    assert order.yuan_now_fen == 0
    assert all(one.clause != "pickup-timeout" for one in order.amounts.violations)
    aside = finding(order, "pickup-timeout").finding.set_aside
    assert aside is not None
    assert (aside.reason, aside.made_at) == (AsideReason.NOT_FINED, now)
    assert order.risk is not Risk.VIOLATED


def test_marks_and_colours_come_with_the_one_order_that_is_read(late: Workplace) -> None:
    refresh(late, T0 + 20 * HOUR)
    refresh(late, T0 + 26 * HOUR)
    hand_over(late, [ORDER], T0 + 25 * HOUR, T0 + 26 * HOUR)
    note(late, [ORDER], "快递说今晚来（编造）", T0 + 26 * HOUR)
    order = at_noon(late)
    assert (order.marks.handed_over_at, order.marks.note) == (T0 + 25 * HOUR, "快递说今晚来（编造）")
    assert [(step.at, step.risk, step.card) for step in order.history][-1] == (
        T0 + 26 * HOUR,
        Risk.VIOLATED,
        "揽收超时",
    )
    assert order_details(late, [ORDER], T0 + 26 * HOUR)[ORDER].history == ()


@pytest.mark.parametrize(
    ("paid", "pickups", "waits"),
    [
        # at 20:00 it counts from the next morning's 06:00
        ("2026-11-18T20:00:00", ["2026-11-19T09:30:00"], ("2026-11-19T06:00:00", 3 * HOUR + 1_800)),
        ("2026-11-18T10:00:00", ["2026-11-18T15:00:00", "2026-11-19T10:00:00"], ("2026-11-18T10:00:00", 24 * HOUR)),
        ("2026-11-18T10:00:00", ["2026-11-18T15:00:00", None], None),
        ("2026-11-18T10:00:00", [], None),
        (None, ["2026-11-18T15:00:00"], None),
    ],
)
def test_the_wait_ends_with_the_last_pickup(
    place: Workplace, paid: str | None, pickups: list[str | None], waits: tuple[str, int] | None
) -> None:
    told = waited_for_pickup(
        place, parse_iso(paid) if paid else None, [parse_iso(at) if at else None for at in pickups]
    )
    assert told == (Waited(parse_iso(waits[0]), waits[1]) if waits else None)
