"""What the rulebook does not cover, as cited notes. Pure: the file is read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shopguard.core.cited import Bilingual, Citation
from shopguard.core.rule_table import RuleTable


@dataclass(frozen=True, slots=True)
class ScopeNote:
    """One limit of the rulebook, said wherever it is shown."""

    id: str
    title: Bilingual
    what: Bilingual
    citation: Citation


def read_scope(file: Mapping[str, object]) -> tuple[ScopeNote, ...]:
    """The notes of ``scope.toml``. Raises :class:`~shopguard.core.rule_table.BrokenRule` naming file and key."""
    table = RuleTable(file, "scope.toml")
    notes = tuple(_note(entry) for entry in table.tables("notes"))
    table.done()
    return notes


def _note(table: RuleTable) -> ScopeNote:
    note = ScopeNote(table.text("id"), table.both("title"), table.both("what"), table.citation())
    table.done()
    return note
