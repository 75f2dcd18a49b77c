"""An announced extension as a case keeps it: its words are frozen when it is added, whatever becomes of the calendar."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from shopguard.core.extensions import Extension, Terms
from shopguard.store.appeal_extensions import AppealExtensionRow


@dataclass(frozen=True, slots=True)
class CaseExtension:
    """One notice of a case. ``id``: its row; ``added_at``: unix seconds."""

    id: int
    extension: Extension
    added_at: int


def frozen_words(extension: Extension) -> str:
    """The text for the database; the same extension gives the same text."""
    kept = asdict(extension) | {"read_on": extension.read_on.isoformat()}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def case_extension(row: AppealExtensionRow) -> CaseExtension:
    """The notice of a stored row."""
    kept = json.loads(row.words)
    lists = ("senders", "receivers", "clauses")
    terms = Terms(**(kept["terms"] | {name: tuple(kept["terms"][name]) for name in lists}))
    extension = Extension(terms, kept["note"], kept["source"], date.fromisoformat(kept["read_on"]))
    return CaseExtension(row.id, extension, row.added_at)
