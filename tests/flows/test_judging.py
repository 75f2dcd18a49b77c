"""Verdicts kept up to date: after an import what was touched, as time passes what is due to change."""

from __future__ import annotations

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import Risk, State
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_list import Filter, count_orders, list_orders, risk_counts
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_track

T0 = parse_iso("2026-11-18T10:00:00")


def waiting(place: Workplace) -> None:
    with place.store.transaction() as db:
        save_order(
            db,
            line(
                "6900000000000000001",
                uploaded_at=T0,
                paid_at=T0,
                promised_at=T0 + 90 * HOUR,
                waybills="yto:YT0000000000001",
            ),
            known_as_of=T0 + HOUR,
        )
        save_track(db, "YT0000000000001", [], known_as_of=T0 + 100 * HOUR)


def test_only_what_is_due_to_change_is_judged_again(place: Workplace) -> None:
    waiting(place)
    first = refresh(place, T0 + HOUR)
    assert (first.judged, first.next_change_at) == (1, T0 + 12 * HOUR)  # pickup-timeout becomes due at half its window
    assert refresh(place, T0 + 12 * HOUR - 1).judged == 0
    second = refresh(place, T0 + 12 * HOUR)
    assert (second.judged, second.next_change_at) == (1, T0 + 24 * HOUR + 1)
    (row,) = list_orders(place, Filter())
    assert (row.risk, row.clause, row.state, row.deadline) == (Risk.DUE, "pickup-timeout", State.DUE, T0 + 24 * HOUR)
    refresh(place, T0 + 24 * HOUR + 1)
    (row,) = list_orders(place, Filter())
    assert (row.risk, row.yuan_fen) == (Risk.VIOLATED, 500)  # 5 % of 100 yuan, promise over 48 h


def test_new_facts_are_judged_at_once(place: Workplace) -> None:
    waiting(place)
    refresh(place, T0 + 30 * HOUR)
    assert risk_counts(place)[Risk.VIOLATED] == 1
    with place.store.transaction() as db:
        save_track(
            db, "YT0000000000001", [(T0 + 2 * HOUR, "pickup"), (T0 + 5 * HOUR, "hub")], known_as_of=T0 + 100 * HOUR
        )
    refresh(place, T0 + 30 * HOUR)
    assert risk_counts(place)[Risk.VIOLATED] == 0


def test_the_list_is_filtered_by_risk_and_text(place: Workplace) -> None:
    waiting(place)
    with place.store.transaction() as db:
        save_order(
            db,
            line("6900000000000000002", status="待发货", paid_at=T0, promised_at=T0 + 90 * HOUR, product="测试杯子"),
            known_as_of=T0,
        )
    refresh(place, T0 + 30 * HOUR)
    assert count_orders(place, Filter(risks=frozenset([Risk.OK]))) == 1
    for text in ("测试杯子", "0000002", "杯"):
        assert [row.order_id for row in list_orders(place, Filter(text=text))] == ["6900000000000000002"]
    for text in ("yt0000000000001", "圆通", "YT00000"):
        assert [row.order_id for row in list_orders(place, Filter(text=text))] == ["6900000000000000001"]
    assert list_orders(place, Filter(text="'; DROP TABLE orders; --")) == []
    assert count_orders(place, Filter()) == 2


def test_a_clock_set_back_judges_everything_again(place: Workplace) -> None:
    waiting(place)
    refresh(place, T0 + 30 * HOUR)
    assert risk_counts(place)[Risk.VIOLATED] == 1
    assert refresh(place, T0 + 2 * HOUR).judged == 1
    assert risk_counts(place)[Risk.VIOLATED] == 0
