"""Which files of the watched folder need no second look. Only marks are kept: no name of a private file is."""

from __future__ import annotations

import json
from collections.abc import Iterable

from shopguard.store.engine import sqlite3


def seen_marks(db: sqlite3.Connection) -> frozenset[str]:
    """The marks of all files that were there before, were answered for, or are no exports."""
    return frozenset(row[0] for row in db.execute("SELECT mark FROM watched_file"))


def add_marks(db: sqlite3.Connection, marks: Iterable[str]) -> None:
    """Remembers files."""
    db.execute("INSERT OR IGNORE INTO watched_file SELECT value FROM JSON_EACH(?)", (json.dumps(list(marks)),))


def keep_marks(db: sqlite3.Connection, present: Iterable[str]) -> None:
    """Forgets the files that are no longer ``present``."""
    still_there = json.dumps(list(present))
    db.execute("DELETE FROM watched_file WHERE mark NOT IN (SELECT value FROM JSON_EACH(?))", (still_there,))


def forget_marks(db: sqlite3.Connection) -> None:
    """Forgets all files."""
    db.execute("DELETE FROM watched_file")


def was_imported(db: sqlite3.Connection, digest: str) -> bool:
    """Whether a file with this SHA-256 is stored, by whatever way it came, and was not undone."""
    row = db.execute(
        "SELECT 1 FROM source_file f JOIN batch b ON b.id = f.batch_ref WHERE f.sha256 = ? AND b.undone_at IS NULL LIMIT 1",
        (digest,),
    )
    return row.fetchone() is not None
