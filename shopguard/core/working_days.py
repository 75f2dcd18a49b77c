"""Working days in China: weekends and public holidays do not count, make-up working days do. Times are unix seconds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from shopguard.core.beijing import DAY, day_of, start_of_day

_SATURDAY = 5


class WorkingTime(NamedTuple):
    """A moment counted in working days. ``calendar_known``: False where it reaches into a year whose holidays are not known
    yet, and Mondays to Fridays were counted there."""

    until: int
    calendar_known: bool


def working_days_after(start: int, days: int) -> WorkingTime:
    """``start`` plus so many working days of 24 hours, to the second; what lies on other days does not count.

    A deadline that falls exactly on the end of a working day stays there, whatever the next day is.
    """
    day, at, left, known = day_of(start), start, days * DAY, True
    while True:
        next_midnight = start_of_day(day + timedelta(days=1))
        works, sure = is_working_day(day)
        known = known and sure
        if works:
            if left <= next_midnight - at:
                return WorkingTime(at + left, known)
            left -= next_midnight - at
        day, at = day + timedelta(days=1), next_midnight


def is_working_day(day: date) -> tuple[bool, bool]:
    """Whether people work on that day, and whether that is known: otherwise Mondays to Fridays are taken."""
    from chinese_calendar import is_workday  # only those who ask for it pay for reading the calendar

    try:
        return bool(is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < _SATURDAY, False
