"""Ledger entries with the key by which a case names them."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.store.engine import sqlite3
from shopguard.store.ledger_matches import ENTRY_FACTS, MAY_BE_FINES, EntryRow


def keyed_entries(db: sqlite3.Connection, until: int) -> Iterator[tuple[str, EntryRow]]:
    """What may be a fine, or the giving back of one, up to a moment (unix seconds), each with its key."""
    cursor = db.cursor()
    cursor.row_factory = None
    query = f"SELECT key, {ENTRY_FACTS} FROM ledger_entry WHERE at <= ? AND {MAY_BE_FINES}"
    return ((row[0], EntryRow._make(row[1:])) for row in cursor.execute(query, (until,)))


def entry_of_key(db: sqlite3.Connection, key: str) -> EntryRow | None:
    """The entry of that key."""
    row = db.execute(f"SELECT {ENTRY_FACTS} FROM ledger_entry WHERE key = ?", (key,)).fetchone()
    return None if row is None else EntryRow(*row)
