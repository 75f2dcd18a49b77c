"""The shops that files have shown."""

from __future__ import annotations

import sqlite3


def shop_names(db: sqlite3.Connection) -> list[str]:
    """Their names, in the order they came."""
    return [str(row[0]) for row in db.execute("SELECT name FROM shop ORDER BY id")]
