"""How far a day is from a measure: the floor that fewest more orders would reach. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from shopguard.core.cited import in_force
from shopguard.core.measure_rules import Floor, MeasureRule
from shopguard.core.strikes import DayCount, orders_to_reach, reaches


@dataclass(frozen=True, slots=True)
class Headroom:
    """``to_go``: how many more orders reach the floor (0: it is reached); None where the day has no rate to reach it by.

    ``enough``: whether the orders are as many as the floor asks for, whatever the rate; ``fewer_than``: of fewer orders than this
    they would then also have its rate (None: not enough, or it asks for none).
    """

    rule: MeasureRule
    floor: Floor
    to_go: int | None
    enough: bool
    fewer_than: int | None


def headroom(rules: Iterable[MeasureRule], count: DayCount) -> Headroom | None:
    """The nearest measure of the rules, which all count what ``count`` counts; None where none is in force that one day can reach.

    Measures for several days together are left out: a day alone says nothing of them.
    """
    found = [
        Headroom(
            rule, floor, _to_go(rule, floor, count), count.counted >= floor.least_orders, _fewer_than(floor, count)
        )
        for rule in rules
        if in_force([rule], count.day) is not None
        for floor in rule.floors
        if floor.times == 1
    ]
    return min(found, key=lambda one: (one.to_go is None, one.to_go or 0, one.floor.least_orders), default=None)


def _to_go(rule: MeasureRule, floor: Floor, count: DayCount) -> int | None:
    rated = rule.rate_of != "none"
    if reaches(floor, count, rated=rated):
        return 0
    if rated and count.of == 0:
        return None
    return max(1, orders_to_reach(floor, count.of if rated else 0) - count.counted)


def _fewer_than(floor: Floor, count: DayCount) -> int | None:
    if count.counted < floor.least_orders:
        return None
    if floor.rate_over is not None:
        return math.ceil(Fraction(count.counted) / Fraction(floor.rate_over))
    return None if floor.rate_from is None else math.floor(Fraction(count.counted) / Fraction(floor.rate_from)) + 1
