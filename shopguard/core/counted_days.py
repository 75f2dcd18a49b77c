"""On which shop days orders count as violating a family, and from when on: what the rates of measures are made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from shopguard.core.beijing import day_number, day_of
from shopguard.core.cited import Family
from shopguard.core.families import Families
from shopguard.core.fine_amounts import began
from shopguard.core.rulebook import Rulebook
from shopguard.core.strikes import DayCount, ShopDay
from shopguard.core.turning import Row

ProductDay = tuple[str, date, str | None]  # of a shop's product; None: of all its orders
Span = tuple[int, int]  # from now to a moment
Since = dict[int, int]  # the orders that count, each with the moment from which it does


class CountedOrders:
    """Which orders count where: by the rulebook's dated families and the orders' shops.

    ``known``: by what is breached as far as known; else by what is sooner or later if nothing more happens.
    """

    def __init__(self, rulebook: Rulebook, shops: Mapping[int, str], *, known: bool) -> None:
        self._rulebook = rulebook
        self._known = known
        self._shops = shops
        self._family = Families(rulebook).of
        self._days: dict[tuple[str, int], ShopDay] = {}

    def days(self, rows: Iterable[Row], family: Family, only: Set[str] = frozenset()) -> dict[ShopDay, Since]:
        """The orders of each shop day on which a violation of theirs begins; ``only`` narrows it to those clauses."""
        found: dict[ShopDay, Since] = {}
        broken: set[tuple[int, str, int]] = set()  # of several clocks of a clause the first to break counts
        clauses = only or self._clauses(family)
        for ref, shipment, clause, effective, since, deadline, state, lapses_to, begins, _, _ in rows:
            if clause not in clauses or (state if self._known else lapses_to) != "breached":
                continue
            if self._family(clause, effective) != family or (moment := began(since, deadline)) is None:
                continue
            if (ref, clause, shipment) in broken:
                continue
            broken.add((ref, clause, shipment))
            orders = found.setdefault(self._shop_day(ref, moment), {})
            orders[ref] = min(begins or 0, orders.get(ref, begins or 0))
        return found

    def _clauses(self, family: Family) -> Set[str]:
        """The clauses that are of the family on any date."""
        return {
            clause.id for clause in self._rulebook.clauses if any(values.family == family for values in clause.values)
        }

    def _shop_day(self, ref: int, moment: int) -> ShopDay:
        key = self._shops[ref], day_number(moment)
        found = self._days.get(key)
        if found is None:
            found = self._days[key] = key[0], day_of(moment)
        return found


class Tally:
    """How many orders count on a day at any moment; ``of``: the orders that the rate is of."""

    def __init__(self, days: Mapping[ProductDay, Since], of: Mapping[ProductDay, int]) -> None:
        self._days = days
        self._moments: dict[ProductDay, Sequence[int]] = {key: sorted(orders.values()) for key, orders in days.items()}
        self._of = of

    def number(self, key: ProductDay, span: Span, spared: Set[int]) -> int:
        """How many count there at the last moment of the span; those of the spared that begin to within it do not."""
        number = bisect_right(self._moments.get(key, ()), span[1])
        if number and spared:
            orders = self._days[key]
            number -= sum(span[0] < orders[ref] <= span[1] for ref in spared & orders.keys())
        return number

    def counts(self, span: Span, spared: Set[int], least: int) -> list[DayCount]:
        """The days on which at least so many do."""
        numbers = ((key, self.number(key, span, spared)) for key in self._moments)
        return [
            DayCount(shop, day, self._of.get((shop, day, product), 0), number, product=product)
            for (shop, day, product), number in numbers
            if number >= least
        ]
