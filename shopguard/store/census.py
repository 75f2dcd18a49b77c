"""How much there is: rows of every table, and files by kind. Numbers only."""

from __future__ import annotations

from shopguard.store.engine import sqlite3


def table_census(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """(table, rows), by name."""
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return [(name, db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]) for (name,) in names.fetchall()]


def file_census(db: sqlite3.Connection) -> list[tuple[str, int, int, int]]:
    """(kind, files, rows, rejected) of what was imported and not taken back."""
    rows = db.execute(
        'SELECT f.kind, COUNT(*), SUM(f."rows"), SUM(f.rejected) FROM source_file f JOIN batch b ON b.id = f.batch_ref'
        " WHERE b.undone_at IS NULL GROUP BY f.kind ORDER BY f.kind"
    )
    return [tuple(row) for row in rows.fetchall()]
