"""What belongs to orders that are to be erased, listed in temporary tables for the time of a ``with``.

``erased_number``: the orders' numbers, also of orders that only a case or an after-sale names; ``erased_order``,
``erased_line``, ``erased_shipment``: their rows. ``erased_parcel``: parcels that no order which stays has, and no case of one
names. ``erased_after_sale``, ``erased_entry`` (of the ledger) and ``erased_appeal`` name them. ``erased_original``: originals
that no case which stays uses. ``beside_parcel``: parcels that stay and of which something else is true now.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from shopguard.core.appeal_states import FINISHED
from shopguard.store.engine import sqlite3
from shopguard.store.erasing.numbers import Numbers

_SHAPES = {
    "erased_number": "order_id TEXT PRIMARY KEY",
    "erased_order": "id INTEGER PRIMARY KEY",
    "erased_line": "id INTEGER PRIMARY KEY, number TEXT",
    "erased_shipment": "id INTEGER PRIMARY KEY, parcel_ref INTEGER",
    "erased_after_sale": "id INTEGER PRIMARY KEY, number TEXT, sent_back TEXT, sent_anew TEXT",
    "erased_parcel": "id INTEGER PRIMARY KEY, number TEXT",
    "erased_entry": "id INTEGER PRIMARY KEY",
    "erased_appeal": "id TEXT PRIMARY KEY",
    "erased_original": "sha256 TEXT PRIMARY KEY",
    "beside_parcel": "id INTEGER PRIMARY KEY",
}
_GATHER = (
    "INSERT INTO erased_order SELECT o.id FROM erased_number n CROSS JOIN orders o ON o.order_id = n.order_id",
    "INSERT INTO erased_line SELECT l.id, l.line_id FROM erased_order e CROSS JOIN order_line l ON l.order_ref = e.id",
    "INSERT INTO erased_shipment SELECT s.id, s.parcel_ref FROM erased_order e CROSS JOIN shipment s ON s.order_ref = e.id",
    "INSERT INTO erased_after_sale SELECT a.id, a.case_id, a.return_waybill, a.exchange_waybill"
    " FROM erased_number n CROSS JOIN after_sale a ON a.order_id = n.order_id",
    "INSERT INTO erased_appeal SELECT a.id FROM erased_number n CROSS JOIN appeal a ON a.order_id = n.order_id",
    "INSERT OR IGNORE INTO erased_entry SELECT e.id FROM erased_number n CROSS JOIN ledger_entry e ON e.order_id = n.order_id",
    "INSERT OR IGNORE INTO erased_entry SELECT e.id FROM erased_line l CROSS JOIN ledger_entry e"
    " ON e.line_id = l.number WHERE e.order_id IS NULL AND e.line_id IS NOT NULL",
)
_CASE_STAYS = (
    "EXISTS (SELECT 1 FROM appeal a WHERE a.waybill = p.waybill AND a.id NOT IN (SELECT id FROM erased_appeal))"
)
_ORDER_STAYS = (
    "EXISTS (SELECT 1 FROM shipment s WHERE s.parcel_ref = p.id AND s.id NOT IN (SELECT id FROM erased_shipment))"
)
_PARCELS = (
    f"""INSERT INTO erased_parcel SELECT p.id, p.waybill FROM (SELECT DISTINCT parcel_ref FROM erased_shipment) e
        CROSS JOIN parcel p ON p.id = e.parcel_ref WHERE NOT {_ORDER_STAYS} AND NOT {_CASE_STAYS}""",
    # what was sent back or sent anew has a track, and often no order that names it
    f"""INSERT OR IGNORE INTO erased_parcel SELECT p.id, p.waybill FROM (
            SELECT sent_back AS waybill FROM erased_after_sale UNION SELECT sent_anew FROM erased_after_sale
            EXCEPT SELECT return_waybill FROM after_sale WHERE id NOT IN (SELECT id FROM erased_after_sale)
            EXCEPT SELECT exchange_waybill FROM after_sale WHERE id NOT IN (SELECT id FROM erased_after_sale)
        ) e CROSS JOIN parcel p ON p.waybill = e.waybill WHERE NOT {_ORDER_STAYS} AND NOT {_CASE_STAYS}""",
    "INSERT INTO beside_parcel SELECT DISTINCT parcel_ref FROM erased_shipment"
    " WHERE parcel_ref NOT IN (SELECT id FROM erased_parcel)",
    "INSERT OR IGNORE INTO beside_parcel SELECT twin.id FROM erased_parcel e CROSS JOIN parcel p ON p.id = e.id"
    " CROSS JOIN parcel twin ON twin.track_sum = p.track_sum WHERE twin.id NOT IN (SELECT id FROM erased_parcel)",
)
_ORIGINALS = """
INSERT INTO erased_original SELECT DISTINCT mine.sha256 FROM erased_appeal a CROSS JOIN evidence mine ON mine.appeal_id = a.id
WHERE NOT EXISTS (SELECT 1 FROM evidence other WHERE other.sha256 = mine.sha256
    AND other.appeal_id NOT IN (SELECT id FROM erased_appeal))
