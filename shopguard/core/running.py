"""Sums that change as time passes: each moment is told by one look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from shopguard.core.in_order import moments_in_order


class Running:
    """A sum of changes, each at its moment (unix seconds)."""

    __slots__ = ("_moments", "_sums")

    def __init__(self, changes: Iterable[tuple[int, int]]) -> None:
        sums: dict[int, int] = {}
        for moment, change in changes:
            sums[moment] = sums.get(moment, 0) + change
        self._moments = list(moments_in_order(sums))
        self._sums = [0, *accumulate(sums[moment] for moment in self._moments)]

    def at(self, moment: int) -> int:
        """The sum of all changes up to the moment, it included."""
        return self._sums[bisect_right(self._moments, moment)]
