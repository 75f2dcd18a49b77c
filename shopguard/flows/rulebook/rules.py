"""The rulebook for reading: as entries, as plain text, as JSON, as the query it compiles to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from shopguard.checker.compile import whole_query
from shopguard.core.beijing import day_of
from shopguard.core.message import NotThere, Texts
from shopguard.flows.rulebook import amount_json as amounts
from shopguard.flows.rulebook import rulebook_json as documents
from shopguard.flows.rulebook.amount_entries import fine_entry, fined, measure_entry, measured
from shopguard.flows.rulebook.clause_entries import clause_entry
from shopguard.flows.rulebook.editions import edition_in_words
from shopguard.flows.rulebook.rule_entries import Entry, in_both_languages
from shopguard.flows.rulebook.rulebook_text import text_of
from shopguard.flows.rulebook.rules_in_use import RulesInUse
from shopguard.flows.rulebook.table_entries import (
    appeals_entry,
    calendar_entry,
    regions_entry,
    scope_entry,
    scope_notes,
)
from shopguard.flows.score_entry import score_document, score_entry
from shopguard.flows.workplace import Workplace
from shopguard.store.extensions import ExtensionRow, fetch_extensions


def rulebook_entries(place: Workplace, now: int) -> list[Entry]:
    """Everything the rulebook says, in the workplace's language; ``now`` (unix seconds) tells current from old values."""
    extensions = fetch_extensions(place.store.connection())
    return [in_both_languages(place.texts, make) for make in entry_makers(place.rules, extensions, day_of(now))]


def entry_makers(
    rules: RulesInUse, extensions: Sequence[ExtensionRow], today: date
) -> Iterator[Callable[[Texts], Entry]]:
    """What makes the entries of these rules, in their order."""
    for clause in rules.rulebook.clauses:
        yield partial(clause_entry, rules=rules, clause=clause, today=today)
    for family, kind in fined(rules.rulebook):
        yield partial(fine_entry, rules=rules, family=family, kind=kind, today=today)
    for family in measured(rules.rulebook):
        yield partial(measure_entry, rules=rules, family=family, today=today)
    yield partial(regions_entry, rules=rules, today=today)
    yield partial(calendar_entry, rules=rules, extensions=extensions, today=today)
    yield partial(appeals_entry, rules=rules, today=today)
    yield partial(score_entry, rules=rules, today=today)
    for note in scope_notes(rules.edition):
        yield partial(scope_entry, note=note, today=today)


def rulebook_text(place: Workplace, now: int, clause: str | None = None) -> str:
    """The rulebook as plain text, or one entry of it with its worked examples. Raises :class:`NotThere`."""
    entries = rulebook_entries(place, now)
    if clause is None:
        return f"{edition_in_words(place)}\n\n{text_of(place.texts, entries, with_examples=False)}"
    wanted = [entry for entry in entries if entry.id == clause]
    if not wanted:
        raise _no_such(clause, [entry.id for entry in entries])
    return text_of(place.texts, wanted, with_examples=True)


def rulebook_document(place: Workplace, clause: str | None = None) -> dict[str, object]:
    """The whole rulebook, or one clause of it, as one JSON document. Raises :class:`NotThere`."""
    book, tables = place.rulebook, place.rules.tables
    told = {one.id: documents.clause_document(one, tables.get(f"{one.id}.toml", {})) for one in book.clauses}
    if clause is not None:
        if clause not in told:
            raise _no_such(clause, list(told))
        return told[clause]
    problem = place.rule_problem
    edition = place.rules.edition
    return {
        "rules_date": edition.about.day.isoformat() if edition is not None else None,
        "rules_from": ("file" if edition.sha256 else "program") if edition is not None else None,
        "clauses": list(told.values()),
        "fines": [amounts.fine_document(fine) for fine in book.fines],
        "strikes": [amounts.strike_document(rule) for rule in book.strike_rules],
        "measures": [amounts.measure_document(rule) for rule in book.measure_rules],
        "repeats": [amounts.repeat_document(rule) for rule in book.repeat_rules],
        "regions": documents.regions_document(book),
        "extensions": [
            documents.extension_document(row) for row in fetch_extensions(place.store.connection()) if not row.removed
        ],
        "appeals": documents.appeals_document(place.rules.appeals),
        "score": [score_document(rule) for rule in place.rules.score],
        "notes": [documents.note_document(note) for note in scope_notes(edition)],
        "problem": place.texts.say(problem) if problem else None,
    }


def rulebook_sql(place: Workplace) -> str:
    """The query that judges all orders."""
    return whole_query(place.rulebook)


def _no_such(clause: str, there: list[str]) -> NotThere:
    return NotThere("problem.no_such_rule", clause=clause, there=", ".join(there))
