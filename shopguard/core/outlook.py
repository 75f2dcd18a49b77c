"""What comes if nothing more happens: amounts, colours, days and measures at any moment from now on. Pure; money in fen.

With what has happened held fixed, time enters a judgement by its deadlines alone: what breaks, breaks at its deadline + 1 and
stays broken. So all moments to come are told by one list of beginnings, sorted once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Final

from shopguard.core.beijing import day_of
from shopguard.core.colour_counts import ColourCounts
from shopguard.core.counted_days import Span
from shopguard.core.finding import Risk
from shopguard.core.measured_days import MeasuredDays, Rates
from shopguard.core.rulebook import Rulebook
from shopguard.core.running import Running
from shopguard.core.standing import Standing
from shopguard.core.strikes import DayCount, Imposed, ShopDay, stands_on
from shopguard.core.turning import Row

__all__ = ["Known", "Outlook", "Standing"]  # what has its own file stays to be had from here
_BEGINS: Final = 8  # columns of a row
_ADDS: Final = 10
_ORDER = itemgetter(0)
_AT_ONCE: Final = 10_000  # rows


@dataclass(frozen=True, slots=True)
class Known:
    """What an outlook is made of. ``rows``: all open findings, by order; ``risks``: of the orders with any; ``colours`` and ``fen``:
    of all orders, by what is known at ``at``; ``amounts``: of that, by order, before the limit per shop and day; ``cuts``: what that
    takes off the amounts to come, where of some orders nothing more breaks; ``limited``: the orders it may concern; ``shops``: by
    order ref; ``untold``: unconfirmed orders without rows."""

    at: int
    rows: list[Row]
    risks: Mapping[int, Risk]
    colours: Mapping[Risk, int]
    fen: int
    amounts: Mapping[int, int]
    cuts: Callable[[frozenset[int]], Running]
    limited: frozenset[int]
    shops: Mapping[int, str]
    untold: Sequence[int]


class Outlook:
    """What comes, worked out once; every moment is then told from memory."""

    def __init__(self, rulebook: Rulebook, known: Known, rates: Rates) -> None:
        self._known = known
        self._now = MeasuredDays(rulebook, known.rows, known.shops, rates, known=True)
        self._to_come = MeasuredDays(rulebook, known.rows, known.shops, rates, known=False)
        self._shipped = rates.shipped

    @property
    def at(self) -> int:
        """The moment of the outlook, position 0 of the slider."""
        return self._known.at

    def standing(self, at: int, handed_over: Set[int] = frozenset()) -> Standing:
        """The shop at ``at`` (not before the outlook's own moment; earlier is taken as that).

        ``handed_over``: order refs of which nothing more breaks from now on: what is open of them counts as met.
        """
        at = max(at, self.at)
        spared = {ref: rows for ref in handed_over if (rows := self.rows_of(ref))}
        moment = None if at == self.at else at
        colours, kept_off_red = self._colours.spared(spared, moment)
        turned = self._colours.turned(moment)
        return Standing(
            at=at,
            fen=self.fen(moment, spared),
            colours=colours,
            turned=tuple(ref for ref in turned if ref not in kept_off_red) if kept_off_red else tuple(turned),
            days=tuple(self.days(moment, spared.keys())),
            measures=tuple(self.measures(moment, spared.keys())),
        )

    def fen(self, moment: int | None, spared: Mapping[int, Sequence[Row]] | None = None) -> int:
        """The amount at a moment (None: now, by what is known), but for what the spared orders would add after now."""
        if moment is None:
            return self._known.fen
        spared = spared or {}
        rows = (row for group in spared.values() for row in group if row[_ADDS])
        kept_off = sum(row[_ADDS] for row in rows if self.at < (row[_BEGINS] or 0) <= moment)
        return self._amounts.at(moment) - self._known.cuts(self.limited.intersection(spared)).at(moment) - kept_off

    def days(self, moment: int | None, spared: Set[int] = frozenset()) -> list[DayCount]:
        """The days on which orders were shipped or are abnormal at a moment (None: now, by what is known), by day and shop."""
        return self._measured(moment).days(self._span(moment), spared)

    def measures(self, moment: int | None, spared: Set[int] = frozenset()) -> list[Imposed]:
        """What follows from all days of the moment's calendar year, and what still runs of the one before."""
        span = self._span(moment)
        today = day_of(span[1])
        imposed = self._measured(moment).measures(span, spared)
        return [one for one in imposed if stands_on(today, one.count.day, one.days)]

    def _measured(self, moment: int | None) -> MeasuredDays:
        return self._now if moment is None else self._to_come

    def _span(self, moment: int | None) -> Span:
        return self.at, self.at if moment is None else moment

    def amounts_at(self, moment: int) -> dict[int, int]:
        """The amount of each order that costs anything at a moment to come, before the limit per shop and day."""
        amounts: dict[int, int] = {}
        for row in self._known.rows:
            if row[_ADDS] and (row[_BEGINS] or 0) <= moment:
                amounts[row[0]] = amounts.get(row[0], 0) + row[_ADDS]
        return amounts

    @property
    def amounts(self) -> Mapping[int, int]:
        """The amount of each order that costs anything by what is known, before the limit per shop and day."""
        return self._known.amounts

    @property
    def limited(self) -> frozenset[int]:
        """The orders whose fines a limit per shop and day may cut: those of the old rules."""
        return self._known.limited

    @property
    def untold(self) -> Sequence[int]:
        """The unconfirmed orders without open findings here: of their parcels nothing was ever told, and no time changes that."""
        return self._known.untold

    @property
    def shipped(self) -> Mapping[ShopDay, int]:
        """The orders uploaded on each shop day."""
        return self._shipped

    @property
    def shops(self) -> Mapping[int, str]:
        """The shop of each order that has open findings."""
        return self._known.shops

    @cached_property
    def _amounts(self) -> Running:
        return Running((row[_BEGINS] or 0, row[_ADDS]) for row in self._known.rows if row[_ADDS])

    @cached_property
    def _colours(self) -> ColourCounts:
        return ColourCounts(self._known.rows, self._known.risks, self._known.colours, self.at)

    def let_go(self) -> None:
        """Gives back the memory of its findings, part by part so that other threads run meanwhile: nobody may ask it any more."""
        rows = self._known.rows
        while rows:
            del rows[-_AT_ONCE:]

    @property
    def rows(self) -> Sequence[Row]:
        """All open findings, by order."""
        return self._known.rows

    def rows_of(self, order_ref: int) -> Sequence[Row]:
        """The open findings of one order."""
        rows = self._known.rows
        start = bisect_left(rows, order_ref, key=_ORDER)
        return rows[start : bisect_right(rows, order_ref, lo=start, key=_ORDER)]
