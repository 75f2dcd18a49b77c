"""Shop days: how many orders were judged abnormal of how many shipped, and which days are strikes of the calendar year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shopguard.core.rulebook import Bilingual, Rulebook, StrikeRule

ShopDay = tuple[str, date]


@dataclass(frozen=True, slots=True)
class DayCount:
    """One shop day. ``overdue`` of the ``abnormal`` orders have a missing pickup or dispatch. Shipped 0: no rate."""

    shop: str
    day: date
    shipped: int
    abnormal: int
    overdue: int


def is_strike(rule: StrikeRule | None, count: DayCount) -> bool:
    """Rate over the limit and enough orders. An undefined rate is no strike."""
    if rule is None or count.shipped == 0 or count.abnormal < rule.least_orders:
        return False
    return Fraction(count.abnormal, count.shipped) > Fraction(rule.over)


def strike_type(rule: StrikeRule, count: DayCount) -> int | None:
    """1: more than the rule's share of the abnormal orders are missing pickups or dispatches, 2: less, None: just so many."""
    line = Fraction(rule.type_1_over) * count.abnormal
    return None if count.overdue == line else 1 if count.overdue > line else 2


def orders_to_strike(rule: StrikeRule | None, count: DayCount) -> int | None:
    """How many more abnormal orders make the day a strike (0: it is one); None without a rule or a rate."""
    if rule is None or count.shipped == 0:
        return None
    over_rate = int(Fraction(rule.over) * count.shipped) + 1
    return max(0, max(over_rate, rule.least_orders) - count.abnormal)


def count_days(
    shipped: Mapping[ShopDay, int], abnormal: Mapping[ShopDay, Set[int]], overdue: Mapping[ShopDay, Set[int]]
) -> list[DayCount]:
    """The counts of all days on which something was shipped or judged abnormal, by day and shop."""
    days = sorted(shipped.keys() | abnormal.keys(), key=lambda key: (key[1], key[0]))
    return [
        DayCount(
            shop,
            day,
            shipped.get((shop, day), 0),
            len(abnormal.get((shop, day), ())),
            len(overdue.get((shop, day), ())),
        )
        for shop, day in days
    ]


def strike_measures(
    rulebook: Rulebook, strikes: Iterable[DayCount]
) -> list[tuple[DayCount, int, Bilingual, int, bool]]:
    """(day, which strike of its year and shop, measure, days, uncertain) for strike days in order.

    A day of exactly half and half is uncertain: it shows both tables' measures, the longer term of each.
    """
    seen: dict[tuple[str, int], int] = {}
    measures = []
    for count in strikes:
        rule = rulebook.strike_rule(count.day)
        if rule is None:
            continue
        number = seen[count.shop, count.day.year] = seen.get((count.shop, count.day.year), 0) + 1
        kind = strike_type(rule, count)
        rungs = [steps[min(number, len(steps)) - 1] for of_kind, steps in rule.ladder if kind in (None, of_kind)]
        longest: dict[Bilingual, int] = {}
        for rung in rungs:
            for name, days in rung:
                longest[name] = max(days, longest.get(name, 0))
        measures += [(count, number, name, days, kind is None) for name, days in longest.items()]
    return measures
