"""Parcels that may be worth a call: which orders to look at, where their parcels are, and what their tracks say last."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import NamedTuple

from shopguard.core.parcel import EventKind
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.milestones import NEVER

_SILENT = ", ".join(f"'{kind.value}'" for kind in (EventKind.NOTICE, EventKind.ESTIMATE))  # lines that record nothing


def _over(shipment: str) -> str:
    """When a shipment was first out for delivery, signed or on its way back; NEVER where it is not."""
    return f"MIN({', '.join(f'COALESCE({shipment}.{at}, {NEVER})' for at in ('out_at', 'signed_at', 'returned_at'))})"


# The same of the number's other orders; one that is finished has arrived, whatever tracks were imported.
_OVER_BEFORE = f"""(
    SELECT MIN({_over("other")}, CASE WHEN o.status = 'finished' THEN COALESCE(o.finished_at, 0) ELSE {NEVER} END) AS arrived
    FROM shipment other JOIN orders o ON o.id = other.order_ref
    WHERE other.parcel_ref = s.parcel_ref AND other.order_ref <> s.order_ref AND other.withdrawn = 0 ORDER BY arrived LIMIT 1)"""


class WaitingOrder(NamedTuple):
    """An order in question. ``sent``: a file says that it was shipped, or when; ``refund_asked``: its buyer waits for a refund."""

    order_ref: int
    order_id: str
    shop: str
    province: str | None
    city: str | None
    sent: bool
    refund_asked: bool


class WaitingParcel(NamedTuple):
    """An order's parcel. ``over_at``: when it was first out for delivery, signed or on its way back; ``over_before``: the same of
    another order that has the number; ``known_as_of``: up to when its track file or the parcel lists speak; None: neither ever came.
    """

    order_ref: int
    parcel_ref: int
    waybill: str
    courier: str
    picked_up_at: int | None
    over_at: int | None
    over_before: int | None
    known_as_of: int | None


class Goods(NamedTuple):
    """One line of an order: what, and how many; None where no file says so."""

    name: str | None
    quantity: int | None


class LastRecord(NamedTuple):
    """The last line that a track or a parcel list tells of a parcel."""

    at: int
    text: str


class Urgent(NamedTuple):
    """The most urgent orders, and how many more there are."""

    order_refs: list[int]
    more: int


def urgent_orders(
    db: sqlite3.Connection, clauses: Iterable[str], at: int, since: int, until: int, *, most: int, but: Iterable[int]
) -> Urgent:
    """By the stored findings: the orders with an open clock of one of the clauses whose deadline lies at ``at`` or later up to
    ``until``, or that are late already and have another ahead, or of which the data does not tell since ``since``; at most so many,
    the most urgent first; none of ``but``. Of orders without a track only the verdict is stored: its deadline speaks.
    """
    lists = {"clauses": json.dumps(list(clauses)), "but": json.dumps(list(but))}
    asked = {"at": at, "since": since, "until": until, "most": most, **lists}
    found = [row[0] for row in db.execute(f"{_FIRST} LIMIT :most", asked)]
    if len(found) < most:
        return Urgent(found, 0)
    return Urgent(found, db.execute(f"SELECT COUNT(*) FROM ({_URGENT})", asked).fetchone()[0] - len(found))


_URGENT = """
SELECT order_ref, ahead FROM (
    SELECT order_ref,
        MIN(CASE WHEN deadline >= :at AND COALESCE(state, 'pending') IN ('pending', 'due', 'unconfirmed') THEN deadline END) AS ahead,
        MAX(state = 'unconfirmed' AND deadline >= :since AND deadline < :at) AS untold,
        MAX(COALESCE(state, '') = 'breached') AS late
    FROM finding WHERE clause IN (SELECT value FROM JSON_EACH(:clauses))
        AND order_ref NOT IN (SELECT value FROM JSON_EACH(:but)) GROUP BY order_ref
) WHERE ahead <= :until OR (late AND ahead IS NOT NULL) OR untold
UNION ALL
SELECT order_ref, CASE WHEN deadline >= :at THEN deadline END FROM verdict v
WHERE state = 'unconfirmed' AND deadline BETWEEN :since AND :until
    AND order_ref NOT IN (SELECT value FROM JSON_EACH(:but))
    AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.order_ref = v.order_ref)"""
_FIRST = f"SELECT order_ref FROM ({_URGENT}) ORDER BY ahead IS NULL, ahead, order_ref"


def waiting_orders(db: sqlite3.Connection, order_refs: Iterable[int], at: int) -> dict[int, WaitingOrder]:
    """The orders by ref, as they stand at ``at``."""
    rows = by_ids(
        db,
        "SELECT o.id, o.order_id, shop.name, o.province, o.city,"
        " o.uploaded_at IS NOT NULL OR o.status IN ('shipped', 'finished'),"
        f" o.refund_open AND COALESCE(COALESCE(t.refund_open_at, t.refund_asked_at) <= {int(at)}, 1) FROM orders o"
        " JOIN shop ON shop.id = o.shop_ref LEFT JOIN order_trait t ON t.order_ref = o.id WHERE o.id IN",
        sorted(set(order_refs)),
    )
    return {row[0]: WaitingOrder(row[0], row[1], row[2], row[3], row[4], bool(row[5]), bool(row[6])) for row in rows}


def waiting_parcels(db: sqlite3.Connection, order_refs: Iterable[int]) -> list[WaitingParcel]:
    """All parcels of the orders, those taken back left out."""
    rows = by_ids(
        db,
        f"SELECT s.order_ref, p.id, p.waybill, p.courier, s.picked_up_at, NULLIF({_over('s')}, {NEVER}),"
        f" NULLIF({_OVER_BEFORE}, {NEVER}), NULLIF(MAX(COALESCE(p.track_known_as_of, 0), COALESCE(p.list_known_as_of, 0)), 0)"
        " FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.withdrawn = 0 AND s.order_ref IN",
        sorted(set(order_refs)),
    )
    return [WaitingParcel(*row) for row in rows]


def goods_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, list[Goods]]:
    """What each order's lines hold, by line. What speaks for an order as a whole counts only where none of its lines is known."""
    rows = by_ids(
        db,
        "SELECT l.order_ref, l.id, COALESCE(NULLIF(l.product, ''), NULLIF(l.product_id, '')), l.quantity FROM order_line l"
        " WHERE NOT (l.whole_order AND EXISTS (SELECT 1 FROM order_line k WHERE k.order_ref = l.order_ref AND NOT k.whole_order))"
        " AND l.order_ref IN",
        sorted(set(order_refs)),
    )
    found: dict[int, list[Goods]] = {}
    for ref, _, name, quantity in sorted(rows, key=itemgetter(0, 1)):
        found.setdefault(ref, []).append(Goods(name, quantity))
    return found


def shop_count(db: sqlite3.Connection) -> int:
    """How many shops have orders."""
    return int(db.execute("SELECT COUNT(*) FROM shop WHERE id IN (SELECT shop_ref FROM orders)").fetchone()[0])


def last_records(db: sqlite3.Connection, parcel_refs: Collection[int], at: int) -> dict[int, LastRecord]:
    """The last record of each parcel that has any, up to ``at``."""
    found: dict[int, LastRecord] = {}
    refs = sorted(set(parcel_refs))
    listed = by_ids(db, f"SELECT id, last_at, last_text FROM parcel WHERE last_at <= {int(at)} AND id IN", refs)
    tracked = by_ids(
        db,
        f"SELECT e.parcel_ref, e.at, e.text FROM track_event e WHERE e.kind NOT IN ({_SILENT}) AND e.at <= {int(at)}"
        " AND e.parcel_ref IN",
        refs,
    )
    for ref, moment, text in (*listed, *tracked):
        if text and (ref not in found or moment >= found[ref].at):
            found[ref] = LastRecord(moment, text)
    return found
