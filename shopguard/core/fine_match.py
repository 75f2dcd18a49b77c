"""Which violation of its order a fine was taken for: one rule for the amounts that count and for the truth loop. Pure.

A fine belongs to a violation by clause; else by kind (its words name another clause, or only a family, of the same kind); one
whose words name nothing belongs to any violation of the order. These readings are ShopGuard's.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from enum import IntEnum
from typing import NamedTuple, Protocol

from shopguard.core.fine_amounts import kind_of
from shopguard.core.rulebook import Rulebook
from shopguard.core.taken import Taken

Kinds = Mapping[str, frozenset[str]]  # clause → the kinds of fine it can bring, over all dates


class Level(IntEnum):
    """How a fine belongs to a violation, the surest first."""

    CLAUSE = 0
    KIND = 1
    ORDER = 2

    @property
    def word(self) -> str:
        """The word of documents and texts."""
        return self.name.lower()


class Expected(Protocol):
    """A fine that is expected of an order: for violations of ``clauses``, ``fen`` by the estimate or by the platform.

    ``first_began``: since when, unix seconds; None where nobody knows.
    """

    @property
    def kind(self) -> str: ...
    @property
    def clauses(self) -> Container[str]: ...
    @property
    def fen(self) -> int: ...
    @property
    def first_began(self) -> int | None: ...


class Match(NamedTuple):
    """``place``: of the expected one that the fine was taken for, among those given; None for none. ``late``: it began only after
    the fine."""

    fine: Taken
    place: int | None
    level: Level | None
    late: bool


def kinds_of_clauses(rulebook: Rulebook) -> Kinds:
    """The kinds of fine each clause can bring."""
    return {
        clause.id: frozenset(kind_of(values.family) for values in clause.values if values.family != "none")
        for clause in rulebook.clauses
    }


def kinds_named(fine: Taken, kinds: Kinds) -> Set[str] | None:
    """The kinds of fine its words name; None where they name none."""
    if fine.clause is not None:
        return kinds.get(fine.clause, frozenset())
    return {kind_of(family) for family in fine.name.families} or None


def matches(fines: Iterable[Taken], expected: Sequence[Expected], kinds: Kinds) -> Iterator[Match]:
    """Each fine of one order with what it was taken for; several may belong to one.

    The surest are told first, those that stand before those given back. What had begun when the fine was taken goes before what
    came later, the surer before the less sure, what no fine was found for yet before the rest, then the nearest sum.
    """
    options = [(fine, _options(fine, expected, kinds)) for fine in fines]
    options.sort(key=lambda one: (min((level for level, _ in one[1]), default=len(Level)), one[0].reversed, one[0].at))
    used: set[int] = set()
    for fine, possible in options:
        if not possible:
            yield Match(fine, None, None, late=False)
            continue
        level, place = min(possible, key=lambda one: _preference(fine, expected[one[1]], one[0], one[1] in used))
        used.add(place)
        yield Match(fine, place, level, _late(fine, expected[place]))


def _options(fine: Taken, expected: Sequence[Expected], kinds: Kinds) -> list[tuple[Level, int]]:
    if not fine.name.judged:
        return []
    levels = ((_level(fine, one, kinds), place) for place, one in enumerate(expected))
    return [(level, place) for level, place in levels if level is not None]


def _level(fine: Taken, one: Expected, kinds: Kinds) -> Level | None:
    if fine.clause is not None and fine.clause in one.clauses:
        return Level.CLAUSE
    named = kinds_named(fine, kinds)
    if named is None:
        return Level.ORDER
    return Level.KIND if one.kind in named else None


def _late(fine: Taken, one: Expected) -> bool:
    return one.first_began is not None and one.first_began > fine.at


def _preference(fine: Taken, one: Expected, level: Level, used: bool) -> tuple[bool, Level, bool, int, str]:
    return _late(fine, one), level, used, abs(one.fen - fine.taken_fen), one.kind
