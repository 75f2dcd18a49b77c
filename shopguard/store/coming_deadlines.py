"""The deadlines that come next and cost something when they pass."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.core.call_sheet import PICKUP_CLAUSES, STAGE_OF_CLAUSE
from shopguard.core.finding import Risk, State
from shopguard.store.engine import sqlite3

PICKUP = ", ".join(f"'{clause}'" for clause in sorted(PICKUP_CLAUSES))  # as SQL: the clauses that a pickup stops
_CALLED_ABOUT = ", ".join(f"'{clause}'" for clause in STAGE_OF_CLAUSE)
# A finding f of an order o with the marks m: neither handed over, as far as a pickup ends its clock, nor set aside.
_COUNTS = f"""NOT (m.handed_over_at IS NOT NULL AND f.clause IN ({PICKUP})) AND NOT EXISTS (
        SELECT 1 FROM aside a WHERE a.order_id = o.order_id AND a.clause IN ('', f.clause) AND COALESCE(a.until_at > :now, 1)
            AND (a.waybill = '' OR a.waybill = (
                SELECT p.waybill FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.id = f.shipment_ref)))"""
_COMING = f"""
SELECT o.order_id, f.clause, MIN(f.deadline) AS deadline, SUM(f.adds_fen) AS fen
FROM verdict v
JOIN finding f ON f.order_ref = v.order_ref
JOIN orders o ON o.id = v.order_ref
LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE v.next_change_at <= :until + 1 AND f.lapses_to = 'breached' AND f.deadline > :now AND f.deadline <= :until
    AND f.state IS NOT 'breached' AND {_COUNTS}
GROUP BY o.id, f.clause ORDER BY deadline, o.order_id
"""
# An order of which nothing was ever told has a verdict only; a yellow one may have no change to come.
_AHEAD = f"""
SELECT o.order_id, f.deadline, CASE WHEN f.lapses_to = 'breached' AND f.begins <= :until + 1 THEN f.adds_fen ELSE 0 END AS fen,
    f.lapses_to IS 'breached' AND f.begins <= :until + 1 AS told
FROM (
    SELECT order_ref FROM verdict WHERE next_change_at <= :until + 1
    UNION SELECT order_ref FROM verdict WHERE risk = {int(Risk.WATCH)} AND deadline BETWEEN :now AND :until
) v CROSS JOIN finding f ON f.order_ref = v.order_ref CROSS JOIN orders o ON o.id = v.order_ref
LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE f.deadline BETWEEN :now AND :until AND COALESCE(f.state, 'pending') IN ('pending', 'due', 'unconfirmed')
    AND (f.lapses_to = 'breached' OR f.state = 'due' OR (f.clause IN ({_CALLED_ABOUT}) AND f.lapses_to IS NOT 'suspect'))
    AND {_COUNTS}
UNION ALL
SELECT o.order_id, f.deadline, 0, 0 FROM verdict f JOIN orders o ON o.id = f.order_ref LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE f.risk = {int(Risk.WATCH)} AND f.state = '{State.UNCONFIRMED}' AND f.deadline BETWEEN :now AND :until
    AND NOT EXISTS (SELECT 1 FROM finding g WHERE g.order_ref = f.order_ref)
    AND NOT (m.handed_over_at IS NOT NULL AND f.clause IN ({PICKUP}))
"""


class Ahead(NamedTuple):
    """An order with a deadline to come, the first of its own, and by how many fen its fines grow if it is missed.

    ``told``: whether the data tells what every clock leads to; else 0 fen do not mean that nothing is charged.
    """

    order_id: str
    deadline: int
    fen: int
    told: bool


def coming_deadlines(db: sqlite3.Connection, now: int, until: int) -> list[sqlite3.Row]:
    """(order_id, clause, deadline, fen) of the deadlines after ``now`` and up to ``until``, the nearest of each order and clause.

    By the stored findings, but for what the owner has handed over or set aside (what is aside for a time is stored for when that
    is over). ``fen``: what missing it adds.
    """
    return db.execute(_COMING, {"now": now, "until": until}).fetchall()


def orders_ahead(db: sqlite3.Connection, now: int, until: int) -> list[Ahead]:
    """The orders with a clock that runs out from ``now`` to ``until``, both included, by deadline; whatever colour they have.

    Also those that are violated already and get dearer, and those of which the data does not tell. ``fen``: what all of the order's
    clocks that run out until then add.
    """
    query = f"SELECT order_id, MIN(deadline), SUM(fen), MIN(told) FROM ({_AHEAD}) GROUP BY order_id ORDER BY 2, 1"
    return [
        Ahead(number, at, fen, bool(told)) for number, at, fen, told in db.execute(query, {"now": now, "until": until})
    ]
