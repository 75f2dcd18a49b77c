"""A filter that is told against the clock moves on with it; one that names moments stands still."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.flows.orders.narrowing import Narrowing, paid_span
from shopguard.flows.orders.order_filter import Filter

NOON = parse_iso("2026-11-20T12:00:00")


@pytest.mark.parametrize(
    ("name", "first", "until"),
    [
        ("today", "2026-11-20", "2026-11-21"),
        ("yesterday", "2026-11-19", "2026-11-20"),
        ("last7", "2026-11-14", "2026-11-21"),
        ("last30", "2026-10-22", "2026-11-21"),
    ],
)
def test_spans_are_whole_days_in_beijing(name: str, first: str, until: str) -> None:
    assert paid_span(name, NOON) == (parse_iso(f"{first}T00:00:00"), parse_iso(f"{until}T00:00:00"))
    assert paid_span(name, parse_iso("2026-11-20T00:00:00")) == paid_span(name, parse_iso("2026-11-20T23:59:59"))


def test_what_is_told_against_the_clock_moves_on() -> None:
    told = Narrowing(Filter(text="猫"), paid="today", data_age=24)
    assert told.at(NOON) == Filter(
        text="猫", paid_from=NOON - 12 * HOUR, paid_until=NOON + 12 * HOUR, data_before=NOON - DAY
    )
    assert told.at(NOON + 59 * 60).data_before == NOON - DAY  # by the hour: the list is not read anew for every second
    assert told.at(NOON + DAY).paid_from == NOON + 12 * HOUR


def test_another_change_leaves_it_moving() -> None:
    told = Narrowing(paid="last7", data_age=12)
    followed = told.follow(replace(told.at(NOON), risks=frozenset({Risk.DUE})), NOON)
    assert (followed.paid, followed.data_age) == ("last7", 12)
    assert followed.at(NOON + DAY).risks == {Risk.DUE}


def test_a_named_day_and_a_named_moment_stand_still() -> None:
    told = Narrowing(paid="last7", data_age=12)
    one_day = replace(told.at(NOON), paid_from=NOON - 12 * HOUR, paid_until=NOON + 12 * HOUR)
    followed = told.follow(one_day, NOON)
    assert (followed.paid, followed.data_age) == ("", 12)
    assert followed.at(NOON + DAY).paid_from == NOON - 12 * HOUR
    followed = told.follow(replace(told.at(NOON), data_before=None), NOON)
    assert (followed.paid, followed.data_age, followed.at(NOON).data_before) == ("last7", 0, None)
