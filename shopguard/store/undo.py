"""Taking an import back: what stood before its files stands again, what they added goes, what follows is derived anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby

from shopguard.core.parcel import EventKind
from shopguard.store.colour_history import forget_colours
from shopguard.store.derive_orders import derive_orders
from shopguard.store.engine import sqlite3
from shopguard.store.erasing.journal import GONE
from shopguard.store.intake import derive_parcels, listed
from shopguard.store.journal import JOURNALED
from shopguard.store.shipments import find_withdrawn
from shopguard.store.traits import derive_traits
from shopguard.store.warned import forget_warned

_AT_A_TIME = 10_000


def undo_batch(db: sqlite3.Connection, batch_ref: int, shapes: Mapping[str, tuple[str, ...]], at: int) -> bool:
    """Takes the import back, in the caller's transaction; nothing may rest on it (:func:`~shopguard.store.resting.rests_on`).

    Its files and their counts stay in the list, marked with ``at`` (unix seconds); the orders concerned wait to be judged.
    Returns whether a track line is back to being not understood that this program might understand.
    """
    files = [
        row[0] for row in db.execute("SELECT id FROM source_file WHERE batch_ref = ? ORDER BY id DESC", (batch_ref,))
    ]
    db.execute("PRAGMA defer_foreign_keys = ON")  # parents and children go in one transaction, in any order
    with listed(db, "touched_order", set()), listed(db, "touched_parcel", set()):
        for file_ref in files:
            _list_touched(db, file_ref)
        _list_beside(db)
        _forget_sharing(db)
        forget_warned(db, batch_ref)
        forget_colours(db, batch_ref)
        unread = False
        for file_ref in files:
            unread |= _take_back(db, file_ref)
            _forget_journal(db, file_ref)
        db.execute("DELETE FROM order_line WHERE order_ref = ?", (GONE,))  # back with an order that was erased since
        _forget_gone(db)
        _derive(db, shapes)
    db.execute("UPDATE batch SET undone_at = ? WHERE id = ?", (at, batch_ref))
    return unread


def _list_touched(db: sqlite3.Connection, file_ref: int) -> None:
    """The orders and parcels of which the file wrote anything, and the orders named by rows that belong to none."""
    for table, touched in (("orders", "touched_order"), ("parcel", "touched_parcel")):
        db.execute(
            f"INSERT OR IGNORE INTO {touched} SELECT t.id FROM file_named n CROSS JOIN {table} t"
            " ON t.id BETWEEN n.first_ref AND n.last_ref WHERE n.file_ref = ? AND n.table_name = ? AND n.written = 1",
            (file_ref, table),
        )
    for table in _by_number(db):
        numbers = (
            f"SELECT t.order_id FROM file_named n CROSS JOIN {table} t ON t.id BETWEEN n.first_ref AND n.last_ref"
            " WHERE n.file_ref = :file AND n.table_name = :table AND n.written = 1"
            " UNION SELECT json_extract(facts, '$.order_id') FROM before_change"
            " WHERE file_ref = :file AND table_name = :table"
        )
        db.execute(
            f"INSERT OR IGNORE INTO touched_order SELECT id FROM orders WHERE order_id IN ({numbers})",
            {"file": file_ref, "table": table},
        )


def _by_number(db: sqlite3.Connection) -> list[str]:
    """The journaled tables whose rows name an order by its number, known or not."""
    return [
        table
        for table in JOURNALED
        if table != "orders" and any(row[1] == "order_id" for row in db.execute(f"PRAGMA table_info({table})"))
    ]


def _list_beside(db: sqlite3.Connection) -> None:
    """What derives something from a touched one: the orders' parcels, and the tracks that look like one that may go."""
    db.execute(
        "INSERT OR IGNORE INTO touched_parcel SELECT parcel_ref FROM shipment WHERE order_ref IN (SELECT id FROM touched_order)"
    )
    db.execute(
        "INSERT OR IGNORE INTO touched_parcel SELECT twin.id FROM touched_parcel t CROSS JOIN parcel p ON p.id = t.id"
        " CROSS JOIN parcel twin ON twin.track_sum = p.track_sum"
    )


