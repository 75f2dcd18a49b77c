"""The way of the parcels sent in some days, one row each: what couriers are compared by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE


class JourneyRow(NamedTuple):
    """One parcel on one way: several orders merged in it are one row. Times are unix seconds.

    ``picked_up_by``: when it surely had been picked up, where only that is known; ``pickup_known``: up to when files speak of
    the pickup.
    """

    waybill: str
    courier: str
    receiver: str | None
    sender: str | None
    sent_at: int
    picked_up_at: int | None
    picked_up_by: int | None
    first_hub_at: int | None
    pickup_known: int | None


# MIN(sent_at) picks the row of the order that was uploaded first, as SQLite promises for bare columns.
_JOURNEYS = f"""
SELECT p.waybill, p.courier, way.province, way.pickup_province, MIN(way.sent_at), way.picked_up_at, way.picked_up_by,
    way.first_hub_at, way.pickup_known
FROM (
    SELECT s.parcel_ref, o.province, s.pickup_province, COALESCE(s.uploaded_at, o.uploaded_at) AS sent_at,
        CASE WHEN s.picked_up_at <= :until THEN s.picked_up_at END AS picked_up_at,
        CASE WHEN s.picked_up_by <= :until THEN s.picked_up_by END AS picked_up_by,
        CASE WHEN s.first_hub_at <= :until THEN s.first_hub_at END AS first_hub_at,
        MIN(s.pickup_known, :until) AS pickup_known
    FROM shipment s JOIN orders o ON o.id = s.order_ref WHERE s.withdrawn = 0 AND NOT {OVER_BEFORE}
) way JOIN parcel p ON p.id = way.parcel_ref
WHERE way.sent_at BETWEEN :since AND :until GROUP BY way.parcel_ref, way.picked_up_at
"""


def journeys(db: sqlite3.Connection, since: int, until: int) -> Iterator[JourneyRow]:
    """The parcels uploaded from ``since`` on (unix seconds), with what had happened until ``until``."""
    cursor = db.cursor()
    cursor.row_factory = None
    return map(JourneyRow._make, cursor.execute(_JOURNEYS, {"since": since, "until": until}))
