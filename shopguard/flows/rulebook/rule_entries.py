"""The rulebook as entries for reading: what each says, its values by date with their sources; for the page and for plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from shopguard.core.cited import Certainty, Citation, Dated
from shopguard.core.message import Texts
from shopguard.core.wording import certainty, source
from shopguard.flows.rulebook import rule_words as words

Chapter = Literal["clauses", "amounts", "measures", "tables", "notes"]
Standing = Literal["now", "past", "future"]


@dataclass(frozen=True, slots=True)
class Part:
    """Values of certain dates in words, from ``start`` on. ``shipped``: the program's own lines where the owner's stand instead."""

    start: date | None
    span: str
    standing: Standing
    lines: tuple[str, ...]
    source: str
    certainty: Certainty
    certainty_word: str
    overridden: bool
    shipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``facts``: (heading, text); ``examples``: worked examples, one line each.

    ``searchable``: everything that is said, in both languages, and the ids, in lower case.
    """

    id: str
    chapter: Chapter
    card: str
    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    examples: tuple[str, ...]
    searchable: str


def part(texts: Texts, dated: Dated, citation: Citation, lines: Sequence[str], today: date) -> Part:
    """The values of one set of dates."""
    holds = standing(dated, today)
    was_in_force = holds == "past" and citation.certainty == "in force"
    return Part(
        start=dated.start,
        span=words.span(texts, dated.start, dated.end),
        standing=holds,
        lines=tuple(lines),
        source=source(texts, citation),
        certainty=citation.certainty,
        certainty_word=texts.word("rulebook.was_in_force") if was_in_force else certainty(texts, citation),
        overridden=citation.overridden,
    )


def with_shipped(part: Part, lines: Iterable[str]) -> Part:
    """The part with those lines of the program's own values that say something else."""
    return replace(part, shipped=tuple(line for line in lines if line not in part.lines))


@dataclass(frozen=True, slots=True)
class Always:
    """What has no dates of its own."""

    start: date | None = None
    end: date | None = None


def standing(dated: Dated, today: date) -> Standing:
    """Whether it holds on ``today``."""
    if dated.start is not None and today < dated.start:
        return "future"
    return "past" if dated.end is not None and dated.end <= today else "now"


_PLACE: dict[Standing, int] = {"now": 0, "future": 1, "past": 2}


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """What holds now first, then what is to come, then the old ones, the newest of them first."""
    newest_first = sorted(parts, key=lambda one: one.start or date.min, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: _PLACE[one.standing]))


def in_both_languages(texts: Texts, make: Callable[[Texts], Entry]) -> Entry:
    """The entry in the language of ``texts``, found by what it says in the other one too."""
    zh, en = make(texts.in_language("zh")), make(texts.in_language("en"))
    entry = zh if texts.language == "zh" else en
    return replace(entry, searchable="\n".join(_said(one) for one in (zh, en)).lower())


def _said(entry: Entry) -> str:
    parts = [
        text for one in entry.parts for text in (one.span, *one.lines, *one.shipped, one.source, one.certainty_word)
    ]
    facts = [text for fact in entry.facts for text in fact]
    return "\n".join((entry.id, entry.card, entry.title, *facts, *parts, *entry.examples))
