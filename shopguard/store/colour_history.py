"""When the stored verdict of an order changed its colour, or what led to it: written where verdicts are kept, told to the owner.

From fine to fine (in time, over) is no change. A first verdict is none either: since when an order had it is told by the
import that brought the order.
"""

from __future__ import annotations

import json

from shopguard.core.finding import Risk
from shopguard.store.coming_deadlines import PICKUP
from shopguard.store.engine import sqlite3
from shopguard.store.resting import joined

Step = tuple[int, int, str | None]  # unix seconds, risk, clause


def begin_colours(db: sqlite3.Connection) -> None:
    """Begins to collect the verdicts that stand before orders are judged again."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS colour_before (order_ref INTEGER PRIMARY KEY, risk, clause, state)")
    db.execute("DELETE FROM temp.colour_before")


def remember_colours(db: sqlite3.Connection) -> None:
    """Collects those of the orders in ``waiting_order``."""
    db.execute(
        "INSERT OR IGNORE INTO temp.colour_before SELECT v.order_ref, v.risk, v.clause, v.state"
        " FROM waiting_order w CROSS JOIN main.verdict v ON v.order_ref = w.id"
    )


def note_colours(db: sqlite3.Connection, at: int) -> None:
    """Notes which of the collected verdicts are others at ``at`` (unix seconds); inside the caller's transaction."""
    db.execute(_NOTE, {"at": at})
    db.execute("DELETE FROM temp.colour_before")


_NOTE = f"""
INSERT INTO colour_history (order_ref, at, risk, clause, state, old_risk, old_clause, old_state, batch_ref)
SELECT b.order_ref, :at, v.risk, v.clause, v.state, b.risk, b.clause, b.state,
    (SELECT COALESCE(MAX(id), 0) FROM batch WHERE undone_at IS NULL)
FROM temp.colour_before b CROSS JOIN main.verdict v ON v.order_ref = b.order_ref
WHERE (v.risk <> b.risk OR v.clause IS NOT b.clause) AND MIN(v.risk, b.risk) < {int(Risk.OK)}
ORDER BY b.order_ref
"""
_OF_TOUCHED = """batch_ref >= ? AND order_ref IN (SELECT id FROM touched_order UNION ALL
    SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel))"""


def forget_colours(db: sqlite3.Connection, batch_ref: int) -> None:
    """Takes back what was noted since that import of the orders in ``touched_order`` and ``touched_parcel``: it may rest on it.

    Their verdicts are what they were before, until they are judged again.
    """
    db.execute(
        "UPDATE verdict SET risk = h.old_risk, clause = h.old_clause, state = h.old_state FROM ("
        f" SELECT order_ref, old_risk, old_clause, old_state, MIN(id) FROM colour_history WHERE {_OF_TOUCHED} GROUP BY order_ref"
        ") h WHERE h.order_ref = verdict.order_ref",
        (batch_ref,),
    )
    db.execute(f"DELETE FROM colour_history WHERE {_OF_TOUCHED}", (batch_ref,))


def steps_of(db: sqlite3.Connection, order_id: str) -> list[Step]:
    """The colours an order has had, the oldest first; [] for one that was never anything but fine."""
    order = db.execute(
        "SELECT o.id, v.risk, v.clause FROM orders o LEFT JOIN verdict v ON v.order_ref = o.id WHERE o.order_id = ?",
        (order_id,),
    ).fetchone()
    if order is None:
        return []
    turns = db.execute(
        "SELECT at, risk, clause, old_risk, old_clause FROM colour_history WHERE order_ref = ? ORDER BY id", (order[0],)
    ).fetchall()
    risk, clause = (turns[0][3], turns[0][4]) if turns else (order[1], order[2])
    first_at = _first_seen(db, order[0]) if risk is not None and risk < Risk.OK else None
    first = [] if first_at is None else [(first_at, risk, clause)]
    return first + [(row[0], row[1], row[2]) for row in turns]


def _first_seen(db: sqlite3.Connection, order_ref: int) -> int | None:
    """When the order was imported for the first time; None where no file is known to have brought it."""
    row = db.execute(
        "SELECT f.imported_at FROM file_added a JOIN source_file f ON f.id = a.file_ref"
        " WHERE a.table_name = 'orders' AND a.after_id < :it AND a.until_id >= :it",
        {"it": order_ref},
    ).fetchone()
    return None if row is None else int(row[0])


def changed_since(db: sqlite3.Connection, at: int) -> tuple[list[str], list[str], list[str]]:
    """The numbers of the orders that are red now and were not, that are due now and were neither, and that were one of these and
    are fine now; by deadline. An order that came after ``at`` (unix seconds) was nothing then. Due for a pickup
    but handed over to the courier is not counted, nor fine because the owner set something aside or switched it off.
    """
    runs = db.execute(_NEW_RUNS, (at,)).fetchall()
    new = json.dumps(joined([(row[0] + 1, row[1]) for row in runs]))
    rows = db.execute(_CHANGED, {"at": at, "new": new}).fetchall()
    red = [row[0] for row in rows if row[1] == Risk.VIOLATED]
    due = [row[0] for row in rows if row[1] == Risk.DUE]
    recovered = [row[0] for row in rows if row[1] >= Risk.OK]
    return red, due, recovered


_NEW_RUNS = """
SELECT a.after_id, a.until_id FROM source_file f JOIN file_added a ON a.file_ref = f.id AND a.table_name = 'orders'
WHERE f.imported_at > ?
"""
_IS_NEW = "EXISTS (SELECT 1 FROM new_run n WHERE {0}.order_ref BETWEEN n.first AND n.last)"
_CHANGED = f"""
WITH new_run AS MATERIALIZED (SELECT value ->> 0 AS first, value ->> 1 AS last FROM JSON_EACH(:new)),
turned AS MATERIALIZED (
    SELECT order_ref, old_risk, old_clause, MIN(id) FROM colour_history h WHERE at > :at AND NOT {_IS_NEW.format("h")} GROUP BY order_ref
)
SELECT o.order_id, c.risk FROM (
    SELECT v.order_ref, v.risk, v.deadline, v.clause FROM turned t CROSS JOIN verdict v ON v.order_ref = t.order_ref
    WHERE (v.risk = {int(Risk.VIOLATED)} AND t.old_risk <> v.risk) OR (v.risk = {int(Risk.DUE)} AND t.old_risk > v.risk)
        OR (v.risk >= {int(Risk.OK)} AND t.old_risk <= {int(Risk.DUE)} AND COALESCE(t.old_clause, '') NOT IN (SELECT clause FROM clause_off)
            AND NOT EXISTS (SELECT 1 FROM orders o JOIN aside a ON a.order_id = o.order_id WHERE o.id = v.order_ref))
    UNION ALL SELECT v.order_ref, v.risk, v.deadline, v.clause FROM verdict v
    WHERE v.risk IN ({int(Risk.VIOLATED)}, {int(Risk.DUE)}) AND {_IS_NEW.format("v")}
) c CROSS JOIN orders o ON o.id = c.order_ref LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE c.risk <> {int(Risk.DUE)} OR m.handed_over_at IS NULL OR c.clause NOT IN ({PICKUP})
ORDER BY c.risk, c.deadline IS NULL, c.deadline, o.order_id
"""
