"""Clauses, regions, extensions, appeals and scope as JSON, with dates, sources and both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from shopguard.appeals.rules import AppealRules
from shopguard.core.beijing import HOUR, iso
from shopguard.core.rule_scope import ScopeNote
from shopguard.core.rulebook import Clause, ClauseValues, Clock, Rulebook
from shopguard.flows.rulebook.cited_json import Document, both, citation, span
from shopguard.store.extensions import ExtensionRow


def clause_document(clause: Clause, file: Mapping[str, object]) -> Document:
    """One clause with all its values, oldest first, and its file's worked examples."""
    examples = file.get("examples", [])
    return {
        "id": clause.id,
        "kind": clause.kind,
        "card": both(clause.card),
        "title": both(clause.title),
        "what": both(clause.what),
        "why": both(clause.reason),
        "instead": both(clause.instead),
        "awaited": both(clause.awaited),
        "judged_per": clause.subject,
        "values": [_values(values) for values in clause.values],
        "examples": [_plain(one) for one in examples] if isinstance(examples, list) else [],
    }


def _values(values: ClauseValues) -> Document:
    return {
        **span(values),
        "dated_by": values.dated_by,
        "family": values.family,
        "watch": values.watch,
        "clocks": [_clock(clock) for clock in values.clocks],
        "settings": dict(values.settings),
        **citation(values.citation),
    }


def _clock(clock: Clock) -> Document:
    return {
        "applies": clock.applies,
        "starts": clock.starts,
        "stops": clock.stops,
        "within_hours": clock.within // HOUR if clock.within is not None else None,
        "deadline": clock.deadline,
        "agreed": clock.agreed,
        "replaced_by": clock.replaced_by,
    }


def regions_document(book: Rulebook) -> Document:
    """The region table."""
    return {
        "limits": [
            {"match": one.match, "provinces": list(one.provinces), "within_hours": one.within // HOUR}
            for one in book.region_limits
        ],
        "not_judged": list(book.unjudged_provinces),
        **citation(book.regions_citation),
    }


def extension_document(row: ExtensionRow) -> Document:
    """One announced extension; an empty list of names means all."""
    terms = row.extension.terms
    return {
        "from": iso(terms.from_at),
        "until": iso(terms.until_at),
        "senders": list(terms.senders),
        "receivers": list(terms.receivers),
        "extra_hours": terms.extra // HOUR if terms.extra is not None else None,
        "latest": iso(terms.latest_at),
        "clauses": list(terms.clauses),
        "note": row.extension.note,
        "source": row.extension.source,
        "read": row.extension.read_on.isoformat(),
        "shipped": row.shipped,
    }


def appeals_document(rules: AppealRules) -> Document:
    """How long one may appeal, and what the form takes."""
    return {
        "windows": [
            {
                **span(window),
                "hours": window.seconds // HOUR if window.seconds is not None else None,
                "working_days": window.working_days,
                "where": both(window.where),
                "answer": both(window.answer),
                **citation(window.citation),
            }
            for window in rules.windows
        ],
        "form": {
            "reason_characters": rules.limits.reason_characters,
            "pictures": rules.limits.pictures,
            **citation(rules.limits.citation),
        },
    }


def note_document(note: ScopeNote) -> Document:
    """What the rulebook does not cover."""
    return {"id": note.id, "title": both(note.title), "what": both(note.what), **citation(note.citation)}


def _plain(value: object) -> object:
    """A value of a rule file as JSON knows it; moments are Beijing time."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime | date) else value
