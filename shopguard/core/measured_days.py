"""The days' counts that measures against the shop are made of: by what is known now, or at any moment to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from shopguard.core.counted_days import CountedOrders, ProductDay, Since, Span, Tally
from shopguard.core.measure_rules import MeasureRule
from shopguard.core.rulebook import Rulebook
from shopguard.core.strikes import DayCount, Imposed, ShopDay, measures_of, rule_groups
from shopguard.core.turning import Row

Value = TypeVar("Value")
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Rates:
    """What the days' rates are of. ``shipped``: orders uploaded per shop day. Asked for only when needed: ``due``, the orders due on
    each of some days (with True: by product), and ``by_product``, counted orders by their products."""

    shipped: Mapping[ShopDay, int]
    due: Callable[[Set[ShopDay], bool], Mapping[ProductDay, int]]
    by_product: Callable[[Mapping[ShopDay, Since]], Mapping[ProductDay, Since]]


class _Group(NamedTuple):
    """Measure rules that count the same of the same subject."""

    rules: Sequence[MeasureRule]
    least: int
    tally: Tally


class MeasuredDays:
    """The counts at the last moment of a ``span``, which begins now; of ``spared`` orders nothing breaks after its beginning.

    ``known``: only what is breached by what is known now; else all that will be if nothing more happens.
    """

    def __init__(
        self, rulebook: Rulebook, rows: Sequence[Row], shops: Mapping[int, str], rates: Rates, *, known: bool
    ) -> None:
        self._rulebook = rulebook
        self._rows = [row for row in rows if row[6] == "breached"] if known else rows
        self._rates = rates
        self._counted = CountedOrders(rulebook, shops, known=known)

    def days(self, span: Span, spared: Set[int] = _NONE) -> list[DayCount]:
        """The days on which orders were shipped or are abnormal, by day and shop."""
        shipped, missing = self._rates.shipped, self._missing
        found = {
            (one.shop, one.day): replace(one, missing=missing.number((one.shop, one.day, None), span, spared))
            for one in self._abnormal.counts(span, spared, 1)
        }
        days = sorted(shipped.keys() | found.keys(), key=lambda key: (key[1], key[0]))
        return [found.get(key) or DayCount(*key, of=shipped[key], counted=0) for key in days]

    def measures(self, span: Span, spared: Set[int] = _NONE) -> Iterator[Imposed]:
        """What follows from all days."""
        for group in self._groups:
            yield from measures_of(group.rules, group.tally.counts(span, spared, group.least))
        for rules in rule_groups(self._rulebook.measure_rules):
            if rules[0].counts == "abnormal":
                yield from measures_of(rules, self.days(span, spared))

    @cached_property
    def abnormal(self) -> Mapping[ShopDay, Since]:
        """The orders abnormal of each shop day, each with the moment from which it is."""
        return self._counted.days(self._rows, "abnormal")

    @cached_property
    def _abnormal(self) -> Tally:
        return Tally(_of_all(self.abnormal), _of_all(self._rates.shipped))

    @cached_property
    def _missing(self) -> Tally:
        clauses = frozenset(clause for rule in self._rulebook.strike_rules for clause in rule.missing_clauses)
        return Tally(_of_all(self._counted.days(self._rows, "abnormal", clauses)), {})

    @cached_property
    def _groups(self) -> list[_Group]:
        """Those of the rules that do not count abnormal orders."""
        groups = (rules for rules in rule_groups(self._rulebook.measure_rules) if rules[0].counts != "abnormal")
        return [self._group(rules) for rules in groups]

    def _group(self, rules: Sequence[MeasureRule]) -> _Group:
        rule, least = rules[0], min(floor.least_orders for one in rules for floor in one.floors)
        days = {
            day: orders for day, orders in self._counted.days(self._rows, rule.counts).items() if len(orders) >= least
        }
        of_product = rule.subject == "product"
        counted = self._rates.by_product(days) if of_product else _of_all(days)
        enough = {key: orders for key, orders in counted.items() if len(orders) >= least}
        due = self._rates.due(days.keys(), of_product) if enough and rule.rate_of != "none" else {}
        return _Group(rules, least, Tally(enough, due))


def _of_all(days: Mapping[ShopDay, Value]) -> dict[ProductDay, Value]:
    return {(*day, None): value for day, value in days.items()}
