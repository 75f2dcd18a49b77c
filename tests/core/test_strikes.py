"""Days and strikes: both floors, the type, the headroom. Figures by hand from the rule: > 10 % and at least 20 orders."""

from __future__ import annotations

from datetime import date

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.strikes import DayCount, is_strike, orders_to_strike, strike_measures, strike_type
from shopguard.resources import resource

BOOK = load_rulebook(resource("rules", "douyin"))
DAY = date(2026, 11, 20)
RULE = BOOK.strike_rules[0]


def day(shipped: int, abnormal: int, overdue: int = 0) -> DayCount:
    return DayCount("演示店铺", DAY, shipped, abnormal, overdue)


@pytest.mark.parametrize(
    ("shipped", "abnormal", "strike"),
    [(199, 20, True), (200, 20, False), (200, 21, True), (100, 19, False), (20, 20, True), (0, 30, False)],
)
def test_strike_needs_over_ten_percent_and_twenty(shipped: int, abnormal: int, strike: bool) -> None:
    assert is_strike(RULE, day(shipped, abnormal)) is strike


def test_headroom() -> None:
    assert orders_to_strike(RULE, day(37, 4)) == 16
    assert orders_to_strike(RULE, day(1_000, 50)) == 51
    assert orders_to_strike(RULE, day(100, 30)) == 0
    assert orders_to_strike(RULE, day(0, 5)) is None


def test_type_by_what_most_orders_are() -> None:
    assert [strike_type(RULE, day(200, 40, overdue)) for overdue in (21, 20, 19)] == [1, None, 2]


def test_no_rule_before_it_was_in_force() -> None:
    assert BOOK.strike_rule(date(2025, 5, 12)) is None


def test_the_second_strike_of_a_year_bars_sales_for_type_one_only() -> None:
    first, second = (
        DayCount("演示店铺", date(2026, 3, 1), 200, 40, 40),
        DayCount("演示店铺", date(2026, 4, 1), 200, 40, 40),
    )
    measures = [(number, name.zh[:4], days) for _, number, name, days, _ in strike_measures(BOOK, [first, second])]
    assert (1, "限制成交", 7) not in measures
    assert (2, "限制成交", 7) in measures
    other = [DayCount("演示店铺", one.day, 200, 40, 0) for one in (first, second)]
    assert not any(name.zh == "限制成交" for _, _, name, _, _ in strike_measures(BOOK, other))
