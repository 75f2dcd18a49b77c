"""Shop days against the rules' floors: exactly on, just over; what follows, and from which day on. Figures by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.strikes import DayCount, Imposed, is_strike, measures_of, orders_to_strike, strike_type
from shopguard.resources import resource

BOOK = load_rulebook(resource("rules", "douyin"))
DAY = date(2026, 11, 20)
RULE = BOOK.strike_rules[0]


def day(of: int, counted: int, missing: int = 0, on: date = DAY, product: str | None = None) -> DayCount:
    return DayCount("演示店铺", on, of, counted, missing, product)


def imposed(family: str, subject: str, *counts: DayCount) -> list[Imposed]:
    rules = [rule for rule in BOOK.measure_rules if (rule.counts, rule.subject) == (family, subject)]
    return measures_of(rules, counts)


def told(found: Iterable[Imposed]) -> list[tuple[str, int]]:
    return [(one.name.en.split(" (")[0], one.days) for one in found]


@pytest.mark.parametrize(
    ("of", "counted", "strike"),
    [(199, 20, True), (200, 20, False), (200, 21, True), (100, 19, False), (20, 20, True), (0, 30, False)],
)
def test_strike_needs_over_ten_percent_and_twenty(of: int, counted: int, strike: bool) -> None:
    assert is_strike(RULE, day(of, counted)) is strike
    assert bool(imposed("abnormal", "shop", day(of, counted))) is strike


def test_headroom() -> None:
    assert orders_to_strike(RULE, day(37, 4)) == 16
    assert orders_to_strike(RULE, day(1_000, 50)) == 51
    assert orders_to_strike(RULE, day(100, 30)) == 0
    assert orders_to_strike(RULE, day(0, 5)) is None


def test_type_by_what_most_orders_are() -> None:
    assert [strike_type(RULE, day(200, 40, missing)) for missing in (21, 20, 19)] == [1, None, 2]


def test_strikes_count_from_the_day_of_the_current_rule() -> None:
    assert BOOK.strike_rule(date(2025, 5, 12)) is None
    assert BOOK.strike_rule(date(2025, 5, 13)) is RULE
    assert told(imposed("abnormal", "shop", day(200, 29, on=date(2025, 5, 12)))) == []


FROZEN = "money frozen"
FIRST = [(FROZEN, 30), ("no new products", 7), ("presale barred", 15), ("affiliate barred", 3)]


def test_the_second_strike_of_a_year_bars_sales_for_type_one_only() -> None:
    days = [date(2026, 3, 1), date(2026, 4, 1), date(2027, 1, 1)]
    mostly_missing = imposed("abnormal", "shop", *(day(200, 40, 40, on=on) for on in days))
    assert told(one for one in mostly_missing if one.count.day == days[0]) == FIRST
    assert told(one for one in mostly_missing if one.count.day == days[1]) == [
        *FIRST[:3], ("affiliate barred", 5), ("sales barred", 7)]  # fmt: skip
    assert told(one for one in mostly_missing if one.count.day == days[2]) == FIRST  # another year begins anew
    other = imposed("abnormal", "shop", *(day(200, 40, 0, on=on) for on in days[:2]))
    assert "sales barred" not in dict(told(other))
    assert all(one.uncertain and not one.either_type for one in other)


def test_exactly_half_and_half_shows_the_longer_terms_and_says_so() -> None:
    found = imposed("abnormal", "shop", day(200, 40, 20))
    assert told(found) == FIRST
    assert all(one.either_type for one in found)


def test_the_fifth_strike_is_the_last_rung() -> None:
    days = [date(2026, month, 1) for month in range(1, 8)]
    found = imposed("abnormal", "shop", *(day(100, 30, 0, on=on) for on in days))
    assert [one.days for one in found if one.name.en == "affiliate barred"] == [3, 5, 7, 15, 30, 30, 30]
    assert [one.days for one in found if one.name.en == "sales barred"] == [7, 15, 30, 30, 30]


@pytest.mark.parametrize(
    ("of", "counted", "points"),
    [
        (300, 30, []),  # exactly 10 %
        (299, 30, [("6 A-points deducted", 0)]),
        (290, 29, []),  # too few
        (100, 30, [("6 A-points deducted", 0)]),  # exactly 30 %
        (100, 31, [("8 A-points deducted", 0)]),
        (50, 40, [("8 A-points deducted", 0)]),  # exactly 80 %
        (50, 41, [("12 A-points deducted", 0), ("money frozen", 0)]),
        (0, 41, []),  # nothing shipped: no rate
    ],
)
def test_legacy_points(of: int, counted: int, points: list[tuple[str, int]]) -> None:
    assert told(imposed("abnormal", "shop", day(of, counted, on=date(2025, 5, 12)))) == points


OLD_LAST, NEW_FIRST = date(2026, 8, 9), date(2026, 8, 10)
BAN_3 = [("product banned", 3), (FROZEN, 3)]
BAN_7 = [("product banned", 7), ("sales barred", 7), ("all money frozen", 7)]


@pytest.mark.parametrize(
    ("of", "counted", "on", "measures"),
    [
        (1_000, 600, OLD_LAST, []),  # exactly 60 %
        (999, 600, OLD_LAST, BAN_3),
        (600, 499, OLD_LAST, []),
        (600, 500, OLD_LAST, BAN_3),
        (200, 100, OLD_LAST, []),
        (200, 100, NEW_FIRST, [("product banned", 0), (FROZEN, 7)]),  # exactly half
        (201, 100, NEW_FIRST, []),
        (150, 99, NEW_FIRST, []),
        (0, 100, NEW_FIRST, []),
    ],
)
def test_a_late_product(of: int, counted: int, on: date, measures: list[tuple[str, int]]) -> None:
    assert told(imposed("ship", "product", day(of, counted, on=on, product="杯子"))) == measures


def late_days(counted: int, of: int, *numbers: int) -> list[DayCount]:
    return [day(of, counted, on=date(2026, 7, number), product="杯子") for number in numbers]


def test_three_late_days_of_seven() -> None:
    assert told(imposed("ship", "product", *late_days(10, 39, 1, 7))) == []  # only two
    third = imposed("ship", "product", *late_days(10, 39, 1, 4, 7))  # 25.6 %
    assert told(third) == BAN_3
    assert third[0].count.day == date(2026, 7, 7)
    assert told(imposed("ship", "product", *late_days(10, 39, 1, 4, 8))) == []  # the first is eight days back
    assert told(imposed("ship", "product", *late_days(10, 40, 1, 4, 7))) == []  # exactly 25 %
    assert told(imposed("ship", "product", *late_days(9, 30, 1, 4, 7))) == []


def test_the_severest_grade_goes_before_the_other() -> None:
    assert told(imposed("ship", "product", *late_days(4, 4, 1, 2, 3))) == BAN_7
    assert told(imposed("ship", "product", *late_days(3, 3, 1, 2, 3))) == []  # more than three late orders
    assert told(imposed("ship", "product", *late_days(4, 5, 1, 2, 3))) == []  # exactly 80 %
    assert told(imposed("ship", "product", *late_days(20, 20, 1, 2, 3))) == BAN_7  # both grades hold


def test_days_of_other_products_and_shops_stay_apart() -> None:
    days = late_days(10, 30, 1, 2)
    assert told(imposed("ship", "product", *days, day(30, 10, on=date(2026, 7, 3), product="碗"))) == []
    assert told(imposed("ship", "product", *days, DayCount("另一家", date(2026, 7, 3), 30, 10, 0, "杯子"))) == []


NO_ORDERS, HUNDRED = ("no orders", 7), ("the shop is limited to 100 orders a day", 0)


@pytest.mark.parametrize(
    ("first", "second", "measures"),
    [
        ((1_000, 299), (1_000, 299), []),
        ((1_000, 300), (1_000, 299), [NO_ORDERS]),  # exactly 30 %
        ((600, 199), (600, 199), []),
        ((500, 200), (501, 200), [NO_ORDERS, NO_ORDERS]),  # 40 % and a little less
        ((500, 200), (500, 200), [NO_ORDERS, NO_ORDERS, HUNDRED]),
    ],
)
def test_a_late_shop(first: tuple[int, int], second: tuple[int, int], measures: list[tuple[str, int]]) -> None:
    days = (day(*first, on=NEW_FIRST), day(*second, on=NEW_FIRST + timedelta(days=1)))
    assert told(imposed("ship", "shop", *days)) == measures


def test_a_late_shop_two_days_running_under_the_new_rule_only() -> None:
    found = imposed("ship", "shop", day(500, 400, on=OLD_LAST), day(500, 400, on=NEW_FIRST))
    assert told(found) == [NO_ORDERS]
    gap = imposed("ship", "shop", day(500, 400, on=NEW_FIRST), day(500, 400, on=NEW_FIRST + timedelta(days=2)))
    assert told(gap) == [NO_ORDERS, NO_ORDERS]


def test_missing_stock() -> None:
    assert told(imposed("stock", "shop", day(100, 30))) == []  # exactly 30 %
    assert told(imposed("stock", "shop", day(90, 29))) == []
    days = [date(2026, month, 1) for month in range(1, 8)]
    found = imposed("stock", "shop", *(day(99, 30, on=on) for on in days))
    by_strike = [told(one for one in found if one.number == number) for number in range(1, 8)]
    assert by_strike[0] == by_strike[1] == [(FROZEN, 1)]
    assert by_strike[2] == [(FROZEN, 3)]
    assert by_strike[3] == [(FROZEN, 5), ("presale barred", 5), ("no new products", 5)]
    assert by_strike[4] == [(FROZEN, 7), ("presale barred", 7), ("no new products", 7), ("orders limited", 7)]
    assert by_strike[5] == by_strike[6]
    assert {name for name, _ in by_strike[5]} == {
        "sales barred", "affiliate barred", "presale barred", FROZEN, "no new products"}  # fmt: skip
    assert {days for _, days in by_strike[5]} == {7}


def test_fraud_by_product_needs_no_rate() -> None:
    assert told(imposed("fraud", "product", day(0, 2, product="杯子"))) == []
    first = told(imposed("fraud", "product", day(0, 3, product="杯子")))
    assert first == [(FROZEN, 30), ("no new products", 7), ("presale barred", 7), ("15 points off the shop's score", 0)]
    two = imposed("fraud", "product", day(0, 3, product="杯子"), day(0, 3, product="碗"))
    assert {one.number for one in two} == {1, 2}
    second = dict(told(one for one in two if one.number == 2))
    assert second == {
        FROZEN: 30, "no new products": 15, "presale barred": 15, "sales barred": 15,
        "15 points off the shop's score": 0, "500 yuan penalty": 0,
    }  # fmt: skip
    days = [date(2026, month, 1) for month in range(1, 5)]
    fourth = [
        one
        for one in imposed("fraud", "product", *(day(0, 3, on=on, product="杯子") for on in days))
        if one.number == 4
    ]
    assert (FROZEN, 180) in told(fourth)
    assert ("expelled for good", 0) in told(fourth)
