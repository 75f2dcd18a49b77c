"""The owner's named views of the table, as they are kept: a name, a place among the others, and what it shows (JSON)."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.store.engine import sqlite3


class KeptView(NamedTuple):
    """``position``: the smaller, the further up; ``view``: JSON."""

    name: str
    position: int
    view: str


def fetch_views(db: sqlite3.Connection) -> tuple[KeptView, ...]:
    """All views in the owner's order."""
    rows = db.execute("SELECT name, position, view FROM saved_view ORDER BY position, name")
    return tuple(KeptView(*row) for row in rows)


def kept_view(db: sqlite3.Connection, name: str) -> KeptView | None:
    """The view of that name, or None."""
    row = db.execute("SELECT name, position, view FROM saved_view WHERE name = ?", (name,)).fetchone()
    return None if row is None else KeptView(*row)


def next_position(db: sqlite3.Connection) -> int:
    """Below all that there are."""
    return int(db.execute("SELECT COALESCE(MAX(position) + 1, 0) FROM saved_view").fetchone()[0])


def keep_view(db: sqlite3.Connection, kept: KeptView) -> None:
    """Stores a view; one of that name is replaced."""
    db.execute("INSERT OR REPLACE INTO saved_view (name, position, view) VALUES (?, ?, ?)", kept)


def rename_view(db: sqlite3.Connection, old: str, new: str) -> None:
    """Gives a view another name that no other one has."""
    db.execute("UPDATE saved_view SET name = ? WHERE name = ?", (new, old))


def delete_view(db: sqlite3.Connection, name: str) -> None:
    """Forgets a view."""
    db.execute("DELETE FROM saved_view WHERE name = ?", (name,))
