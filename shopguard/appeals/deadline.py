"""Until when one may appeal. Times are unix seconds, days are Beijing days."""

from __future__ import annotations

from datetime import timedelta

from shopguard.appeals.rules import Window
from shopguard.core.beijing import DAY, day_of, start_of_day


def appeal_by(noticed_at: int, window: Window) -> int:
    """The last second in which a notice can be appealed."""
    if window.seconds is not None:
        return noticed_at + window.seconds
    assert window.working_days is not None  # a window has one of the two
    return _add_working_time(noticed_at, window.working_days * DAY)


def _add_working_time(start: int, seconds: int) -> int:
    """``start`` plus so many seconds of Mondays to Fridays; Saturdays and Sundays do not count.

    Days are walked one by one; a deadline that falls exactly on the end of a Friday stays there.
    """
    day, at, left = day_of(start), start, seconds
    while True:
        next_midnight = start_of_day(day + timedelta(days=1))
        if day.weekday() < 5:
            if left <= next_midnight - at:
                return at + left
            left -= next_midnight - at
        day, at = day + timedelta(days=1), next_midnight
