"""How long paid orders waited for their pickup: one row per order, and the facts of single orders."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3


class Waits(IntEnum):
    """How an order stands: ``DONE``: all parcels picked up; ``WAITING``: something is known not to have left; ``UNKNOWN``: no file tells
    of the pickup, or not of its moment; ``LEFT_OUT``: closed or refunded before, or no courier tells of it."""

    DONE = 0
    WAITING = 1
    UNKNOWN = 2
    LEFT_OUT = 3


class Wait(NamedTuple):
    """One paid order. ``moment``: of one that is done its last pickup, of one that waits up to when that is known."""

    order_ref: int
    shop: str
    paid_at: int
    waits: int
    moment: int | None


_MISSING = "s.id IS NOT NULL AND COALESCE(s.picked_up_at > :at, 1)"  # a parcel without a known pickup
_WAITS = f"""
SELECT id, shop, paid_at, CASE
        WHEN untracked THEN {Waits.LEFT_OUT}
        WHEN parcels > 0 AND missing = 0 AND status <> 'partly_shipped' THEN {Waits.DONE}
        WHEN ended THEN {Waits.LEFT_OUT}
        WHEN missing_known IS NOT NULL THEN {Waits.WAITING}
        WHEN status = 'partly_shipped' OR (status = 'to_ship' AND parcels = 0) THEN {Waits.WAITING}
        ELSE {Waits.UNKNOWN} END AS waits,
    CASE WHEN parcels > 0 AND missing = 0 AND status <> 'partly_shipped' THEN last_pickup
        WHEN missing_known IS NOT NULL THEN missing_known ELSE order_known END AS moment
FROM (
    SELECT o.id, shop.name AS shop, o.paid_at, o.status, MIN(o.known_as_of, :at) AS order_known,
        (o.status = 'closed' OR o.refunded = 1) AND COALESCE(o.finished_at <= :at, 1) AS ended,
        COALESCE(t.no_courier_data = 1 OR t.seller_delivered = 1, 0) AS untracked,
        COUNT(s.id) AS parcels, SUM({_MISSING}) AS missing,
        MAX(CASE WHEN s.picked_up_at <= :at THEN s.picked_up_at END) AS last_pickup,
        -- it left at some time: not waiting any more, though nobody knows since when
        MAX(CASE WHEN {_MISSING} AND COALESCE(s.picked_up_by > :at, 1) THEN MIN(s.pickup_known, :at) END) AS missing_known
    FROM orders o JOIN shop ON shop.id = o.shop_ref LEFT JOIN order_trait t ON t.order_ref = o.id
        LEFT JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
    WHERE o.paid_at > :since AND o.paid_at <= :at AND o.status <> 'unpaid' GROUP BY o.id
)
"""


def paid_orders(db: sqlite3.Connection, since: int, at: int) -> list[Wait]:
    """The orders paid after ``since``, up to ``at`` (unix seconds), as they stood at ``at``."""
    cursor = db.cursor()
    cursor.row_factory = None
    return list(map(Wait._make, cursor.execute(_WAITS, {"since": since, "at": at})))


def named(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, sqlite3.Row]:
    """(id, order_id, status, waybills) of orders by ref."""
    rows = by_ids(
        db,
        "SELECT o.id, o.order_id, o.status, (SELECT GROUP_CONCAT(p.waybill, ', ') FROM shipment s"
        " JOIN parcel p ON p.id = s.parcel_ref WHERE s.order_ref = o.id AND s.withdrawn = 0) AS waybills"
        " FROM orders o WHERE o.id IN",
        sorted(set(order_refs)),
    )
    return {row["id"]: row for row in rows}
