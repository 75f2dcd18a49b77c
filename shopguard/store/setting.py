"""Settings: what is remembered by name."""

from __future__ import annotations

from shopguard.store.engine import sqlite3

RULE_FOLDER = "rule_folder"  # the owner's own rules; "" = none
ERASED_UNTIL = "erased_until"  # automatic backups up to this number may hold erased orders: they go as soon as there is a newer one
ERASED_AT = "erased_at"  # when orders were erased last, in unix seconds


def setting(db: sqlite3.Connection, name: str) -> str | None:
    """A remembered setting, or None."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def keep_setting(db: sqlite3.Connection, name: str, value: str) -> None:
    """Remembers a setting."""
    db.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def erased_until(db: sqlite3.Connection) -> int:
    """The number up to which automatic backups may hold erased orders; 0 = none does."""
    return int(setting(db, ERASED_UNTIL) or 0)
