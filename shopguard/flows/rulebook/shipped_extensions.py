"""The calendar that comes with the rules, copied into the database whenever they are others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shopguard.core.beijing import start_of_day
from shopguard.core.extension_reader import read_extensions
from shopguard.core.extensions import Extension
from shopguard.flows.rulebook.rejudging import note_calendar
from shopguard.flows.workplace import Workplace
from shopguard.store import extensions as rows
from shopguard.store.extensions import ExtensionRow


def keep_shipped(place: Workplace, calendar: Mapping[str, object]) -> None:
    """Makes the shipped rows those of the table of an ``extensions.toml``, in the workplace's language.

    What the owner switched off stays off. The orders are judged again as by changed rules, so that he is told which changed colour.
    Raises :class:`~shopguard.core.rule_table.BrokenRule` naming file and key; then nothing has changed.
    """
    shipped = [entry.told_in(place.texts.language) for entry in read_extensions(calendar, place.rulebook)[0]]
    kept = [row for row in rows.fetch_extensions(place.store.connection()) if row.shipped]
    if {row.extension for row in kept} == set(shipped):
        return
    with place.store.transaction():
        _synchronise(place, kept, shipped)


def _synchronise(place: Workplace, kept: list[ExtensionRow], shipped: Iterable[Extension]) -> None:
    """An entry is known again by its terms; its words may have changed."""
    db = place.store.connection()
    by_terms, added = {row.extension.terms: row for row in kept}, False
    for extension in shipped:
        row = by_terms.pop(extension.terms, None)
        if row is None:
            rows.insert_extension(db, extension, told_at=start_of_day(extension.read_on), shipped=True)
            added = True
        else:
            rows.reword_extension(db, row.ref, extension)
    for row in by_terms.values():
        rows.delete_extension(db, row.ref)
    if by_terms or added:
        note_calendar(place)
