"""Clauses the owner has switched off: what was said of them, and which are off now (``clause_off``)."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.store.engine import sqlite3


class Off(NamedTuple):
    """A clause that is switched off. ``off_at``: since when (unix seconds); ``words``: why."""

    clause: str
    off_at: int
    words: str


def save_switch(db: sqlite3.Connection, action: int, clause: str, words: str, *, off: bool) -> None:
    """Stores that the clause was switched, as a row of the action, and brings up to date what is off."""
    db.execute(
        "INSERT INTO switch_said (action_ref, clause, switched_off, words) VALUES (?, ?, ?, ?)",
        (action, clause, off, words),
    )
    derive_switches(db)


def derive_switches(db: sqlite3.Connection) -> None:
    """Works out anew which clauses are off: the newest that stands of what was said of each."""
    db.execute("DELETE FROM clause_off")
    db.execute(
        "INSERT INTO clause_off (clause, off_at, words) SELECT clause, made_at, words FROM ("
        " SELECT s.clause, s.switched_off, s.words, a.made_at, MAX(s.id) FROM switch_said s"
        " JOIN owner_action a ON a.id = s.action_ref WHERE a.undone = 0 GROUP BY s.clause) WHERE switched_off = 1"
    )


def clauses_off(db: sqlite3.Connection) -> dict[str, Off]:
    """The clauses that are switched off, by their id."""
    rows = db.execute("SELECT clause, off_at, words FROM clause_off ORDER BY clause")
    return {row[0]: Off(*row) for row in rows}


def clause_of_action(db: sqlite3.Connection, action: int) -> str:
    """The clause that the action switched."""
    return str(db.execute("SELECT clause FROM switch_said WHERE action_ref = ?", (action,)).fetchone()[0])


def judge_again(db: sqlite3.Connection, clause: str) -> None:
    """The orders of which the clause, just switched, may say anything are judged again at the next refresh.

    A clause that is off now is found by what is stored of it; one that is on again may speak of any order.
    """
    if clause in clauses_off(db):
        db.execute(_MAY_REST_ON, {"it": clause})
    else:
        db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")


_MAY_REST_ON = """
INSERT OR IGNORE INTO to_judge SELECT order_ref FROM finding WHERE clause = :it
UNION SELECT order_ref FROM verdict WHERE clause = :it OR next_change_at IS NOT NULL
"""
