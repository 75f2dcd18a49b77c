"""What the table shows of some orders, looked up by their refs."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.listing_filter import REFUND

_PARCELS = """(SELECT {of} FROM shipment s JOIN parcel p ON p.id = s.parcel_ref
        WHERE s.order_ref = o.id AND s.withdrawn = 0)"""
_ROWS = f"""
SELECT o.id, o.order_id, shop.name AS shop, shop.colour AS shop_colour, v.risk, v.clause, v.state, v.deadline, v.yuan_fen,
    o.product, o.province, o.city, o.status, o.amount_fen, o.paid_at, o.promised_at, {REFUND} AS refund,
    {_PARCELS.format(of="GROUP_CONCAT(p.waybill, ', ')")} AS waybills,
    {_PARCELS.format(of="GROUP_CONCAT(DISTINCT p.courier)")} AS couriers,
    {_PARCELS.format(of="CASE WHEN COUNT(*) = COUNT(p.track_known_as_of) THEN MIN(p.track_known_as_of) END")} AS data_as_of,
    m.handed_over_at, COALESCE(m.note, '') AS note,
    (SELECT COUNT(*) FROM aside a WHERE a.order_id = o.order_id AND COALESCE(a.until_at > {{at}}, 1)) AS aside
FROM orders o JOIN verdict v ON v.order_ref = o.id JOIN shop ON shop.id = o.shop_ref
    LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE o.id IN
"""


def rows_of(db: sqlite3.Connection, refs: Sequence[int], at: int) -> list[sqlite3.Row]:
    """The rows in the order of their refs; those that are no longer there are left out. ``at``: when asides hold, unix seconds."""
    found = {row["id"]: row for row in by_ids(db, _ROWS.format(at=int(at)), refs)}
    return [found[ref] for ref in refs if ref in found]