def _forget_sharing(db: sqlite3.Connection) -> None:
    """Who else used the touched numbers is found anew; of a number that only one order is left to use nothing is to be found."""
    shipments = "SELECT id FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel)"
    db.execute(f"DELETE FROM shared_use WHERE shipment_ref IN ({shipments})")
    db.execute(
        f"UPDATE shipment SET shared = NULL, events_from = NULL, events_until = NULL WHERE shared = 1 AND id IN ({shipments})"
    )


def _take_back(db: sqlite3.Connection, file_ref: int) -> bool:
    """The rows of one file: those it added go before those it changed are what they were (an added parcel may bear the old
    name of a changed one); the changed newest first, so that of several changes the state before the first is back."""
    for table, after, until in db.execute(
        "SELECT table_name, after_id, until_id FROM file_added WHERE file_ref = ?", (file_ref,)
    ).fetchall():
        if table in JOURNALED:
            db.execute(f"DELETE FROM {table} WHERE id > ? AND id <= ?", (after, until))
    changes = db.execute(
        "SELECT table_name, row_ref, last_ref, facts FROM before_change WHERE file_ref = ? ORDER BY id DESC",
        (file_ref,),
    )
    unread = False
    while some := changes.fetchmany(_AT_A_TIME):
        for table, rows in groupby(some, key=lambda row: row[0]):
            unread |= _bring_back(db, table, rows)
    unread |= _bring_lines_back(db, file_ref)
    return unread


def _bring_back(db: sqlite3.Connection, table: str, rows: Iterable[sqlite3.Row]) -> bool:
    unread = False
    for columns, alike in groupby(((json.loads(row[3]), row) for row in rows), key=lambda pair: tuple(pair[0])):
        before = list(alike)
        told = ", ".join(f"{name} = ?" for name in columns)
        db.executemany(
            f"UPDATE {table} SET {told} WHERE id BETWEEN ? AND ?",
            ((*facts.values(), row[1], row[2]) for facts, row in before),
        )
        unread |= any(facts.get("last_kind") == EventKind.UNKNOWN.value for facts, _ in before)
    return unread


def _bring_lines_back(db: sqlite3.Connection, file_ref: int) -> bool:
    """The track lines the file brought go; those it read anew say what they said before."""
    lines = db.execute(
        "SELECT kind, province, city, place_sure, hub, parcel_ref, at, text FROM event_before WHERE file_ref = ?",
        (file_ref,),
    ).fetchall()
    db.executemany(
        "UPDATE track_event SET kind = ?, province = ?, city = ?, place_sure = ?, hub = ?"
        " WHERE parcel_ref = ? AND at = ? AND text = ?",
        lines,
    )
    db.execute(
        "DELETE FROM track_event WHERE file_ref = ? AND parcel_ref IN (SELECT id FROM touched_parcel)", (file_ref,)
    )
    return any(line[0] == EventKind.UNKNOWN.value for line in lines)


_OF_ORDERS = ("to_judge", "finding", "verdict", "order_trait", "colour_change", "colour_history", "tag", "warned")


def _forget_journal(db: sqlite3.Connection, file_ref: int) -> None:
    """The refs it holds are given to other rows from now on."""
    for table in ("file_added", "file_named", "before_change", "event_before"):
        db.execute(f"DELETE FROM {table} WHERE file_ref = ?", (file_ref,))


def _forget_gone(db: sqlite3.Connection) -> None:
    """Orders that are gone take what was said of them along; the touched ones are those that are left."""
    gone = "SELECT id FROM touched_order EXCEPT SELECT id FROM orders"
    for table in _OF_ORDERS:
        db.execute(f"DELETE FROM {table} WHERE order_ref IN ({gone})")
    db.execute("DELETE FROM touched_order WHERE id NOT IN (SELECT id FROM orders)")
    db.execute("DELETE FROM touched_parcel WHERE id NOT IN (SELECT id FROM parcel)")


def _derive(db: sqlite3.Connection, shapes: Mapping[str, tuple[str, ...]]) -> None:
    derive_orders(db)
    derive_traits(db)
    find_withdrawn(db)
    derive_parcels(db, shapes, lambda: None)
