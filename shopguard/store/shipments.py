"""The pairs order-parcel an order export tells of, and who else used the same number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import groupby
from typing import Any

from shopguard.core.address import Difference, Receiver, address_difference, receiver_difference
from shopguard.core.order import exact_time
from shopguard.core.waybill import misshapen
from shopguard.store.by_ids import by_ids
from shopguard.store.cases import sent_for_cases
from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_before
from shopguard.store.save_orders import Former
from shopguard.store.save_parcels import Key, known_parcels, parcel_of, parcel_refs


def pair_from_orders(db: sqlite3.Connection, file_ref: int, former: Iterable[Former] = ()) -> set[int]:
    """Makes the pairs that the touched orders' lines name, and those an older file named; returns the refs of all their parcels.

    A number that a newer export of the order no longer names was corrected: its pair is marked withdrawn, not deleted
    (a waybill may be edited once within 24 h of upload).
    """
    told, before = _told(db), _formerly(former)
    refs = parcel_refs(db, file_ref, (key for keys in (*told.values(), *before.values()) for key in keys))
    pairs = _Pairs(db)
    for order_ref, keys in told.items():
        for key, at in keys.items():
            pairs.tell(order_ref, refs[key], at)
    for order_ref, keys in before.items():
        for key, at in keys.items():
            pairs.tell_former(order_ref, refs[key], at)
    pairs.save(file_ref)
    _mark_withdrawn(db, {ref: {refs[key] for key in keys} for ref, keys in told.items()})
    return {
        row[0]
        for row in db.execute(
            "SELECT DISTINCT parcel_ref FROM shipment WHERE order_ref IN (SELECT id FROM touched_order)"
        )
    }


def find_withdrawn(db: sqlite3.Connection) -> set[int]:
    """Works out anew which numbers of the touched orders were corrected; returns the refs of the parcels that this changes."""
    told = _told(db)
    known = known_parcels(db, [waybill for keys in told.values() for waybill, _ in keys])
    return _mark_withdrawn(
        db,
        {ref: {parcel for key in keys if (parcel := parcel_of(known, *key)) is not None} for ref, keys in told.items()},
    )


def listed_only(db: sqlite3.Connection, order_refs: Set[int]) -> set[int]:
    """Those of the orders that have a number only a parcel list tells of: a newer export may not know it any more."""
    query = "SELECT order_ref FROM shipment WHERE told_by_orders = 0 AND withdrawn = 0 AND order_ref IN"
    return {row[0] for row in by_ids(db, query, sorted(order_refs))}


def still_unknown(db: sqlite3.Connection, former: Iterable[Former]) -> list[Former]:
    """Those of which a pair is not known yet to have been told by an export."""
    return [one for one in former if any(not _is_told(db, one.order_ref, *key) for key in _keys(one.waybills))]


def _is_told(db: sqlite3.Connection, order_ref: int, waybill: str, courier: str) -> bool:
    return (
        db.execute(
            "SELECT 1 FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.order_ref = ? AND s.told_by_orders = 1"
            " AND p.waybill = ? AND (p.courier = ? OR ? = '')",
            (order_ref, waybill, courier, courier),
        ).fetchone()
        is not None
    )


def _told(db: sqlite3.Connection) -> dict[int, dict[Key, int | None]]:
    """What the lines of the touched orders name: uploaded at by parcel, by order."""
    lines = db.execute(
        "SELECT order_ref, waybills, uploaded_at FROM order_line WHERE order_ref IN (SELECT id FROM touched_order)"
        " AND waybills IS NOT NULL ORDER BY order_ref"
    ).fetchall()
    return _by_order(lines)


def _formerly(former: Iterable[Former]) -> dict[int, dict[Key, int | None]]:
    return _by_order((one.order_ref, one.waybills, one.uploaded_at) for one in former)


def _by_order(told: Iterable[Sequence[Any]]) -> dict[int, dict[Key, int | None]]:
    found: dict[int, dict[Key, int | None]] = {}
    for order_ref, waybills, uploaded_at in told:
        keys = found.setdefault(order_ref, {})
        for key in _keys(waybills):
            keys[key] = _earliest(keys.get(key), uploaded_at)
    return found


def _keys(waybills: str) -> list[Key]:
    pairs = (pair.partition(":") for pair in waybills.split(",") if pair)
    return [(waybill, courier) for courier, _, waybill in pairs]


class _Pairs:
    """The pairs of the touched orders, as they stand and as they shall stand."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known = {
            (row[0], row[1]): (row[2], row[3], row[4])
            for row in db.execute(
                "SELECT order_ref, parcel_ref, id, uploaded_at, told_by_orders FROM shipment"
                " WHERE order_ref IN (SELECT id FROM touched_order)"
            )
        }
        self._new: dict[tuple[int, int], int | None] = {}
        self._changed: dict[int, int | None] = {}

    def tell(self, order_ref: int, parcel_ref: int, at: int | None) -> None:
        """What the newest lines tell."""
        known = self._known.get((order_ref, parcel_ref))
        if known is None:
            self._new[order_ref, parcel_ref] = _earliest(self._new.get((order_ref, parcel_ref)), at)
            return
        ref, before, by_orders = known
        if at is not None and before is not None and at != before:
            at = exact_time(before, at, newer=True)
        if not by_orders or (at is not None and at != before):
            self._changed[ref] = before if at is None else at

    def tell_former(self, order_ref: int, parcel_ref: int, at: int | None) -> None:
        """What an older file tells: it only fills what is unknown."""
        known = self._known.get((order_ref, parcel_ref))
        if known is None:
            self._new.setdefault((order_ref, parcel_ref), at)
            return
        ref, before, by_orders = known
        if ref not in self._changed and (not by_orders or (before is None and at is not None)):
            self._changed[ref] = before if at is None else at

    def save(self, file_ref: int) -> None:
        keep_before(self._db, file_ref, "shipment", self._changed)
        self._db.executemany(
            "UPDATE shipment SET told_by_orders = 1, uploaded_at = ? WHERE id = ?",
            ((at, ref) for ref, at in self._changed.items()),
        )
        self._db.executemany(
            "INSERT INTO shipment (order_ref, parcel_ref, uploaded_at, told_by_orders) VALUES (?, ?, ?, 1)",
            ((*pair, at) for pair, at in self._new.items()),
        )


