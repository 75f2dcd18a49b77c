"""How many orders stand at each colour at any moment to come, and which turn red when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from shopguard.core.finding import Risk
from shopguard.core.in_order import by_moment, moments_in_order
from shopguard.core.turning import Row, risk_at, turns


class ColourCounts:
    """Counts from one moment on. ``now``: by what is known at that moment, of all orders; ``risks``: of those with open findings."""

    def __init__(self, rows: Sequence[Row], risks: Mapping[int, Risk], now: Mapping[Risk, int], at: int) -> None:
        self._now = {risk: now.get(risk, 0) for risk in Risk}
        self._risks = risks
        self._at = at
        turned: defaultdict[tuple[Risk, Risk], list[int]] = defaultdict(list)
        red: list[tuple[int, int]] = []
        for ref, group in groupby(rows, itemgetter(0)):
            before = risks[ref]
            if before is Risk.VIOLATED:
                continue
            for moment, risk in turns(list(group), before, at):
                turned[before, risk].append(moment)
                before = risk
                if risk is Risk.VIOLATED:
                    red.append((moment, ref))
        self._turns = {turn: list(moments_in_order(moments)) for turn, moments in turned.items()}
        self._red_moments = list(moments_in_order(moment for moment, _ in red))
        self._red_orders = [ref for _, ref in by_moment(red, lambda turn: turn)]

    def at(self, moment: int | None) -> dict[Risk, int]:
        """The number of orders at each colour, if nothing more happens and silence is known; None: now, by what is known."""
        counts = dict(self._now)
        if moment is not None:
            for (before, risk), moments in self._turns.items():
                number = bisect_right(moments, moment)
                counts[before] -= number
                counts[risk] += number
        return counts

    def turned(self, moment: int | None) -> Sequence[int]:
        """The orders that are red at the moment and not by what is known now, by the moment they turn."""
        return [] if moment is None else self._red_orders[: bisect_right(self._red_moments, moment)]

    def spared(self, orders: Mapping[int, Sequence[Row]], moment: int | None) -> tuple[dict[Risk, int], frozenset[int]]:
        """The same counts where of some orders (their findings by ref) nothing more breaks from now on, and those that are not
        red by that."""
        counts = self.at(moment)
        kept_off_red = set()
        for ref, rows in orders.items():
            ignored = self._at_moment(self._risks[ref], rows, moment)
            begun = [row for row in rows if row[8] is None or row[8] <= self._at]
            risk = self._risks[ref]
            now = risk if risk in (Risk.VIOLATED, Risk.CLOSED) else risk_at(begun, self._at, known=True)
            saved = self._at_moment(now, begun, moment)
            counts[ignored] -= 1
            counts[saved] += 1
            if saved is not Risk.VIOLATED:
                kept_off_red.add(ref)
        return counts, frozenset(kept_off_red)

    def _at_moment(self, risk: Risk, rows: Sequence[Row], moment: int | None) -> Risk:
        """The colour of an order whose ``risk`` is known now."""
        if moment is not None:
            for when, then in turns(rows, risk, self._at):
                risk = then if when <= moment else risk
        return risk
