"""Sums that change as time passes: each moment is told by one look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Running:
    """A sum of changes, each at its moment (unix seconds)."""

    __slots__ = ("_moments", "_sums")

    def __init__(self, changes: Iterable[tuple[int, int]]) -> None:
        in_order = sorted(changes)
        self._moments = [moment for moment, _ in in_order]
        self._sums = [0, *accumulate(change for _, change in in_order)]

    def at(self, moment: int) -> int:
        """The sum of all changes up to the moment, it included."""
        return self._sums[bisect_right(self._moments, moment)]
