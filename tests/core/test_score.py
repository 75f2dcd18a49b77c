"""The part of the score that is known: from when a payment counts, and how waits spread. Worked by hand."""

from __future__ import annotations

import tomllib
from datetime import datetime
from typing import Any

import pytest

from shopguard.core.beijing import HOUR, MINUTE, iso, parse_iso, to_seconds
from shopguard.core.rule_table import BrokenRule
from shopguard.core.score import counted_from, spread, stage, waited
from shopguard.core.score_rules import read_score
from shopguard.resources import resource

FILE = tomllib.loads(resource("rules", "douyin", "score.toml").read_text("utf-8"))
RULE = read_score(FILE)[0]


@pytest.mark.parametrize("payment", FILE["payments"], ids=lambda payment: str(payment["paid"]))
def test_the_worked_examples_of_the_file(payment: dict[str, datetime]) -> None:
    assert iso(counted_from(RULE, to_seconds(payment["paid"]))) == iso(to_seconds(payment["counted_from"]))


@pytest.mark.parametrize(
    ("paid", "picked_up", "seconds"),
    [
        ("2026-11-20T10:00:00", "2026-11-20T19:30:00", 9 * HOUR + 30 * MINUTE),
        ("2026-11-20T17:59:59", "2026-11-21T18:00:00", 24 * HOUR + 1),
        ("2026-11-20T18:00:00", "2026-11-21T18:00:00", 12 * HOUR),
        ("2026-11-20T20:00:00", "2026-11-20T21:00:00", 0),  # picked up before the clock began
        ("2026-11-21T05:59:59", "2026-11-21T06:00:00", 0),
    ],
)
def test_how_long_an_order_waited(paid: str, picked_up: str, seconds: int) -> None:
    assert waited(RULE, parse_iso(paid), parse_iso(picked_up)) == seconds


def test_a_spread() -> None:
    hours = [1, 2, 3, 4, 5, 6, 7, 24, 25, 60]
    told = spread(RULE, [hour * HOUR for hour in reversed(hours)])
    assert (told.orders, told.median, told.ninetieth) == (10, 5 * HOUR, 25 * HOUR)  # ranks 5 and 9 of 10
    assert told.longer == ((24 * HOUR, 2), (48 * HOUR, 1))  # exactly 24 hours are not longer than 24 hours


def test_a_spread_of_one_and_of_none() -> None:
    one = spread(RULE, [7])
    assert (one.orders, one.median, one.ninetieth) == (1, 7, 7)
    none = spread(RULE, [])
    assert (none.orders, none.median, none.ninetieth, none.longer) == (0, None, None, ((24 * HOUR, 0), (48 * HOUR, 0)))


@pytest.mark.parametrize(
    ("orders", "whole", "told"),
    [(29, True, "growing"), (30, True, "usual"), (29, False, "unsure"), (30, False, "usual"), (0, True, "growing")],
)
def test_the_growing_stage(orders: int, whole: bool, told: str) -> None:
    assert stage(RULE, orders, whole_window=whole) == told


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("night_from", "25:00", "night_from"),
        ("night_until", "18:00", "night_until"),
        ("window_days", 0, "window_days"),
        ("shown_hours", [], "shown_hours"),
        ("unheard_of", 1, "unheard_of"),
    ],
)
def test_a_broken_value_is_named(key: str, value: Any, said: str) -> None:
    broken = {"values": [{**FILE["values"][0], key: value}]}
    with pytest.raises(BrokenRule, match=rf"score\.toml: values\[1\]: {said}: "):
        read_score(broken)
