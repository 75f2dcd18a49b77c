"""From when to when files lay in the slots of cases."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class EvidenceSpan(NamedTuple):
    """A file of a case lay in the slot from ``added_at`` until ``removed_at`` (unix seconds; None: it still does)."""

    appeal_id: str
    item: str
    added_at: int
    removed_at: int | None


def evidence_spans(db: sqlite3.Connection) -> list[EvidenceSpan]:
    """Of every file of every case."""
    rows = db.execute("SELECT appeal_id, item, added_at, removed_at FROM evidence ORDER BY id")
    return [EvidenceSpan(*row) for row in rows]
