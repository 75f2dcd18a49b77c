"""What the platform really took for one order: the ledger's fines with what was given back set against them. Pure; money in fen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.core.ledger import FineName


class FineEntry(NamedTuple):
    """One ledger entry of a fine. ``fen`` above zero: taken; below: given back. ``at``: unix seconds. ``said``: its own words."""

    at: int
    fen: int
    name: FineName
    said: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The fines of one order whose words say the same, in sum.

    ``fen``: what stays taken, never below zero. ``at``: when the first was taken; where the ledger only shows the giving back,
    the moment of that. ``back_at``: when something was last given back. ``repeated``: the same sum was taken more than once with
    the very same words, and nothing of it all was given back.
    """

    name: FineName
    taken_fen: int
    back_fen: int
    at: int
    back_at: int | None
    repeated: bool = False

    @property
    def clause(self) -> str | None:
        """The one clause the words name, None where they name none."""
        return self.name.clause

    @property
    def fen(self) -> int:
        """What stays taken."""
        return max(0, self.taken_fen - self.back_fen)

    @property
    def reversed(self) -> bool:
        """Whether all of it was given back."""
        return self.back_fen > 0 and self.fen == 0


class _Sum:
    """The fines of one name while they are added up."""

    def __init__(self, name: FineName, at: int) -> None:
        self.name = name
        self.at = at
        self.taken = self.back = 0
        self.back_at: int | None = None
        self._takings: list[tuple[int, int]] = []
        self._alike: Counter[tuple[int, str]] = Counter()

    def left(self, at: int) -> int:
        """What was taken by then and is not given back."""
        return max(0, sum(fen for taken_at, fen in self._takings if taken_at <= at) - self.back)

    def last_taken(self, at: int) -> int:
        """When the last fine before that moment was taken; below every moment for none."""
        return max((taken_at for taken_at, _ in self._takings if taken_at <= at), default=-1)

    def take(self, entry: FineEntry) -> None:
        self.taken += entry.fen
        self._takings.append((entry.at, entry.fen))
        self._alike[entry.fen, entry.said] += 1

    def told(self) -> Taken:
        """The sum as it stands."""
        repeated = not self.back and any(times > 1 for times in self._alike.values())
        return Taken(self.name, self.taken, self.back, self.at, self.back_at, repeated)

    def give_back(self, fen: int, at: int) -> None:
        self.back += fen
        self.back_at = at if self.back_at is None else max(self.back_at, at)


def taken_of(entries: Iterable[FineEntry]) -> tuple[Taken, ...]:
    """The fines of one order by what their words say, earliest first.

    What is given back belongs to the fines of the same words that were taken before. Where there are none left: words that name
    a clause, to fines whose words name none; words that name nothing, to any fine, first to one of just that sum, else to the
    latest. What no fine of the ledger explains stands for itself: the ledger does not show the taking.
    """
    in_order = sorted(entries, key=_by_time)
    sums: dict[FineName, _Sum] = {}
    for entry in in_order:
        if entry.fen > 0:
            sums.setdefault(entry.name, _Sum(entry.name, entry.at)).take(entry)
    given = [entry for entry in in_order if entry.fen < 0]
    given = [_set_against([sums[entry.name]] if entry.name in sums else [], entry) for entry in given]
    given = [_set_against(_others(sums, entry), entry) for entry in given if entry.fen]
    unexplained: dict[FineName, _Sum] = {}
    for entry in given:
        if entry.fen:
            unexplained.setdefault(entry.name, _Sum(entry.name, entry.at)).give_back(-entry.fen, entry.at)
    found = [one.told() for one in (*sums.values(), *unexplained.values())]
    return tuple(sorted(found, key=lambda one: (one.at, *_words(one.name))))


def _by_time(entry: FineEntry) -> tuple[int, int, str, tuple[str, ...], bool, bool]:
    return entry.at, entry.fen, *_words(entry.name)


def _words(name: FineName) -> tuple[str, tuple[str, ...], bool, bool]:
    return name.clause or "", name.families, name.judged, name.shipping


def _set_against(fines: list[_Sum], entry: FineEntry) -> FineEntry:
    """Sets what was given back against these, the first first; returns what is left of it."""
    rest = -entry.fen
    for one in fines:
        part = min(rest, one.left(entry.at))
        if part > 0:
            one.give_back(part, entry.at)
            rest -= part
    return entry._replace(fen=-rest)


def _others(sums: dict[FineName, _Sum], entry: FineEntry) -> list[_Sum]:
    """The fines of other words that it may belong to, the likeliest first."""
    others = [one for one in sums.values() if one.name != entry.name and _may_be_of(entry.name, one.name)]
    return sorted(
        others, key=lambda one: (one.left(entry.at) != -entry.fen, -one.last_taken(entry.at), _words(one.name))
    )


def _may_be_of(back: FineName, fine: FineName) -> bool:
    return back.is_unnamed or (fine.clause is None and fine.judged == back.judged)
