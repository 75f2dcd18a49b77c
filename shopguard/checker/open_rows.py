"""The stored findings and verdicts as plain rows, for the outlook; and which orders they do not speak for."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.checker.keeping import FINDING
from shopguard.checker.upkeep import every_order, verdicts_hold, waiting_orders
from shopguard.core.turning import Row
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE

_MANY = 5_000


# (order ref, risk, fen due now, state): of an order of which a finding speaks, or whose colour is to change.
StoredVerdict = tuple[int, int, int, str | None]


def not_spoken_for(db: sqlite3.Connection, at: int) -> list[int]:
    """The orders of which what is stored does not speak for ``at``: all of them in the past of the last judgement."""
    return waiting_orders(db, at) if verdicts_hold(db, at) else every_order(db)


def stored_findings(db: sqlite3.Connection) -> list[Row]:
    """All that are stored, by order and beginning."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(f"SELECT {', '.join(FINDING)}, adds_fen FROM finding ORDER BY order_ref, nth").fetchall()


def stored_verdicts(db: sqlite3.Connection) -> list[StoredVerdict]:
    """Those of the orders that are not settled."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(
        "SELECT order_ref, risk, yuan_fen, state FROM verdict WHERE clause IS NOT NULL OR next_change_at IS NOT NULL"
    ).fetchall()


def stored_risks(db: sqlite3.Connection, order_refs: Sequence[int]) -> list[int]:
    """The stored risk of each of the orders that has any."""
    return [row[0] for row in by_ids(db, "SELECT risk FROM verdict WHERE order_ref IN", order_refs)]


def over_before(db: sqlite3.Connection, order_refs: Sequence[int]) -> set[int]:
    """Those of the orders that were over before the day from which the owner wants orders judged."""
    if len(order_refs) > _MANY:
        found = {row[0] for row in db.execute(f"SELECT o.id FROM orders o WHERE {OVER_BEFORE}")}
        return found.intersection(order_refs)
    return {row[0] for row in by_ids(db, f"SELECT o.id FROM orders o WHERE {OVER_BEFORE} AND o.id IN", order_refs)}
