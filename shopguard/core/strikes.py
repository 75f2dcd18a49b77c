"""Shop days: what was counted of how many, which days reach the floors of a measure, and what follows for shop or product."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from shopguard.core.cited import Bilingual, in_force
from shopguard.core.measure_rules import Floor, MeasureRule, Rung

ShopDay = tuple[str, date]
StrikeDay = tuple[str, str, str | None, date]  # rule, shop, product (None: the whole shop), day


@dataclass(frozen=True, slots=True)
class DayCount:
    """One day of a shop (or of one of its products): ``counted`` orders of a family of ``of``. Of 0: no rate.

    ``missing`` of the counted ones have a missing pickup or dispatch, where the rule asks for it.
    """

    shop: str
    day: date
    of: int
    counted: int
    missing: int = 0
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Imposed:
    """A measure that follows from a day: its term in days (0 = none is named).

    ``number``: which strike of its year and shop. ``uncertain``: the text does not say which type's table, or which column, it is.
    ``either_type``: just half and half, so both tables' measures stand, the longer term of each.
    """

    rule: MeasureRule
    count: DayCount
    number: int | None
    name: Bilingual
    days: int
    uncertain: bool
    either_type: bool


def runs_on(today: date, day: date, days: int) -> bool:
    """Whether ``today`` is one of the ``days`` of a term that begins on ``day``."""
    return day <= today < day + timedelta(days=days)


def stands_on(today: date, day: date, days: int) -> bool:
    """Whether a measure of ``day`` is still to be told: it is of the calendar year, or its term runs over the end of one."""
    return day.year == today.year or runs_on(today, day, days)


def reaches(floor: Floor, count: DayCount, *, rated: bool = True) -> bool:
    """Whether the one day has the orders and the rate the floor asks for. An undefined rate reaches nothing."""
    if count.counted < floor.least_orders:
        return False
    if not rated:
        return True
    if count.of == 0:
        return False
    rate = Fraction(count.counted, count.of)
    return (
        (floor.rate_over is None or rate > Fraction(floor.rate_over))
        and (floor.rate_from is None or rate >= Fraction(floor.rate_from))
        and (floor.rate_up_to is None or rate <= Fraction(floor.rate_up_to))
    )


def is_strike(rule: MeasureRule | None, count: DayCount) -> bool:
    """Whether the day alone is enough for the rule's measure."""
    if rule is None:
        return False
    return any(reaches(floor, count, rated=rule.rate_of != "none") for floor in rule.floors if floor.times == 1)


def strikes_of(measures: Iterable[Imposed]) -> set[StrikeDay]:
    """The strikes of a calendar year that the measures follow from, each once."""
    return {(one.rule.id, one.count.shop, one.count.product, one.count.day) for one in measures if one.rule.yearly}


def strike_type(rule: MeasureRule, count: DayCount) -> int | None:
    """1: more than the rule's share of the counted orders are missing pickups or dispatches, 2: less, None: just so many.

    None, too, where the rule knows no types.
    """
    if rule.type_1_over is None:
        return None
    line = Fraction(rule.type_1_over) * count.counted
    return None if count.missing == line else 1 if count.missing > line else 2


def orders_to_strike(rule: MeasureRule | None, count: DayCount) -> int | None:
    """How many more orders make the day a strike (0: it is one); None without a rule or a rate."""
    if rule is None or count.of == 0:
        return None
    return min(max(0, orders_to_reach(floor, count.of) - count.counted) for floor in rule.floors)


def orders_to_reach(floor: Floor, of: int) -> int:
    """The fewest orders, of so many, that the floor asks for."""
    over = 0 if floor.rate_over is None else math.floor(Fraction(floor.rate_over) * of) + 1
    at_least = 0 if floor.rate_from is None else math.ceil(Fraction(floor.rate_from) * of)
    return max(over, at_least, floor.least_orders)


def rule_groups(rules: Iterable[MeasureRule]) -> list[list[MeasureRule]]:
    """The rules that count the same of the same subject, together."""
    groups: dict[tuple[str, str, str], list[MeasureRule]] = {}
    for rule in rules:
        groups.setdefault((rule.counts, rule.rate_of, rule.subject), []).append(rule)
    return list(groups.values())


def measures_of(rules: Sequence[MeasureRule], counts: Iterable[DayCount]) -> list[Imposed]:
    """What follows from the days by these rules, which all count the same of the same subject; by day, then shop, product."""
    by_subject: dict[tuple[str, str | None], dict[date, DayCount]] = {}
    for count in counts:
        by_subject.setdefault((count.shop, count.product), {})[count.day] = count
    struck = {
        (rule.id, count): rule
        for rule in rules
        for days in by_subject.values()
        for count in days.values()
        if _holds(rule, days, count.day)
    }
    outranked = {(given_way, count) for (_, count), rule in struck.items() for given_way in rule.outranks}
    standing = [(rule, count) for (rule_id, count), rule in struck.items() if (rule_id, count) not in outranked]
    standing.sort(key=lambda one: (one[1].day, one[1].shop, one[1].product or "", one[0].id))
    seen: dict[tuple[str, str, int], int] = {}
    imposed: list[Imposed] = []
    for rule, count in standing:
        number = None
        if rule.yearly:
            year = rule.id, count.shop, count.day.year
            number = seen[year] = seen.get(year, 0) + 1
        imposed += _imposed(rule, count, number)
    return imposed


def _holds(rule: MeasureRule, days: Mapping[date, DayCount], day: date) -> bool:
    """Whether the day itself reaches a floor and, where the rule asks for it, enough of the days before it did, too."""
    rated = rule.rate_of != "none"
    if in_force([rule], day) is None:
        return False
    for floor in rule.floors:
        window = [day - timedelta(days=back) for back in range(floor.within_days)]
        hits = [
            one for one in window if one in days and in_force([rule], one) and reaches(floor, days[one], rated=rated)
        ]
        if day in hits and len(hits) >= floor.times:
            return True
    return False


def _imposed(rule: MeasureRule, count: DayCount, number: int | None) -> list[Imposed]:
    kind = strike_type(rule, count)
    rungs = [steps[min(number or 1, len(steps)) - 1] for of_kind, steps in rule.ladder if kind in (None, of_kind)]
    typed = rule.type_1_over is not None
    return [
        Imposed(
            rule,
            count,
            number,
            name,
            days,
            uncertain=typed or rule.columns_inferred,
            either_type=typed and kind is None,
        )
        for name, days in _longest(rungs).items()
    ]


def _longest(rungs: Sequence[Rung]) -> dict[Bilingual, int]:
    longest: dict[Bilingual, int] = {}
    for rung in rungs:
        for name, days in rung:
            longest[name] = max(days, longest.get(name, 0))
    return longest
