"""The shop at moments to come, and what handing over orders saves: strikes by calendar year, the longest term of each measure."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.what_if import position, positions, saving
from shopguard.flows.workplace import Workplace
from shopguard.store.store import Store
from tests.facts import line, save_order, save_track
from tests.flows.test_penalties import T0, shipped

EVE = parse_iso("2026-12-31T10:00:00")


def early(place: Workplace, number: int, day: int) -> None:
    """One made-up order whose parcel was picked up an hour before it was paid."""
    waybill = f"YT{number:013d}"
    paid = {"paid_at": day, "promised_at": day + 48 * HOUR, "uploaded_at": day + HOUR}
    made = line(f"69{number:017d}", waybills=f"yto:{waybill}", **paid)
    events = [(day - HOUR, "pickup"), (day + HOUR, "hub"), (day + 2 * HOUR, "out"), (day + 3 * HOUR, "signed")]
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=day + 4 * HOUR)
        save_track(db, waybill, events, known_as_of=day + 4 * HOUR)


def test_strikes_are_those_of_the_moments_own_year(place: Workplace) -> None:
    for number in range(1, 26):
        shipped(place, number, uploaded_at=EVE - 48 * HOUR, known_as_of=EVE + HOUR)
    for number in range(30, 60):
        shipped(place, number, uploaded_at=EVE, known_as_of=EVE + HOUR)
    told = positions(place, load_outlook(place, EVE + HOUR), (0, 12, 13))
    assert [one.strikes for one in told] == [1, 1, 0]  # 11:00, 23:00, and midnight


def test_of_a_measure_that_several_days_bring_the_longest_term_is_told(place: Workplace) -> None:
    """25 missing pickups on the 20th are type 1: no new products for 7 days; 25 early pickups on the 22nd type 2: for 3 days."""
    for number in range(1, 26):
        shipped(place, number, known_as_of=T0 + 2 * DAY + HOUR)
        early(place, number + 200, T0 + 4 * DAY)
    for number in range(100, 130):
        shipped(place, number, uploaded_at=T0 + 2 * DAY, known_as_of=T0 + 2 * DAY + HOUR)
    there = position(place, load_outlook(place, T0 + 5 * DAY), T0 + 5 * DAY)
    terms = {threat.measure: threat.days for threat in there.threats}
    assert there.strikes == 2
    assert (terms["禁止上新"], terms["限制预售"], terms["限制精选联盟"]) == (7, 15, 5)


def test_the_order_that_keeps_the_day_under_the_line_saves_the_strike(place: Workplace) -> None:
    for number in range(1, 21):
        shipped(place, number, known_as_of=T0 + 47 * HOUR)
    for number in range(30, 60):
        shipped(place, number, uploaded_at=T0 + 40 * HOUR, known_as_of=T0 + 47 * HOUR)
    outlook = load_outlook(place, T0 + 47 * HOUR)
    one = min(outlook.shops)
    told = saving(outlook, T0 + 49 * HOUR, frozenset({one}))
    # 25 yuan instead of the 3 that the order costs already
    assert (told.strikes, told.fen, told.stays_off_red) == (1, 2_200, 0)


def test_a_moved_slider_asks_no_database(demo_place: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    outlook = costs_now(demo_place, moment).outlook
    ticked = frozenset(list(outlook.shops)[:3])
    with monkeypatch.context() as without:
        without.setattr(Store, "connection", None)
        told = positions(demo_place, outlook, (0, 1, 24, 168))
        saved = saving(outlook, moment + DAY, ticked)
    assert told[0].fen < told[-1].fen
    assert saved.handed_over == ticked
