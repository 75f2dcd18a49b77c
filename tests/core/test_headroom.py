"""How far a day is from a measure, reckoned by hand from the floors of the rulebook."""

from __future__ import annotations

from datetime import date

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.headroom import headroom
from shopguard.core.strikes import DayCount
from shopguard.resources import resource

RULES = load_rulebook(resource("rules", "douyin")).measure_rules


def undefined(family: str, day: date, counted: int) -> tuple[int | None, bool, int | None]:
    """Of a day on which nothing was sent or due: (to go, enough orders, fewer than)."""
    rules = [rule for rule in RULES if (rule.counts, rule.subject) == (family, "shop")]
    found = headroom(rules, DayCount("演示店铺", day, of=0, counted=counted))
    assert found is not None
    return found.to_go, found.enough, found.fewer_than


def told(family: str, subject: str, day: date, of: int, counted: int) -> tuple[str, int | None] | None:
    rules = [rule for rule in RULES if (rule.counts, rule.subject) == (family, subject)]
    found = headroom(rules, DayCount("演示店铺", day, of=of, counted=counted))
    return None if found is None else (found.rule.id, found.to_go)


NOW, MID, OLD = date(2026, 11, 20), date(2026, 6, 1), date(2024, 3, 4)


@pytest.mark.parametrize(
    ("family", "subject", "day", "of", "counted", "expected"),
    [
        ("abnormal", "shop", NOW, 37, 4, ("abnormal", 16)),  # over 10 % is 4 of 37, but a strike needs 20
        ("abnormal", "shop", NOW, 500, 20, ("abnormal", 31)),  # exactly 10 % is 50: 51 are over it
        ("abnormal", "shop", NOW, 30, 20, ("abnormal", 0)),
        ("abnormal", "shop", NOW, 0, 25, ("abnormal", None)),  # nothing shipped: no rate
        ("abnormal", "shop", OLD, 100, 29, ("abnormal-points-6", 1)),
        ("abnormal", "shop", OLD, 100, 31, ("abnormal-points-8", 0)),  # over 30 %: 8 points
        ("stock", "shop", NOW, 50, 3, ("stock", 27)),
        ("stock", "shop", NOW, 200, 30, ("stock", 31)),  # over 30 % is 61
        ("ship", "shop", NOW, 1_000, 200, ("ship-shop", 100)),  # 30 % of 1000, the last of them counts
        ("ship", "product", NOW, 300, 100, ("ship-product", 50)),
        ("ship", "shop", MID, 1_000, 900, None),  # until 2026-08-10 only products were measured
        ("ship", "product", MID, 600, 400, ("ship-severe", 100)),  # over 60 % is 361, but 500 orders
    ],
)
def test_orders_to_go(
    family: str, subject: str, day: date, of: int, counted: int, expected: tuple[str, int | None] | None
) -> None:
    assert told(family, subject, day, of, counted) == expected


@pytest.mark.parametrize(
    ("family", "counted", "expected"),
    [
        ("abnormal", 19, (None, False, None)),
        ("abnormal", 20, (None, True, 200)),  # 20 of 199 are over 10 %, of 200 they are not
        ("abnormal", 23, (None, True, 230)),
        ("stock", 30, (None, True, 100)),  # 30 of 100 are not over 30 %
        ("stock", 31, (None, True, 104)),  # 31 of 103 are over 30 %, of 104 they are not
        ("ship", 200, (None, True, 667)),  # 200 of 666 are 30 % or more, of 667 less
        ("ship", 201, (None, True, 671)),  # 201 of 670 are just 30 %
    ],
)
def test_a_day_without_a_rate_says_what_would_make_one(
    family: str, counted: int, expected: tuple[int | None, bool, int | None]
) -> None:
    assert undefined(family, NOW, counted) == expected
