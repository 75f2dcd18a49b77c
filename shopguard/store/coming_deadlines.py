"""The deadlines that come next and cost something when they pass."""

from __future__ import annotations

import sqlite3

_COMING = """
SELECT o.order_id, f.clause, MIN(f.deadline) AS deadline, SUM(f.adds_fen) AS fen
FROM verdict v
JOIN finding f ON f.order_ref = v.order_ref
JOIN orders o ON o.id = v.order_ref
LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE v.next_change_at <= :until + 1 AND f.lapses_to = 'breached' AND f.deadline > :now AND f.deadline <= :until
    AND f.state IS NOT 'breached' AND m.handed_over_at IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM aside a WHERE a.order_id = o.order_id AND a.clause IN ('', f.clause) AND COALESCE(a.until_at > :now, 1)
            AND (a.waybill = '' OR a.waybill = (
                SELECT p.waybill FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.id = f.shipment_ref)))
GROUP BY o.id, f.clause ORDER BY deadline, o.order_id
"""


def coming_deadlines(db: sqlite3.Connection, now: int, until: int) -> list[sqlite3.Row]:
    """(order_id, clause, deadline, fen) of the deadlines after ``now`` and up to ``until``, the nearest of each order and clause.

    By the stored findings, but for what the owner has handed over or set aside (what is aside for a time is stored for when that
    is over). ``fen``: what missing it adds.
    """
    return db.execute(_COMING, {"now": now, "until": until}).fetchall()