"""
STATE_OF_CASE = """COALESCE((SELECT s.state FROM appeal_step s WHERE s.appeal_id = a.id AND s.taken_back_at IS NULL
    ORDER BY s.id DESC LIMIT 1), 'collecting')"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much belongs to the orders. ``original_bytes``: of the originals that go; ``links``: parcels that stay, of others too.

    ``entries`` of the ledger stay as sums, without what they were for; ``open_cases``: ids of the cases that are under way.
    """

    orders: int
    parcels: int
    links: int
    after_sales: int
    entries: int
    cases: int
    originals: int
    original_bytes: int
    open_cases: tuple[str, ...]


@contextmanager
def belongings(db: sqlite3.Connection, order_ids: Sequence[str]) -> Iterator[None]:
    """The tables, filled; of one moment where the caller has begun a transaction."""
    try:
        for name, columns in _SHAPES.items():
            db.execute(f"CREATE TEMP TABLE {name} ({columns})")
        db.execute("INSERT OR IGNORE INTO erased_number SELECT value FROM JSON_EACH(?)", (json.dumps(list(order_ids)),))
        for statement in (*_GATHER, *_PARCELS, _ORIGINALS):
            db.execute(statement)
        _entries_by_remark(db)
        yield
    finally:
        for name in _SHAPES:
            db.execute(f"DROP TABLE IF EXISTS temp.{name}")


def count_belongings(db: sqlite3.Connection) -> Counts:
    """How much is listed."""
    count = {name: int(db.execute(f"SELECT COUNT(*) FROM temp.{name}").fetchone()[0]) for name in _SHAPES}
    links = db.execute(
        "SELECT COUNT(DISTINCT parcel_ref) FROM erased_shipment WHERE parcel_ref NOT IN (SELECT id FROM erased_parcel)"
    ).fetchone()[0]
    size = db.execute(
        "SELECT COALESCE(SUM(size), 0) FROM (SELECT MAX(v.size) AS size FROM erased_original o"
        " CROSS JOIN evidence v ON v.sha256 = o.sha256 GROUP BY v.sha256)"
    ).fetchone()[0]
    return Counts(
        orders=count["erased_number"],
        parcels=count["erased_parcel"],
        links=int(links),
        after_sales=count["erased_after_sale"],
        entries=count["erased_entry"],
        cases=count["erased_appeal"],
        originals=count["erased_original"],
        original_bytes=int(size),
        open_cases=open_cases(db),
    )


def open_cases(db: sqlite3.Connection) -> tuple[str, ...]:
    """The listed cases that are neither decided nor closed."""
    over = ", ".join(f"'{state}'" for state in FINISHED)
    query = f"SELECT a.id FROM erased_appeal e CROSS JOIN appeal a ON a.id = e.id WHERE {STATE_OF_CASE} NOT IN ({over}) ORDER BY a.id"
    return tuple(row[0] for row in db.execute(query))


def numbers_of(db: sqlite3.Connection) -> Numbers:
    """All numbers by which texts may name what is listed."""
    rows = db.execute(
        "SELECT order_id FROM erased_number UNION SELECT number FROM erased_line UNION SELECT number FROM erased_parcel"
        " UNION SELECT number FROM erased_after_sale UNION SELECT id FROM erased_appeal"
    )
    return Numbers(row[0] for row in rows)


def unknown_numbers(db: sqlite3.Connection, order_ids: Sequence[str]) -> list[str]:
    """Those that nothing stored is an order of: no order, case, after-sale or mark."""
    query = """SELECT value FROM JSON_EACH(?) n WHERE NOT EXISTS (SELECT 1 FROM orders WHERE order_id = n.value)
        AND NOT EXISTS (SELECT 1 FROM appeal WHERE order_id = n.value)
        AND NOT EXISTS (SELECT 1 FROM after_sale WHERE order_id = n.value)
        AND NOT EXISTS (SELECT 1 FROM mark_said WHERE order_id = n.value)"""
    return [row[0] for row in db.execute(query, (json.dumps(list(order_ids)),))]


def _entries_by_remark(db: sqlite3.Connection) -> None:
    """Entries that name the order in their remark only."""
    numbers = numbers_of(db)
    remarks = db.execute(
        "SELECT id, remark FROM ledger_entry WHERE order_id IS NULL AND line_id IS NULL AND remark IS NOT NULL"
    ).fetchall()
    db.executemany(
        "INSERT OR IGNORE INTO erased_entry VALUES (?)", ((row[0],) for row in remarks if numbers.stand_in(row[1]))
    )
