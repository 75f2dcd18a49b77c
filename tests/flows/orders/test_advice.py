"""The advice of the order panel fits an order whose buyer asked for the money back."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_track

ORDER, T0 = "6900000000000000001", parse_iso("2026-11-18T10:00:00")


def advised(place: Workplace, clause: str) -> str:
    found = order_detail(place, ORDER, T0 + 12 * HOUR).findings
    return next(one.instead for one in found if one.finding.clause == clause)


def save(place: Workplace, **facts: object) -> None:
    with place.store.transaction() as db:
        save_order(
            db,
            line(ORDER, submitted_at=T0, paid_at=T0, promised_at=T0 + 24 * HOUR, **facts),
            known_as_of=T0 + 10 * HOUR,
        )


def test_not_sent_and_a_refund_asked_for(place: Workplace) -> None:
    save(place, status="待发货", after_sale="售后待处理")
    assert "先别发货" in advised(place, "ship-overdue")
    assert advised(place, "out-of-stock") == advised(place, "ship-overdue")


def test_not_sent_and_nothing_asked_for(place: Workplace) -> None:
    save(place, status="待发货", after_sale="-")
    assert advised(place, "ship-overdue") == place.rulebook.clause("ship-overdue").instead["zh"]


@pytest.mark.parametrize("clause", ["pickup-timeout", "pickup-missing", "ship-overdue"])
def test_uploaded_not_picked_up_and_a_refund_asked_for(place: Workplace, clause: str) -> None:
    save(place, after_sale="售后待处理", uploaded_at=T0 + HOUR, waybills="yto:YT0000000000001")
    with place.store.transaction() as db:
        save_track(db, "YT0000000000001", [], known_as_of=T0 + 10 * HOUR)
    assert "48 小时" in advised(place, clause)
    assert "拦截" in advised(place, "refund-intercept")
