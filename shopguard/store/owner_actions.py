"""The owner's actions (tags, marks, switches): never deleted, only undone and done again, the newest first."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

STANDS, UNDONE, GIVEN_UP = 0, 1, 2  # owner_action.undone; given up: undone, and something else was done after that


class Action(NamedTuple):
    """Something the owner did in one go. ``kind``: a value of :class:`~shopguard.core.marks.ActionKind`."""

    id: int
    made_at: int
    kind: str


def begin_action(db: sqlite3.Connection, made_at: int, kind: str) -> int:
    """A new action, for the rows that say what was done; what was undone before cannot be done again after that."""
    db.execute("UPDATE owner_action SET undone = ? WHERE undone = ?", (GIVEN_UP, UNDONE))
    action = db.execute("INSERT INTO owner_action (made_at, kind) VALUES (?, ?)", (made_at, kind)).lastrowid
    return int(action or 0)


def undo_last(db: sqlite3.Connection) -> Action | None:
    """Undoes the newest action that stands; None when there is none."""
    newest = db.execute("SELECT MAX(id) FROM owner_action WHERE undone = ?", (STANDS,)).fetchone()[0]
    return _turn(db, newest, UNDONE)


def redo_last(db: sqlite3.Connection) -> Action | None:
    """Takes the last undoing back; None when there is none, or when something else was done after it."""
    oldest = db.execute("SELECT MIN(id) FROM owner_action WHERE undone = ?", (UNDONE,)).fetchone()[0]
    return _turn(db, oldest, STANDS)


def _turn(db: sqlite3.Connection, action: int | None, undone: int) -> Action | None:
    if action is None:
        return None
    db.execute("UPDATE owner_action SET undone = ? WHERE id = ?", (undone, action))
    row = db.execute("SELECT id, made_at, kind FROM owner_action WHERE id = ?", (action,)).fetchone()
    return Action(*row)
