"""Working days by the Chinese calendar: weekends and holidays do not count, make-up working days do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar.constants import holidays
from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.beijing import DAY, day_of, iso, parse_iso, start_of_day
from shopguard.core.working_days import is_working_day, working_days_after

# 2024 as the State Council announced it: days off, and the Saturdays and Sundays that are worked instead
_OFF = {
    "01-01",
    *(f"02-{day}" for day in range(10, 18)),
    *("04-04", "04-05", "04-06", "05-01", "05-02", "05-03", "05-04", "05-05", "06-10", "09-15", "09-16", "09-17"),
    *(f"10-0{day}" for day in range(1, 8)),
}
_WORKED = {"02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"}


def works_in_2024(day: date) -> bool:
    name = f"{day:%m-%d}"
    return name in _WORKED or (name not in _OFF and day.weekday() < 5)


@pytest.mark.parametrize(
    ("start", "days", "until"),
    [
        ("2024-03-04T10:00:00", 3, "2024-03-07T10:00:00"),  # Monday to Thursday
        ("2024-03-08T10:00:07", 3, "2024-03-13T10:00:07"),  # over a weekend, to the second
        ("2024-03-06T00:00:00", 3, "2024-03-09T00:00:00"),  # the end of a Friday stays there
        # Spring Festival 2024: Thursday, Friday, then Sunday the 18th (worked instead), then Monday
        ("2024-02-08T10:00:00", 3, "2024-02-19T10:00:00"),
        ("2024-02-12T15:30:00", 3, "2024-02-21T00:00:00"),  # in the holiday: the 18th, 19th and 20th, to their end
        ("2024-02-03T10:00:00", 1, "2024-02-05T00:00:00"),  # a Saturday off; the Sunday behind it is worked
        (
            "2024-09-30T18:00:00",
            5,
            "2024-10-12T18:00:00",
        ),  # the 30th, 8th to 11th, and Saturday the 12th, worked instead
        # 2026: New Year off from the 1st to the 3rd, Sunday the 4th is worked
        ("2025-12-31T12:00:00", 3, "2026-01-06T12:00:00"),
    ],
)
def test_known_years(start: str, days: int, until: str) -> None:
    told = working_days_after(parse_iso(start), days)
    assert (iso(told.until), told.calendar_known) == (f"{until}+08:00", True)


def test_a_year_that_is_not_known_counts_monday_to_friday_and_says_so() -> None:
    told = working_days_after(
        parse_iso("2098-12-31T10:00:00"), 5
    )  # Wednesday; nobody knows whether Thursday is New Year off
    assert (iso(told.until), told.calendar_known) == ("2099-01-07T10:00:00+08:00", False)
    assert is_working_day(date(2099, 1, 2)) == (True, False)  # a Friday
    assert is_working_day(date(2099, 1, 4)) == (False, False)  # a Sunday


def test_reaching_into_an_unknown_year_is_said_and_ending_before_it_is_not() -> None:
    last = max(holidays).year  # the calendar is published a year ahead at most
    noon = parse_iso(f"{last}-12-20T12:00:00")
    assert working_days_after(noon, 3).calendar_known
    assert not working_days_after(noon, 12).calendar_known


def test_every_day_of_2024() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
    assert [day for day in days if is_working_day(day) != (works_in_2024(day), True)] == []


_MOMENTS = st.integers(parse_iso("2024-01-01"), parse_iso("2024-12-01") - 1)


@given(_MOMENTS, st.integers(0, 12))
def test_just_so_much_working_time_lies_between(start: int, days: int) -> None:
    until = working_days_after(start, days).until
    worked, day = 0, day_of(start)
    while start_of_day(day) < until:
        if works_in_2024(day):
            worked += min(until, start_of_day(day) + DAY) - max(start, start_of_day(day))
        day += timedelta(days=1)
    assert worked == days * DAY
    if days:
        assert works_in_2024(day_of(until - 1))  # it is no later than it must be


@given(_MOMENTS, st.integers(1, 6), st.integers(1, 6))
def test_counted_in_two_goes_it_is_the_same(start: int, first: int, then: int) -> None:
    halfway = working_days_after(start, first).until
    assert working_days_after(halfway, then) == working_days_after(start, first + then)
