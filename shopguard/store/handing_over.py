"""Which orders can be handed over to a courier: those that wait for their pickup. And which the owner has."""

from __future__ import annotations

import json
from collections.abc import Sequence

from shopguard.store.engine import sqlite3

WHY_NOT = ("no_waybill", "picked_up", "over")  # in the order in which they are told
_WAITS = "COALESCE(s.picked_up_at, s.first_hub_at, s.out_at, s.signed_at, s.returned_at) IS NULL"
_WHY_NOT = f"""
SELECT o.order_id, CASE WHEN o.status IN ('finished', 'closed') OR o.refunded = 1 THEN 'over'
    WHEN COUNT(s.id) = 0 THEN 'no_waybill' WHEN SUM({_WAITS}) = 0 THEN 'picked_up' END AS why
FROM orders o LEFT JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
WHERE o.order_id IN (SELECT value FROM JSON_EACH(?)) GROUP BY o.id HAVING why IS NOT NULL
"""
_HANDED_OVER = """
SELECT o.id FROM order_mark m CROSS JOIN orders o ON o.order_id = m.order_id
WHERE m.handed_over_at IS NOT NULL
"""


def not_to_hand_over(db: sqlite3.Connection, order_ids: Sequence[str]) -> dict[str, str]:
    """By number the orders that no longer wait for a pickup, or cannot yet, with the reason, one of :data:`WHY_NOT`."""
    return dict(db.execute(_WHY_NOT, (json.dumps(list(order_ids)),)).fetchall())


def handed_over(db: sqlite3.Connection) -> frozenset[int]:
    """The orders (refs) that the owner has handed over."""
    return frozenset(row[0] for row in db.execute(_HANDED_OVER))
