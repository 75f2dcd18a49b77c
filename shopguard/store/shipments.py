"""The pairs order-parcel an order export tells of, and who else used the same number."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from itertools import groupby

from shopguard.core.address import Difference, Receiver, address_difference, receiver_difference
from shopguard.core.waybill import misshapen
from shopguard.store.save_parcels import Key, parcel_refs


def pair_from_orders(db: sqlite3.Connection) -> set[int]:
    """Makes the pairs that the touched orders' lines name; returns the refs of all their parcels.

    A number that a newer export of the order no longer names was corrected: its pair is marked withdrawn, not deleted
    (a waybill may be edited once within 24 h of upload).
    """
    lines = db.execute(
        "SELECT order_ref, waybills, uploaded_at FROM order_line WHERE order_ref IN (SELECT id FROM touched_order)"
        " AND waybills IS NOT NULL ORDER BY order_ref"
    ).fetchall()
    told: dict[int, dict[Key, int | None]] = {}
    for order_ref, pairs, uploaded_at in lines:
        keys = told.setdefault(order_ref, {})
        for pair in filter(None, pairs.split(",")):
            courier, _, waybill = pair.partition(":")
            keys[waybill, courier] = _earliest(keys.get((waybill, courier)), uploaded_at)
    refs = parcel_refs(db, (key for keys in told.values() for key in keys))
    db.execute(
        "UPDATE shipment SET withdrawn = 1 WHERE told_by_orders = 1 AND order_ref IN (SELECT id FROM touched_order)"
        " AND order_ref IN (SELECT order_ref FROM order_line WHERE waybills <> '')"
    )
    db.executemany(
        "INSERT INTO shipment (order_ref, parcel_ref, uploaded_at, told_by_orders) VALUES (?, ?, ?, 1)"
        " ON CONFLICT (order_ref, parcel_ref) DO UPDATE SET withdrawn = 0, told_by_orders = 1,"
        " uploaded_at = COALESCE(excluded.uploaded_at, uploaded_at)",
        ((order_ref, refs[key], at) for order_ref, keys in told.items() for key, at in keys.items()),
    )
    return {
        row[0]
        for row in db.execute(
            "SELECT DISTINCT parcel_ref FROM shipment WHERE order_ref IN (SELECT id FROM touched_order)"
        )
    }


def _earliest(one: int | None, other: int | None) -> int | None:
    known = [at for at in (one, other) if at is not None]
    return min(known, default=None)


_USES = """
SELECT s.id, s.parcel_ref, s.order_ref, s.uploaded_at, s.withdrawn,
    o.receiver, o.province, o.city, o.district, o.street, o.address, COALESCE(o.address_changed, 0) AS changed
FROM shipment s JOIN orders o ON o.id = s.order_ref
WHERE s.parcel_ref IN (SELECT id FROM shared_parcel)
ORDER BY s.parcel_ref, s.id
"""


# From which upload on, and until which other's, a number's records are an order's own: only where the reuse is certain.
# A merged parcel (the same address throughout) is not shared in the sense of any clause.
_SPANS = """
UPDATE shipment SET shared = 1,
    events_from = CASE WHEN span.first_other < shipment.uploaded_at THEN shipment.uploaded_at END,
    events_until = span.next_other
FROM (
    SELECT s.id, MIN(CASE WHEN u.address = 'certain' THEN u.other_uploaded_at END) AS first_other,
        MIN(CASE WHEN u.address = 'certain' AND u.other_uploaded_at > s.uploaded_at THEN u.other_uploaded_at END) AS next_other
    FROM shipment s JOIN shared_use u ON u.shipment_ref = s.id
    WHERE s.parcel_ref IN (SELECT id FROM shared_parcel) AND u.address <> 'same' GROUP BY s.id
) span WHERE span.id = shipment.id
"""


def find_shared_uses(db: sqlite3.Connection) -> None:
    """For each touched number that several orders use: how surely their receivers differ.

    Also sets from when on a reused number's records belong to the later order (domain: "records from before an order's
    upload of a reused number belong to the earlier order"), and until when they belong to the earlier one alone.
    """
    db.execute("CREATE TEMP TABLE shared_parcel (id INTEGER PRIMARY KEY)")
    db.execute(
        "INSERT INTO shared_parcel SELECT parcel_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel)"
        " GROUP BY parcel_ref HAVING COUNT(*) > 1"
    )
    db.execute(
        "DELETE FROM shared_use WHERE shipment_ref IN"
        " (SELECT id FROM shipment WHERE parcel_ref IN (SELECT id FROM shared_parcel))"
    )
    rows = db.execute(_USES).fetchall()
    shared: list[tuple[object, ...]] = []
    for _, uses in groupby(rows, key=lambda row: row["parcel_ref"]):
        same_number = list(uses)
        shared += [_compare(one, other) for one in same_number for other in same_number if one["id"] != other["id"]]
    db.executemany(
        "INSERT INTO shared_use (shipment_ref, other_order_ref, other_uploaded_at, address, receiver)"
        " VALUES (?, ?, ?, ?, ?)",
        shared,
    )
    db.execute(
        "UPDATE shipment SET events_from = NULL, events_until = NULL, shared = NULL"
        " WHERE shared = 1 AND parcel_ref IN (SELECT id FROM shared_parcel)"
    )
    db.execute(_SPANS)
    db.execute("DROP TABLE temp.shared_parcel")


def _compare(one: sqlite3.Row, other: sqlite3.Row) -> tuple[object, ...]:
    a, b = _receiver(one), _receiver(other)
    address, receiver = address_difference(a, b), receiver_difference(a, b)
    if (
        other["withdrawn"] and address is Difference.CERTAIN
    ):  # corrected in time: whether it counts as used is not known
        address = Difference.LIKELY
    return (one["id"], other["order_ref"], other["uploaded_at"], address.value, receiver.value)


def _receiver(row: sqlite3.Row) -> Receiver:
    return Receiver(
        row["receiver"],
        row["province"],
        row["city"],
        row["district"],
        row["street"],
        row["address"],
        bool(row["changed"]),
    )


def mark_misshapen(db: sqlite3.Connection, shapes: Mapping[str, tuple[str, ...]]) -> None:
    """Marks the touched parcels whose number cannot be one of their courier's."""
    rows = db.execute("SELECT id, waybill, courier FROM parcel WHERE id IN (SELECT id FROM touched_parcel)")
    wrong = [(row[0],) for row in rows if misshapen(row[2], row[1], shapes)]
    db.execute("UPDATE parcel SET misshapen = 0 WHERE misshapen = 1 AND id IN (SELECT id FROM touched_parcel)")
    db.executemany("UPDATE parcel SET misshapen = 1 WHERE id = ?", wrong)
