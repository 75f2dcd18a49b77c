"""Orders with a refund asked for after shipping: their parcels, and their open after-sale cases."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.core.refunds import ShopKind
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE
from shopguard.store.setting import keep_setting, setting

_SHOP_KIND = "shop_kind:"  # before the shop's name

_DELIVERED = "s.signed_at IS NOT NULL AND s.returned_at IS NULL AND s.refused_at IS NULL"
_REFUND = "o.refund_open = 1 AND o.refunded = 0 AND o.status NOT IN ('unpaid', 'closed', 'finished')"
_SENT = "(o.uploaded_at IS NOT NULL OR o.status IN ('shipped', 'partly_shipped'))"

# The condition on an order named o: a refund is asked for, and a parcel of it is on its way.
UNSIGNED_REFUND = f"""{_REFUND} AND CASE
    WHEN EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id AND s.withdrawn = 0)
    THEN EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id AND s.withdrawn = 0 AND NOT ({_DELIVERED})) ELSE {_SENT} END"""

# One row per order and parcel; an order sent under a number that nobody imported stands once, without one.
_REFUNDS = f"""
SELECT o.id AS order_ref, o.order_id, o.product, o.amount_fen, shop.name AS shop, p.waybill, p.courier,
    CASE WHEN s.id IS NULL THEN o.uploaded_at ELSE s.uploaded_at END AS uploaded_at,
    s.picked_up_at, s.picked_up_by, s.out_at, s.signed_at, s.refused_at, s.returned_at,
    COALESCE(s.record_known, s.pickup_known) AS known,
    COALESCE(MAX(s.record_known, p.signed_known_as_of), s.record_known, p.signed_known_as_of) AS signed_known,
    COALESCE(t.refund_open_at, t.refund_asked_at) AS asked_at, t.intercepted_at, t.by_after_sale
FROM orders o JOIN shop ON shop.id = o.shop_ref
    LEFT JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0 LEFT JOIN parcel p ON p.id = s.parcel_ref
    LEFT JOIN order_trait t ON t.order_ref = o.id
WHERE {_REFUND} AND NOT {OVER_BEFORE} AND (s.id IS NOT NULL OR {_SENT})
    AND COALESCE(COALESCE(t.refund_open_at, t.refund_asked_at) <= :at, 1)
    AND COALESCE(CASE WHEN s.id IS NULL THEN o.uploaded_at ELSE s.uploaded_at END <= :at, 1)
ORDER BY o.id, s.uploaded_at, s.id
"""
_CASES = """
SELECT order_id, case_id, kind, reason, reason_label, asked_at, agreed, goods_back_fen, freight_back_fen, discount_back_fen,
    wanted, runs_alone, auto_at, known_as_of
FROM after_sale WHERE open_refund = 1 AND order_id IN
"""


def refund_rows(db: sqlite3.Connection, at: int) -> list[sqlite3.Row]:
    """The orders and parcels with an open refund at ``at``."""
    return db.execute(_REFUNDS, {"at": at}).fetchall()


def open_cases(db: sqlite3.Connection, order_ids: Sequence[str], at: int) -> dict[str, list[sqlite3.Row]]:
    """The open refund cases of the orders, asked for up to ``at``, by order number."""
    found: dict[str, list[sqlite3.Row]] = {}
    for row in by_ids(db, _CASES, order_ids):
        if row["asked_at"] is None or row["asked_at"] <= at:
            found.setdefault(row["order_id"], []).append(row)
    return found


def shop_kind(db: sqlite3.Connection, shop: str) -> ShopKind | None:
    """What the owner said of a shop; None: nothing yet."""
    told = setting(db, _SHOP_KIND + shop)
    return ShopKind(told) if told in tuple(ShopKind) else None


def keep_shop_kind(db: sqlite3.Connection, shop: str, kind: ShopKind | None) -> None:
    """Remembers what the owner says of a shop; None takes it back."""
    keep_setting(db, _SHOP_KIND + shop, kind.value if kind is not None else "")
