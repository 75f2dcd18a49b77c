"""Worked cases of an order with several parcels, each with what is known of it: no part is blamed for what another one shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import BEIJING, HOUR, to_seconds
from shopguard.core.finding import Finding
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent
from shopguard.core.rulebook import Rulebook
from shopguard.resources import resource
from shopguard.store.engine import sqlite3
from shopguard.store.store import Store
from tests.facts import NO_SHAPES, intake_of, line, save_order, save_track

ORDER, ONE, OTHER = "6900000000000000001", "YT0000000000001", "YT0000000000002"
PAID = to_seconds(datetime(2026, 11, 10, 10, tzinfo=BEIJING))
PROMISED = PAID + 48 * HOUR
NOW = PAID + 100 * HOUR


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    store = Store(tmp_path)
    yield store.connection()
    store.close()


def save_two_parcels(db: sqlite3.Connection, after_sale: str = "-") -> None:
    """An order sent in two parcels, uploaded two hours after the payment."""
    save_order(
        db,
        line(
            ORDER,
            status="已发货",
            after_sale=after_sale,
            paid_at=PAID,
            promised_at=PROMISED,
            uploaded_at=PAID + 2 * HOUR,
            waybills=f"yto:{ONE},yto:{OTHER}",
        ),
        known_as_of=NOW,
    )


def save_list_row(db: sqlite3.Connection, *, hub_at: int) -> None:
    """A parcel list that only tells where the first parcel was last: at a hub."""
    event = TrackEvent(hub_at, "到达分拨", EventKind("hub"))
    row = ParcelRow("yto", ONE, (ORDER,), PAID + 2 * HOUR, None, None, event)
    intake = intake_of(db, frozenset({"uploaded_at", "last_event"}), hub_at, shapes=NO_SHAPES)
    intake.save_parcels([(row, 1)])
    intake.finish()


def said(db: sqlite3.Connection, clause: str, rulebook: Rulebook | None = None, at: int = NOW) -> Finding:
    """What is said of the order by one clause."""
    judge(db, rulebook or load_rulebook(resource("rules", "douyin")), Question(at))
    (found,) = [one for one in findings(db) if one.clause == clause]
    return found


def test_gone_by_a_late_moment_is_not_proved_late_by_the_other_parcel(db: sqlite3.Connection) -> None:
    """An undated agreed after-sale excuses the parcel that never left; when the first one left nobody told."""
    save_two_parcels(db, after_sale="待退货")
    save_list_row(db, hub_at=PROMISED + 2 * HOUR)
    save_track(db, OTHER, [], known_as_of=NOW)
    found = said(db, "ship-overdue")
    assert (found.state.value, found.why) == ("unconfirmed", "time_unknown")


def test_without_an_after_sale_the_parcel_that_never_left_speaks(db: sqlite3.Connection) -> None:
    save_two_parcels(db)
    save_list_row(db, hub_at=PROMISED + 2 * HOUR)
    save_track(db, OTHER, [], known_as_of=NOW)
    assert said(db, "ship-overdue").state.value == "breached"


def test_an_excused_parcel_does_not_prove_a_doubtful_one(db: sqlite3.Connection) -> None:
    """The first parcel's late pickup may have been the unclear line before it; the other one's absence is excused."""
    save_two_parcels(db, after_sale="退款中")
    save_track(db, ONE, [(PROMISED - HOUR, "unknown"), (PROMISED + HOUR, "pickup")], known_as_of=NOW)
    save_track(db, OTHER, [], known_as_of=NOW)
    found = said(db, "ship-overdue")
    assert (found.state.value, found.why, found.happened_at) == ("suspect", "may_hide", PROMISED + HOUR)


def test_an_undated_after_sale_excuses_what_none_of_the_parcels_did(db: sqlite3.Connection) -> None:
    save_two_parcels(db, after_sale="待退货")
    for waybill in (ONE, OTHER):
        save_track(db, waybill, [], known_as_of=NOW)
    assert said(db, "ship-overdue").why == "after_sale_undated"


def test_the_clock_of_an_upload_waits_for_no_payment(db: sqlite3.Connection) -> None:
    """Asked of a moment before the last payment: the number that was uploaded earlier is awaited all the same."""
    uploaded = PAID - 36 * HOUR
    save_order(
        db,
        line(ORDER, status="已发货", paid_at=PAID, uploaded_at=uploaded, waybills=f"yto:{ONE}"),
        known_as_of=NOW,
    )
    save_track(db, ONE, [], known_as_of=NOW)
    found = said(db, "out-of-stock", at=PAID - HOUR)
    assert (found.state.value, found.since, found.deadline) == ("pending", uploaded, uploaded + 120 * HOUR)


def test_a_late_pickup_is_told_by_the_values_of_the_upload(db: sqlite3.Connection) -> None:
    """A made-up change of the pickup's time in December says nothing of an upload in November."""
    rulebook = load_rulebook(resource("rules", "douyin"))
    pickup = rulebook.clause("pickup-timeout")
    *before, current = pickup.values
    longer = replace(current, start=date(2026, 12, 1), clocks=(replace(current.clocks[0], within=72 * HOUR),))
    changed = replace(pickup, values=(*before, replace(current, end=longer.start), longer))
    rules = replace(rulebook, clauses=tuple(changed if one is pickup else one for one in rulebook.clauses))
    uploaded = PAID + 2 * HOUR
    save_order(
        db,
        line(
            ORDER,
            status="已发货",
            paid_at=PAID,
            promised_at=PAID + 240 * HOUR,
            uploaded_at=uploaded,
            waybills=f"yto:{ONE}",
        ),
        known_as_of=NOW,
    )
    save_track(db, ONE, [], known_as_of=NOW)
    found = said(db, "out-of-stock", rules, at=uploaded + 30 * HOUR)
    assert (found.since, found.deadline) == (uploaded, uploaded + 120 * HOUR)
