"""Region table, calendar of extensions, appeal windows and what the rulebook does not cover, as entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from shopguard.appeals.rules import Window
from shopguard.core.beijing import DAY, HOUR, day_of, plain
from shopguard.core.cited import Bilingual, Citation
from shopguard.core.message import Texts
from shopguard.core.rule_edition import SCOPE, Edition
from shopguard.core.rule_scope import ScopeNote, read_scope
from shopguard.core.rulebook import Rulebook
from shopguard.flows.rulebook import rule_words as words
from shopguard.flows.rulebook.rule_entries import Always, Chapter, Entry, Part, in_order, part, with_shipped
from shopguard.flows.rulebook.rules_in_use import RulesInUse
from shopguard.store.extensions import ExtensionRow


def scope_notes(edition: Edition | None) -> tuple[ScopeNote, ...]:
    """What the rulebook does not cover. None: that cannot be read."""
    return read_scope(edition.beside[SCOPE]) if edition is not None else ()


def scope_entry(texts: Texts, note: ScopeNote, today: date) -> Entry:
    """One limit of the rulebook."""
    made = part(texts, Always(), note.citation, [note.what[texts.language]], today)
    title = note.title[texts.language]
    return _entry(f"scope-{note.id}", "notes", title, title, "", [made])


def regions_entry(texts: Texts, rules: RulesInUse, today: date) -> Entry:
    """The table of transit limits."""
    citation = rules.rulebook.regions_citation
    made = part(texts, Always(), citation, _region_lines(texts, rules.rulebook), today)
    if citation.overridden:
        made = with_shipped(made, _region_lines(texts, rules.shipped))
    title = texts.word("rulebook.regions.title")
    return _entry("regions", "tables", title, title, texts.word("rulebook.regions.what"), [made])


def _region_lines(texts: Texts, rulebook: Rulebook) -> list[str]:
    lines = [words.region_line(texts, limit) for limit in rulebook.region_limits]
    unjudged = texts.both("、", ", ").join(rulebook.unjudged_provinces)
    return [*lines, texts.word("rulebook.regions.not_judged", provinces=unjudged)] if unjudged else lines


def calendar_entry(texts: Texts, rules: RulesInUse, extensions: Sequence[ExtensionRow], today: date) -> Entry:
    """The extensions that count, the latest period first."""
    title, what = texts.word("rulebook.calendar.title"), texts.word("rulebook.calendar.what")
    counting = [row for row in extensions if not row.removed]
    parts = [_extension_part(texts, rules, row, today) for row in counting]
    entry = _entry("extensions", "tables", title, title, what, parts)
    nothing = () if parts else ((title, texts.word("rulebook.calendar.none")),)
    return replace(entry, facts=(*entry.facts, *nothing))


def _extension_part(texts: Texts, rules: RulesInUse, row: ExtensionRow, today: date) -> Part:
    terms, extension = row.extension.terms, row.extension
    period = texts.word("rulebook.calendar.period", from_at=plain(terms.from_at), until_at=plain(terms.until_at))
    lines = [extension.note]
    if terms.extra is not None:
        lines.append(texts.word("rulebook.calendar.extra", hours=terms.extra // HOUR))
    if terms.latest_at is not None:
        lines.append(texts.word("rulebook.calendar.latest", at=plain(terms.latest_at)))
    lines += _places(texts, terms.senders, terms.receivers)
    if terms.clauses:
        cards = [rules.rulebook.clause(one).card[texts.language] for one in terms.clauses]
        lines.append(texts.word("rulebook.calendar.clauses", clauses=texts.both("、", ", ").join(cards)))
    told = Bilingual(extension.source, extension.source)
    holds = Always(day_of(terms.from_at), day_of(terms.until_at + DAY))
    made = part(texts, holds, Citation(told, extension.read_on, "in force"), lines, today)
    return replace(made, span=period)


def _places(texts: Texts, senders: Sequence[str], receivers: Sequence[str]) -> list[str]:
    lines = []
    if senders:
        lines.append(texts.word("rulebook.calendar.senders", provinces=texts.both("、", ", ").join(senders)))
    if receivers:
        lines.append(texts.word("rulebook.calendar.receivers", provinces=texts.both("、", ", ").join(receivers)))
    return lines or [texts.word("rulebook.calendar.all_places")]


def appeals_entry(texts: Texts, rules: RulesInUse, today: date) -> Entry:
    """How long one may appeal, and what the form takes."""
    parts = [
        part(texts, window, window.citation, _window_lines(texts, window), today) for window in rules.appeals.windows
    ]
    form = rules.appeals.limits
    said = texts.word("rulebook.appeals.form", characters=form.reason_characters, pictures=form.pictures)
    title = texts.word("rulebook.appeals.title")
    return _entry(
        "appeals", "tables", title, title, "", [*in_order(parts), part(texts, Always(), form.citation, [said], today)]
    )


def _window_lines(texts: Texts, window: Window) -> list[str]:
    if window.seconds is not None:
        limit = texts.word("rulebook.appeals.hours", hours=window.seconds // HOUR)
    else:
        limit = texts.word("rulebook.appeals.working_days", days=window.working_days or 0)
    return [
        limit,
        texts.word("rulebook.appeals.where", where=window.where[texts.language]),
        texts.word("rulebook.appeals.answer", answer=window.answer[texts.language]),
    ]


def _entry(entry_id: str, chapter: Chapter, card: str, title: str, what: str, parts: Sequence[Part]) -> Entry:
    return Entry(entry_id, chapter, card, title, (("", what),) if what else (), tuple(parts), (), "")
