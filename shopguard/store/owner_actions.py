"""The owner's actions (tags, marks, switches): never deleted, only undone and done again, the newest first."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.store.engine import sqlite3

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


def newest_action(db: sqlite3.Connection) -> int:
    """The id of the newest action, undone or not; 0 where there is none."""
    return int(db.execute("SELECT COALESCE(MAX(id), 0) FROM owner_action").fetchone()[0])


def next_to_undo(db: sqlite3.Connection, after: int = 0) -> Action | None:
    """The newest action that stands; None when there is none that is newer than the action ``after``."""
    return _newest(db, "MAX(id)", STANDS, after)


def next_to_redo(db: sqlite3.Connection, after: int = 0) -> Action | None:
    """What was undone last; None when there is none, or when something else was done after it; ``after`` as above."""
    return _newest(db, "MIN(id)", UNDONE, after)


def undo_last(db: sqlite3.Connection, after: int = 0) -> Action | None:
    """Undoes :func:`next_to_undo`."""
    return _turn(db, next_to_undo(db, after), UNDONE)


def redo_last(db: sqlite3.Connection, after: int = 0) -> Action | None:
    """Takes the last undoing back: :func:`next_to_redo`."""
    return _turn(db, next_to_redo(db, after), STANDS)


def _newest(db: sqlite3.Connection, which: str, undone: int, after: int) -> Action | None:
    query = "SELECT id, made_at, kind FROM owner_action WHERE id ="
    found = f"(SELECT {which} FROM owner_action WHERE undone = ? AND id > ?)"
    row = db.execute(f"{query} {found}", (undone, after)).fetchone()
    return None if row is None else Action(*row)


def _turn(db: sqlite3.Connection, action: Action | None, undone: int) -> Action | None:
    if action is not None:
        db.execute("UPDATE owner_action SET undone = ? WHERE id = ?", (undone, action.id))
    return action
