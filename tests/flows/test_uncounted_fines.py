"""What is violated and yet costs nothing, or nothing on top: it is said where the amount stands."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import State
from shopguard.core.fines import Paid, is_free
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_detail import FindingView, order_detail
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order
from tests.flows.test_penalties import T0, shipped


def views(place: Workplace, order_id: str, at: int) -> dict[str, FindingView]:
    return {view.finding.clause: view for view in order_detail(place, order_id, at).findings}


def test_a_dearer_violation_counts_instead(place: Workplace) -> None:
    """Two days without a pickup: 25 % of 100 yuan for the grave case, and the 3 yuan of the light one not on top."""
    order_id = shipped(place, 1, known_as_of=T0 + 50 * HOUR)
    found = views(place, order_id, T0 + 50 * HOUR)
    light, grave = found["pickup-timeout"], found["pickup-missing"]
    assert (light.finding.state, light.yuan_fen) == (State.BREACHED, 0)
    assert "= 3 元" in light.price
    assert light.price.endswith("这条不另扣：同一单里更贵的那条已经算了")
    assert grave.yuan_fen == 2_500
    assert "不另扣" not in grave.price


def test_what_counts_says_nothing_of_others(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 30 * HOUR)
    light = views(place, order_id, T0 + 30 * HOUR)["pickup-timeout"]
    assert light.yuan_fen == 300
    assert "不另扣" not in light.price


def late(place: Workplace, order_id: str, promise: int, **facts: object) -> None:
    """Paid at T0, not sent, 169.90 yuan; known and judged five hours after the promise."""
    at = T0 + promise + 5 * HOUR
    made = {
        "paid_at": T0,
        "promised_at": T0 + promise,
        "amount_fen": 16_990,
        "unsent": 1,
        "waybills": "",
        "status": "待发货",
    }
    with place.store.transaction() as db:
        save_order(db, line(order_id, **(made | {"uploaded_at": None} | facts)), known_as_of=at)
    refresh(place, at)


def test_a_tier_that_costs_nothing_is_told_in_words(place: Workplace) -> None:
    order_id = "6900000000000000201"
    late(place, order_id, 48 * HOUR)
    overdue = views(place, order_id, T0 + 53 * HOUR)["ship-overdue"]
    assert overdue.finding.state is State.BREACHED
    assert overdue.price == "这一档不扣款，只计入店铺每天的发货超时率；一直不发，到了缺货的期限再按缺货扣"
    (row,) = list_orders(place, Filter())
    assert (row.clause, row.yuan_fen, row.unfined) == ("ship-overdue", 0, True)


def test_a_dearer_tier_is_reckoned(place: Workplace) -> None:
    order_id = "6900000000000000202"
    late(place, order_id, 72 * HOUR)
    overdue = views(place, order_id, T0 + 77 * HOUR)["ship-overdue"]
    assert "= 2 元" in overdue.price  # 1 % of 169.90 yuan is 1.70, at least 2
    (row,) = list_orders(place, Filter())
    assert (row.yuan_fen, row.unfined) == (200, False)


@pytest.mark.parametrize(
    ("clause", "paid_at", "promise", "free"),
    [
        ("ship-overdue", T0, 48 * HOUR, True),
        ("ship-overdue", T0, 48 * HOUR + 1, False),
        ("ship-overdue", T0, None, False),  # it may be a dearer tier
        ("ship-overdue", None, None, False),
        ("ship-overdue", parse_iso("2025-05-12T10:00:00"), 48 * HOUR, False),  # the old rule: 10 yuan each
        ("auto-close", T0, 48 * HOUR, False),  # the rules name no amount: that is not nothing
    ],
)
def test_only_a_tier_of_nothing_is_free(
    place: Workplace, clause: str, paid_at: int | None, promise: int | None, free: bool
) -> None:
    promised = None if promise is None or paid_at is None else paid_at + promise
    paid = Paid(1, 16_990, paid_at, promised)
    assert is_free(place.rulebook, paid, clause, (paid_at or T0) + 50 * HOUR) is free
