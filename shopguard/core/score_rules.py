"""What is known of the score (体验分) as data, dated and cited. Pure: the file is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from shopguard.core.beijing import HOUR, MINUTE
from shopguard.core.cited import Bilingual, Citation
from shopguard.core.rule_dates import check_dates
from shopguard.core.rule_table import BrokenRule, RuleTable

FILE_NAME = "score.toml"
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """Values for ``start <= day < end`` (None = open). Times of day are seconds since midnight in Beijing.

    ``shown``: where ShopGuard itself draws lines, in seconds; they are not the platform's.
    """

    start: date | None
    end: date | None
    night_from: int
    night_until: int
    window_days: int
    growing_under: int
    growing_score: int
    growing_low_score: int
    shown: tuple[int, ...]
    not_known: tuple[Bilingual, ...]
    citation: Citation


def read_score(file: Mapping[str, object]) -> tuple[ScoreRule, ...]:
    """The values of ``score.toml``. Raises :class:`~shopguard.core.rule_table.BrokenRule` naming file and key."""
    table = RuleTable(file, FILE_NAME)
    table.take("payments", list, [])  # worked examples, for the tests
    rules = tuple(_rule(entry) for entry in table.tables("values"))
    table.done()
    if not rules:
        raise BrokenRule(f"{FILE_NAME}: values: is empty")
    check_dates(rules, f"{FILE_NAME}: values")
    return rules


def _rule(table: RuleTable) -> ScoreRule:
    rule = ScoreRule(
        start=table.day("from"),
        end=table.day("until"),
        night_from=_time_of_day(table, "night_from"),
        night_until=_time_of_day(table, "night_until"),
        window_days=table.number("window_days"),
        growing_under=table.number("growing_under"),
        growing_score=table.number("growing_score"),
        growing_low_score=table.number("growing_low_score"),
        shown=_hours(table, "shown_hours"),
        not_known=tuple(_both(entry) for entry in table.tables("not_known")),
        citation=table.citation(),
    )
    if rule.night_until >= rule.night_from:
        raise table.broken("night_until", "must be earlier in the day than night_from: the night goes over midnight")
    if rule.window_days < 1:
        raise table.broken("window_days", "must be 1 or more")
    table.done()
    return rule


def _both(table: RuleTable) -> Bilingual:
    both = Bilingual(table.text("zh"), table.text("en"))
    table.done()
    return both


def _time_of_day(table: RuleTable, key: str) -> int:
    told = _CLOCK.fullmatch(table.text(key))
    if told is None:
        raise table.broken(key, "must be a time of day like 18:00")
    return int(told[1]) * HOUR + int(told[2]) * MINUTE


def _hours(table: RuleTable, key: str) -> tuple[int, ...]:
    hours = cast("list[object]", table.take(key, list))
    if not hours or not all(type(hour) is int and hour > 0 for hour in hours):
        raise table.broken(key, "must be a list of whole hours from 1 up")
    return tuple(sorted(cast(int, hour) * HOUR for hour in hours))
