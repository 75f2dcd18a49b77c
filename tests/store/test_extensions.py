"""Extensions in the database, and which orders one may concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.flows.workplace import Workplace
from shopguard.store.extensions import (
    as_if_removed,
    concerned_orders,
    fetch_extension,
    fetch_extensions,
    insert_extension,
    switch,
    touch_concerned,
)
from tests.facts import line, save_order, save_track

T0 = parse_iso("2026-11-10T10:00:00")
ORDER, WAYBILL = "6900000000000000001", "YT0000000000001"
PROVINCES = ("江苏", "新疆", "浙江")
WINDOW = 7 * DAY
SOUND = Extension(
    Terms(
        T0, T0 + DAY, ("浙江",), ("新疆", "江苏"), latest_at=T0 + 3 * DAY, clauses=("pickup-timeout", "ship-overdue")
    ),
    note="编造的延期，含逗号",
    source="编造的公告",
    read_on=date(2026, 11, 11),
)


def save_one(place: Workplace, **facts: object) -> None:
    told = {"submitted_at": T0 - 60, "paid_at": T0, "promised_at": T0 + 48 * HOUR, "uploaded_at": T0 + HOUR} | facts
    with place.store.transaction() as db:
        save_order(db, line(ORDER, waybills=f"yto:{WAYBILL}", **told), known_as_of=T0 + 2 * HOUR)
        db.execute("DELETE FROM to_judge")


def concerns(place: Workplace, terms: Terms) -> bool:
    with place.store.transaction() as db:
        found = concerned_orders(db, terms, WINDOW, PROVINCES)
        touch_concerned(db, terms, WINDOW, PROVINCES)
        assert [row[0] for row in db.execute("SELECT order_ref FROM to_judge")] == found
        db.execute("DELETE FROM to_judge")
    return bool(found)


def hours(first: int, last: int) -> Terms:
    return Terms(T0 + first * HOUR, T0 + last * HOUR, extra=HOUR)


def test_what_is_stored_comes_back(place: Workplace) -> None:
    other = replace(SOUND, terms=Terms(T0 + 1, T0 + 2, extra=7 * HOUR))
    with place.store.transaction() as db:
        first = insert_extension(db, SOUND, told_at=T0)
        second = insert_extension(db, other, told_at=T0, shipped=True)
        switch(db, second, removed=True)
    kept = fetch_extensions(place.store.connection())
    assert [(row.ref, row.extension, row.shipped, row.removed) for row in kept] == [
        (second, other, True, True),
        (first, SOUND, False, False),
    ]


def test_a_trial_leaves_nothing(place: Workplace) -> None:
    with place.store.transaction() as db:
        ref = insert_extension(db, SOUND, told_at=T0)
    with as_if_removed(db, ref):
        row = fetch_extension(db, ref)
        assert row is not None
        assert row.removed
        db.execute("DELETE FROM extension")
    assert [row.removed for row in fetch_extensions(db)] == [False]


@pytest.mark.parametrize(
    ("first", "last", "concerned"),
    [
        (-100, -1, False),  # over before the order was placed: its first moment is a minute before T0
        (-100, 0, True),
        (40, 50, True),
        (48 + 7 * 24, 1_000, True),  # the longest window after the promise
        (48 + 7 * 24 + 1, 1_000, False),
    ],
)
def test_only_orders_that_live_in_the_period_are_concerned(
    place: Workplace, first: int, last: int, concerned: bool
) -> None:
    save_one(place)
    assert concerns(place, hours(first, last)) == concerned


def test_a_parcels_own_moments_count(place: Workplace) -> None:
    save_one(place)
    long_after = hours(60 * 24, 61 * 24)
    assert not concerns(place, long_after)
    with place.store.transaction() as db:
        save_track(db, WAYBILL, [(T0 + 2 * HOUR, "pickup"), (T0 + 55 * DAY, "hub")], known_as_of=T0 + 56 * DAY)
        db.execute("DELETE FROM to_judge")
    assert concerns(place, long_after)


def test_a_later_ship_time_agreed_with_the_buyer_counts(place: Workplace) -> None:
    save_one(place)
    with place.store.transaction() as db:
        db.execute("INSERT INTO order_trait (order_ref, agreed_ship_at) SELECT id, ? FROM orders", (T0 + 60 * DAY,))
    assert concerns(place, hours(60 * 24, 61 * 24))


@pytest.mark.parametrize(
    ("province", "concerned"), [("江苏", False), ("新疆", True), (None, True), ("亚特兰蒂斯", True)]
)
def test_other_receivers_are_left_alone(place: Workplace, province: str | None, concerned: bool) -> None:
    save_one(place, province=province)
    assert concerns(place, replace(hours(0, 1), receivers=("新疆",))) == concerned
