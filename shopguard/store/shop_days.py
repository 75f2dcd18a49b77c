"""What a shop's days are counted of: the orders sent that day, the orders and products due that day.

Orders that were over before the day from which the owner wants orders judged count neither as late nor as sent or due.
"""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE


def uploads(db: sqlite3.Connection, until: int) -> list[sqlite3.Row]:
    """(shop, Beijing days since 1970-01-01, orders uploaded that day), for uploads up to ``until``."""
    return db.execute(
        "SELECT shop.name, (at + 28800) / 86400 AS beijing_day, COUNT(*) FROM ("
        " SELECT o.shop_ref, COALESCE(o.uploaded_at, (SELECT MIN(s.uploaded_at) FROM shipment s WHERE s.order_ref = o.id"
        f" AND s.withdrawn = 0)) AS at FROM orders o WHERE NOT {OVER_BEFORE}) JOIN shop ON shop.id = shop_ref"
        " WHERE at <= ? GROUP BY shop_ref, beijing_day",
        (until,),
    ).fetchall()


# The orders that had to be shipped, with the first second after their promise: the moment at which being late begins, so that
# an order due and late is counted on one day. What was closed or refunded before that without ever being sent was not due.
_DUE = f"""
SELECT o.id, o.shop_ref, MAX(o.promised_at, COALESCE(t.agreed_ship_at, 0)) + 1 AS at
FROM orders o LEFT JOIN order_trait t ON t.order_ref = o.id
WHERE o.promised_at IS NOT NULL AND o.status <> 'unpaid' AND NOT {OVER_BEFORE} AND NOT (
    (o.status = 'closed' OR o.refunded = 1) AND o.uploaded_at IS NULL
    AND COALESCE(o.finished_at <= MAX(o.promised_at, COALESCE(t.agreed_ship_at, 0)), 1)
    AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id AND s.withdrawn = 0))
"""
# What a line's product is known by: its number, else its name.
_PRODUCT = "COALESCE(NULLIF(product_id, ''), NULLIF(product, ''))"


def due_by_shop(db: sqlite3.Connection, since: int, until: int) -> list[sqlite3.Row]:
    """(shop, Beijing days since 1970-01-01, orders due that day) for promises that run out in since..until."""
    return db.execute(
        f"SELECT shop.name, (at + 28800) / 86400 AS beijing_day, COUNT(*) FROM ({_DUE}) due JOIN shop ON shop.id = due.shop_ref"
        " WHERE at BETWEEN ? AND ? GROUP BY due.shop_ref, beijing_day",
        (since, until),
    ).fetchall()


def due_by_product(db: sqlite3.Connection, since: int, until: int) -> list[sqlite3.Row]:
    """(shop, Beijing days since 1970-01-01, product, orders with it due that day) for promises that run out in since..until."""
    return db.execute(
        f"SELECT shop.name, (at + 28800) / 86400 AS beijing_day, {_PRODUCT} AS known_by, COUNT(DISTINCT due.id) FROM ({_DUE}) due"
        " JOIN shop ON shop.id = due.shop_ref JOIN order_line line ON line.order_ref = due.id"
        " WHERE at BETWEEN ? AND ? AND known_by IS NOT NULL GROUP BY due.shop_ref, beijing_day, known_by",
        (since, until),
    ).fetchall()


def products_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, dict[str, str]]:
    """The products of each order: number (else name) to the name people know."""
    rows = by_ids(
        db,
        f"SELECT order_ref, {_PRODUCT} AS known_by, COALESCE(NULLIF(product, ''), product_id) FROM order_line"
        " WHERE known_by IS NOT NULL AND order_ref IN",
        sorted(set(order_refs)),
    )
    found: dict[int, dict[str, str]] = {}
    for ref, key, name in rows:
        found.setdefault(ref, {})[key] = name
    return found
