"""Which orders changed colour when the rules changed: noted batch by batch, in the transaction that judges the batch."""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.store.engine import sqlite3

_NOTE = """
INSERT INTO colour_change (order_ref, old_risk, old_clause, old_state, new_risk, new_clause, new_state, at)
SELECT b.order_ref, b.risk, b.clause, b.state, v.risk, v.clause, v.state, ?
FROM temp.verdict_before b JOIN verdict v ON v.order_ref = b.order_ref
WHERE v.risk <> b.risk OR b.order_ref IN (SELECT order_ref FROM colour_change)
ON CONFLICT (order_ref) DO UPDATE SET
    new_risk = excluded.new_risk, new_clause = excluded.new_clause, new_state = excluded.new_state, at = excluded.at
"""


def remember_verdicts(db: sqlite3.Connection, order_refs: Iterable[int]) -> None:
    """Puts the stored verdicts of these orders aside, for :func:`note_changes`."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS verdict_before (order_ref INTEGER PRIMARY KEY, risk, clause, state)")
    db.execute("DELETE FROM temp.verdict_before")
    db.executemany(
        "INSERT INTO temp.verdict_before SELECT order_ref, risk, clause, state FROM verdict WHERE order_ref = ?",
        ((ref,) for ref in order_refs),
    )


def note_changes(db: sqlite3.Connection, at: int) -> None:
    """Notes which of the orders put aside have another colour now. Where one changed twice, the first colour stays the old one."""
    db.execute(_NOTE, (at,))
    db.execute(
        "DELETE FROM colour_change WHERE old_risk = new_risk AND order_ref IN (SELECT order_ref FROM temp.verdict_before)"
    )


def forget_changes(db: sqlite3.Connection) -> None:
    """Begins a new list."""
    db.execute("DELETE FROM colour_change")


def fetch_changes(db: sqlite3.Connection, limit: int, offset: int) -> list[sqlite3.Row]:
    """A page of the list, the most urgent now first, then those that were."""
    return db.execute(
        "SELECT c.*, o.order_id FROM colour_change c JOIN orders o ON o.id = c.order_ref"
        " ORDER BY c.new_risk, c.old_risk, c.order_ref LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()


def count_changes(db: sqlite3.Connection) -> dict[tuple[int, int], int]:
    """How many orders went from one risk to another: by (old, new)."""
    rows = db.execute("SELECT old_risk, new_risk, COUNT(*) FROM colour_change GROUP BY old_risk, new_risk")
    return {(old, new): count for old, new, count in rows}


def has_changes(db: sqlite3.Connection) -> bool:
    """Whether the list holds any order."""
    return db.execute("SELECT 1 FROM colour_change LIMIT 1").fetchone() is not None


def has_verdicts(db: sqlite3.Connection) -> bool:
    """Whether anything was ever judged."""
    return db.execute("SELECT 1 FROM verdict LIMIT 1").fetchone() is not None
