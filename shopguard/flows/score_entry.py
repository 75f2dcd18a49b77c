"""What the rulebook says of the score (体验分), as an entry for reading and as JSON."""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import HOUR, MINUTE
from shopguard.core.message import Texts
from shopguard.core.score_rules import ScoreRule
from shopguard.flows.rulebook.cited_json import Document, both, citation, span
from shopguard.flows.rulebook.rule_entries import Entry, Part, in_order, part, with_shipped
from shopguard.flows.rulebook.rules_in_use import RulesInUse


def score_entry(texts: Texts, rules: RulesInUse, today: date) -> Entry:
    """The values by date, and what nobody knows."""
    shipped = {rule.start: _lines(texts, rule) for rule in rules.shipped_score}
    parts = [_part(texts, rule, shipped, today) for rule in rules.score]
    title, what = texts.word("rulebook.score.title"), texts.word("rulebook.score.what")
    return Entry("score", "tables", title, title, (("", what),), in_order(parts), (), "")


def _part(texts: Texts, rule: ScoreRule, shipped: dict[date | None, list[str]], today: date) -> Part:
    made = part(texts, rule, rule.citation, _lines(texts, rule), today)
    return with_shipped(made, shipped.get(rule.start, ())) if rule.citation.overridden else made


def _lines(texts: Texts, rule: ScoreRule) -> list[str]:
    night = texts.word("rulebook.score.night", night_from=_clock(rule.night_from), night_until=_clock(rule.night_until))
    growing = texts.word(
        "rulebook.score.growing",
        days=rule.window_days,
        under=rule.growing_under,
        score=rule.growing_score,
        low=rule.growing_low_score,
    )
    return [night, growing, *(one[texts.language] for one in rule.not_known)]


def score_document(rule: ScoreRule) -> Document:
    """One set of values."""
    return {
        **span(rule),
        "night_from": _clock(rule.night_from),
        "night_until": _clock(rule.night_until),
        "window_days": rule.window_days,
        "growing_under": rule.growing_under,
        "growing_score": rule.growing_score,
        "growing_low_score": rule.growing_low_score,
        "shown_hours": [seconds // HOUR for seconds in rule.shown],
        "not_known": [both(one) for one in rule.not_known],
        **citation(rule.citation),
    }


def _clock(seconds: int) -> str:
    return f"{seconds // HOUR:02}:{seconds % HOUR // MINUTE:02}"
