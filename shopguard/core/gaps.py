"""Days that no export covers, among days given as numbers that follow each other (:func:`~shopguard.core.beijing.day_number`)."""

from __future__ import annotations

from collections.abc import Iterable

DayRange = tuple[int, int]  # first and last day, both within
UNLIKELY = 0.05  # a silence that was less likely than this is taken for a missing export
LONGEST = 60  # days; beyond it nobody forgot an export: the files begin anew there


def gaps(covered: Iterable[DayRange]) -> list[DayRange]:
    """The ranges between the first and the last covered day that nothing covers, in order. Ranges may overlap."""
    found: list[DayRange] = []
    until: int | None = None
    for first, last in sorted(covered):
        if until is not None and first > until + 1:
            found.append((until + 1, first - 1))
        until = last if until is None else max(until, last)
    return found


def covered_days(covered: Iterable[DayRange]) -> int:
    """How many days the ranges cover; a day that several cover counts once."""
    number, until = 0, -1
    for first, last in sorted(covered):
        number += max(0, last - max(first, until + 1) + 1)
        until = max(until, last)
    return number


def is_telling(days: int, covered: int, with_orders: int) -> bool:
    """Whether so many days without any order mean a missing export, for a shop that on ``with_orders`` of the ``covered`` days
    had some: a shop that often has a quiet day is not to be alarmed by one."""
    silent_share = 1 - with_orders / covered if covered else 0.0
    return days <= LONGEST and max(0.0, silent_share) ** days < UNLIKELY
