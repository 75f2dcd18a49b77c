"""How few orders meet the demands of several days, where one order may serve more than one of them. Pure counting."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

Day = TypeVar("Day", bound=Hashable)
Kind = frozenset[Day]  # orders that serve just these days

_Numbers = tuple[int, ...]

_TOO_MANY = 1 << 62
_MOST_STEPS = 50_000  # of one search; days tied to each other by orders that serve several of them are few


def fewest_orders(kinds: Mapping[Kind[Day], int], demands: Mapping[Day, int]) -> dict[Kind[Day], int]:
    """How many orders of each kind to take so that each day is served by as many as it demands, by as few orders as can be.

    ``kinds``: how many orders there are of each; together they can meet the demands. Days that share no order are looked at
    apart. A good choice is made in bulk first; then every number of each kind is tried as long as fewer orders may come of it.
    After 50 000 steps, which takes hundreds of orders that serve several days at a time in many combinations, the best choice
    found so far stands.
    """
    open_kinds: dict[Kind[Day], int] = {}
    for kind, number in kinds.items():
        wanted = frozenset(day for day in kind if demands.get(day, 0) > 0)
        if wanted and number:
            open_kinds[wanted] = open_kinds.get(wanted, 0) + number
    taken: dict[Kind[Day], int] = {}
    for days in _tied(open_kinds):
        taken |= _Search({kind: number for kind, number in open_kinds.items() if kind <= days}, demands).found()
    return taken


def _tied(kinds: Mapping[Kind[Day], int]) -> list[Kind[Day]]:
    """The days in groups that share no order."""
    groups: list[Kind[Day]] = []
    for kind in kinds:
        touched = [group for group in groups if group & kind]
        groups = [group for group in groups if not group & kind] + [kind.union(*touched)]
    return groups


class _Search(Generic[Day]):
    """The search for one group of days, the kinds that serve most of them first."""

    def __init__(self, kinds: Mapping[Kind[Day], int], demands: Mapping[Day, int]) -> None:
        days = sorted({day for kind in kinds for day in kind}, key=repr)
        in_order = sorted(kinds.items(), key=lambda item: (-len(item[0]), sorted(map(repr, item[0]))))
        self._kinds = [kind for kind, _ in in_order]
        self._numbers = [number for _, number in in_order]
        self._places = [[days.index(day) for day in kind] for kind in self._kinds]
        self._demands = tuple(demands[day] for day in days)
        self._left = self._supply()
        self._apart = [self._sets_apart(nth) for nth in range(len(in_order) + 1)]
        self._steps = 0
        self._best = self._in_bulk()

    def _supply(self) -> list[_Numbers]:
        """For each place in the kinds: how many orders of that and later kinds serve each day."""
        left: list[_Numbers] = [(0,) * len(self._demands)]
        for places, number in zip(reversed(self._places), reversed(self._numbers), strict=True):
            left.append(tuple(had + number * (nth in places) for nth, had in enumerate(left[-1])))
        return left[::-1]

    def _sets_apart(self, nth: int) -> list[list[int]]:
        """For each day a set of days with it of which no order of that and later kinds serves two."""
        days = range(len(self._demands))
        tied = [{day for places in self._places[nth:] if one in places for day in places} for one in days]
        sets = []
        for first in days:
            apart = [first]
            for day in sorted(days, key=lambda one: -self._demands[one]):
                if all(day not in tied[other] and day != other for other in apart):
                    apart.append(day)
            sets.append(apart)
        return sets

    def _in_bulk(self) -> list[int]:
        """A good choice: again and again of the kind that serves most open days, until one of them is served."""
        taken, open_ = [0] * len(self._kinds), list(self._demands)
        while any(open_):
            ways = [
                (sum(open_[place] > 0 for place in places), -nth)
                for nth, places in enumerate(self._places)
                if taken[nth] < self._numbers[nth]
            ]
            nth = -max(ways)[1]
            places = self._places[nth]
            number = min(self._numbers[nth] - taken[nth], *(open_[place] for place in places if open_[place] > 0))
            taken[nth] += number
            for place in places:
                open_[place] = max(0, open_[place] - number)
        return taken

    def found(self) -> dict[Kind[Day], int]:
        """The best choice."""
        self._look(0, self._demands, [])
        return {kind: number for kind, number in zip(self._kinds, self._best, strict=True) if number}

    def _look(self, nth: int, demands: _Numbers, taken: list[int]) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS or sum(taken) + self._at_least(nth, demands) >= sum(self._best):
            return
        if not any(demands):
            self._best = [*taken, *[0] * (len(self._kinds) - len(taken))]
            return
        places = self._places[nth]
        for number in range(min(self._numbers[nth], max(demands[place] for place in places)), -1, -1):
            rest = tuple(max(0, open_ - number * (place in places)) for place, open_ in enumerate(demands))
            self._look(nth + 1, rest, [*taken, number])

    def _at_least(self, nth: int, demands: _Numbers) -> int:
        """No fewer orders of this and later kinds can meet the demands; more than any number where they cannot."""
        if any(open_ > had for open_, had in zip(demands, self._left[nth], strict=True)):
            return _TOO_MANY
        if not any(demands):
            return 0
        apart = max(sum(demands[day] for day in days) for days in self._apart[nth])
        return max(apart, -(-sum(demands) // len(self._places[nth])))