_FOR_CASE = 2  # in ``withdrawn``: sent for an after-sale, not corrected

# A list that is newer than the export may know a parcel that the export does not; an older one tells what was corrected since.
_NOT_NAMED = """
SELECT s.id, s.order_ref, s.parcel_ref, s.withdrawn,
    COALESCE((s.told_by_orders = 1 OR s.listed_as_of < (
        SELECT MAX(l.known_as_of) FROM order_line l WHERE l.order_ref = s.order_ref AND l.waybills <> '')), 0) AS older
FROM shipment s WHERE s.order_ref IN (SELECT id FROM touched_order)
"""


def _mark_withdrawn(db: sqlite3.Connection, named: Mapping[int, set[int]]) -> set[int]:
    """``named``: the parcels that the lines of each order name. Returns the refs of the parcels with another mark than before."""
    for_case = sent_for_cases(db)
    changed = []
    for ref, order_ref, parcel_ref, before, older in db.execute(_NOT_NAMED):
        parcels = named.get(order_ref)
        withdrawn = int(bool(parcels) and parcel_ref not in (parcels or ()) and bool(older))
        if ref in for_case:
            withdrawn = _FOR_CASE
        if withdrawn != before:
            changed.append((withdrawn, ref, parcel_ref))
    db.executemany("UPDATE shipment SET withdrawn = ? WHERE id = ?", (change[:2] for change in changed))
    return {parcel_ref for *_, parcel_ref in changed}


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
