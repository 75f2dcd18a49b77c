"""The owner's templates for other tools' tables, as they are kept."""

from __future__ import annotations

import json

from shopguard.core.column_mapping import ColumnMapping
from shopguard.store.engine import sqlite3


def fetch_mappings(db: sqlite3.Connection) -> tuple[ColumnMapping, ...]:
    """All templates that can be read, the one saved last first."""
    rows = db.execute("SELECT name, kind, header, columns FROM column_mapping ORDER BY saved_at DESC, id DESC")
    read = (_read(*row) for row in rows)
    return tuple(mapping for mapping in read if mapping is not None)


def _read(name: str, kind: str, header: str, columns: str) -> ColumnMapping | None:
    """None where the row is damaged, or of another program's form: every import reads the templates, and goes on without it."""
    try:
        told, places = json.loads(header), json.loads(columns)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, list) or not isinstance(places, dict):
        return None
    texts = all(isinstance(one, str) for one in (*told, *places.values()))
    return ColumnMapping(name, kind, tuple(told), places) if texts else None


def keep_mapping(db: sqlite3.Connection, mapping: ColumnMapping, saved_at: int) -> None:
    """Stores a template; one of that name is replaced. ``saved_at``: unix seconds."""
    header, columns = (json.dumps(told, ensure_ascii=False) for told in (mapping.header, dict(mapping.columns)))
    db.execute("DELETE FROM column_mapping WHERE name = ?", (mapping.name,))
    db.execute(
        "INSERT INTO column_mapping (name, kind, header, columns, saved_at) VALUES (?, ?, ?, ?, ?)",
        (mapping.name, mapping.kind, header, columns, saved_at),
    )


def when_saved(db: sqlite3.Connection, name: str) -> int | None:
    """When the template of that name was saved (unix seconds), None if there is none."""
    row = db.execute("SELECT saved_at FROM column_mapping WHERE name = ?", (name,)).fetchone()
    return None if row is None else int(row[0])


def rename_mapping(db: sqlite3.Connection, old: str, new: str) -> None:
    """Gives a template another name that no other one has."""
    db.execute("UPDATE column_mapping SET name = ? WHERE name = ?", (new, old))


def delete_mapping(db: sqlite3.Connection, name: str) -> None:
    """Forgets a template."""
    db.execute("DELETE FROM column_mapping WHERE name = ?", (name,))
