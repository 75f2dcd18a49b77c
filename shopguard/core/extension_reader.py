"""From the table of ``extensions.toml`` to the shipped calendar. Pure: the file is read elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import cast

from shopguard.core.beijing import HOUR, to_seconds
from shopguard.core.cited import Citation
from shopguard.core.extensions import Flaw, ShippedExtension, Terms, extendable_clauses, terms_fault
from shopguard.core.rule_table import RuleTable
from shopguard.core.rulebook import Rulebook

FILE_NAME = "extensions.toml"

# What is said of a flaw, and the key it is said of; {about} is the name it is about.
_SAID_OF: dict[Flaw, tuple[str, str]] = {
    "period": ("until", "must be later than from"),
    "no_new_time": ("extra_hours", "an extension has either extra_hours or latest; here is neither"),
    "two_new_times": ("extra_hours", "an extension has either extra_hours or latest, not both"),
    "extra": ("extra_hours", "must lie between 1 and 1440, not {about}"),
    "latest": ("latest", "must be later than from"),
    "province": ("senders, receivers", "no province that is known: {about}"),
    "clause": ("clauses", "no clause that can be extended: {about}"),
}


def read_extensions(file: Mapping[str, object], rulebook: Rulebook) -> tuple[tuple[ShippedExtension, ...], Citation]:
    """(the entries, the paragraph that allows them) of the file's table. Raises BrokenRule naming file and key.

    Provinces and clauses have to be the rulebook's. Entries may overlap: of several the latest deadline counts.
    """
    table = RuleTable(file, FILE_NAME)
    citation = table.citation()
    clauses = extendable_clauses(rulebook)
    entries: list[ShippedExtension] = []
    for entry in table.tables("entries"):
        entries.append(_entry(entry, rulebook.provinces, clauses))
        if entries[-1].terms in [earlier.terms for earlier in entries[:-1]]:
            raise entry.broken("from", "an earlier entry says the same")
    table.done()
    return tuple(entries), citation


def _entry(table: RuleTable, provinces: Collection[str], clauses: Collection[str]) -> ShippedExtension:
    hours = table.optional_number("extra_hours")
    terms = Terms(
        from_at=_needed_moment(table, "from"),
        until_at=_needed_moment(table, "until"),
        senders=_names(table, "senders"),
        receivers=_names(table, "receivers"),
        extra=None if hours is None else hours * HOUR,
        latest_at=_moment(table, "latest"),
        clauses=_names(table, "clauses"),
    )
    entry = ShippedExtension(terms, table.both("note"), table.citation())
    table.done()
    fault = terms_fault(terms, provinces, clauses)
    if fault is not None:
        key, said = _SAID_OF[fault.flaw]
        raise table.broken(key, said.format(about=fault.about))
    return entry


def _moment(table: RuleTable, key: str) -> int | None:
    """Unix seconds of a TOML date-time (without an offset it is Beijing time); None when the key is absent."""
    moment = cast("datetime | None", table.take(key, datetime, None))
    return None if moment is None else to_seconds(moment)


def _needed_moment(table: RuleTable, key: str) -> int:
    return to_seconds(cast(datetime, table.take(key, datetime)))


def _names(table: RuleTable, key: str) -> tuple[str, ...]:
    """A list of different names; an absent key means all of them, and so an empty list is refused."""
    names = cast("list[object] | None", table.take(key, list, None))
    if names is None:
        return ()
    told = tuple(name for name in names if isinstance(name, str))
    if not told or len(told) < len(names):
        raise table.broken(key, "must be a list of texts that is not empty; left out it means all")
    if len(set(told)) < len(told):
        raise table.broken(key, "names one twice")
    return told
