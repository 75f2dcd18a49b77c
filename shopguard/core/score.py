"""What is known of the score (体验分): how long orders waited from payment to pickup. Pure; times are unix seconds.

The score itself is not reckoned: only this part of it is known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from shopguard.core.beijing import DAY, HOUR, day_number, day_of
from shopguard.core.cited import in_force
from shopguard.core.rank import nearest_rank
from shopguard.core.score_rules import ScoreRule

Stage = Literal["growing", "unsure", "usual"]
_BEIJING = 8 * HOUR


def rule_by_payment(rules: Sequence[ScoreRule]) -> Callable[[int], ScoreRule]:
    """What gives the rule of the day of a payment (the newest where none holds on it)."""

    @cache
    def of_day(day: int) -> ScoreRule:
        return in_force(rules, day_of(day * DAY - _BEIJING)) or rules[-1]

    return lambda paid_at: rules[0] if len(rules) == 1 else of_day(day_number(paid_at))


def counted_from(rule: ScoreRule, paid_at: int) -> int:
    """The moment from which a payment counts: one at night (its first second included) from the end of that night."""
    time_of_day = (paid_at + _BEIJING) % DAY
    midnight = paid_at - time_of_day
    if time_of_day >= rule.night_from:
        return midnight + DAY + rule.night_until
    return midnight + rule.night_until if time_of_day < rule.night_until else paid_at


def waited(rule: ScoreRule, paid_at: int, until: int) -> int:
    """Seconds from the moment the payment counts from; 0 for a pickup in the night before that."""
    return max(0, until - counted_from(rule, paid_at))


@dataclass(frozen=True, slots=True)
class Spread:
    """How long finished orders waited, in seconds. None where there is no finished order.

    ``median`` and ``ninetieth``: the shortest wait that half (nine tenths) of the orders do not exceed, always one that occurred.
    ``longer``: (limit in seconds, how many waited longer), for each of the rule's lines.
    """

    orders: int
    median: int | None
    ninetieth: int | None
    longer: tuple[tuple[int, int], ...]


def spread(rule: ScoreRule, waits: Sequence[int]) -> Spread:
    """The distribution of waits (seconds, in any order)."""
    ordered = sorted(waits)
    longer = tuple((limit, len(ordered) - bisect_right(ordered, limit)) for limit in rule.shown)
    return Spread(len(ordered), nearest_rank(ordered, 50), nearest_rank(ordered, 90), longer)


def stage(rule: ScoreRule, paid_orders: int, *, whole_window: bool) -> Stage:
    """The growing stage, by the paid orders of the window. ``whole_window``: the files reach back over all of it."""
    if paid_orders >= rule.growing_under:
        return "usual"
    return "growing" if whole_window else "unsure"
