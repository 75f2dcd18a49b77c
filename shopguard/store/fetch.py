"""Reading what is remembered: orders, their parcels and tracks, days, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shopguard.core.fines import Paid
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.figures import figures_of
from shopguard.store.setting import keep_setting, setting

__all__ = [
    "TRAITS",
    "PaidOrder",
    "keep_setting",
    "numbers_of",
    "order_row",
    "paid_of",
    "parcels_of",
    "setting",
    "shops_of",
    "track_of",
    "waybills_by_shipment",
    "waybills_of",
]


def order_row(db: sqlite3.Connection, order_id: str) -> sqlite3.Row | None:
    """The order of that number with its shop's name, or None."""
    row: sqlite3.Row | None = db.execute(
        "SELECT o.*, shop.name AS shop FROM orders o JOIN shop ON shop.id = o.shop_ref WHERE o.order_id = ?",
        (order_id.strip(),),
    ).fetchone()
    return row


def parcels_of(db: sqlite3.Connection, order_ref: int) -> list[sqlite3.Row]:
    """The order's parcels with the milestones of the pair, in the order they were uploaded."""
    return db.execute(
        "SELECT s.*, p.waybill, p.courier, p.track_known_as_of,"
        " p.picked_up_known_as_of AS pickup_listed_as_of FROM shipment s JOIN parcel p ON p.id = s.parcel_ref"
        " WHERE s.order_ref = ? AND s.withdrawn = 0 ORDER BY s.uploaded_at, s.id",
        (order_ref,),
    ).fetchall()


def track_of(db: sqlite3.Connection, parcel_ref: int) -> list[sqlite3.Row]:
    """All lines of a parcel's track, oldest first."""
    return db.execute(
        "SELECT at, text, kind, province FROM track_event WHERE parcel_ref = ? ORDER BY at", (parcel_ref,)
    ).fetchall()


def waybills_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, list[str]]:
    """The waybills of each order that has any."""
    found: dict[int, list[str]] = {}
    rows = by_ids(
        db,
        "SELECT s.order_ref, p.waybill FROM shipment s JOIN parcel p ON p.id = s.parcel_ref"
        " WHERE s.withdrawn = 0 AND s.order_ref IN",
        sorted(set(order_refs)),
    )
    for ref, waybill in rows:
        found.setdefault(ref, []).append(waybill)
    return found


class PaidOrder(NamedTuple):
    """An order's number and shop, and what its fines are reckoned from."""

    order_id: str
    shop: str
    reckoned_from: Paid


TRAITS = ("pets", "seller_delivered", "used_3c", "precious_metals", "fraud")  # those the fines ask for


def paid_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, PaidOrder]:
    """What the fines of each order are reckoned from, by order ref."""
    order_refs = sorted(set(order_refs))
    rows = by_ids(
        db,
        f"SELECT o.id, o.order_id, shop.name, o.amount_fen, o.paid_at, o.promised_at, {', '.join(TRAITS)} FROM orders o"
        " JOIN shop ON shop.id = o.shop_ref LEFT JOIN order_trait t ON t.order_ref = o.id WHERE o.id IN",
        order_refs,
    )
    figures = figures_of(db, order_refs)
    return {
        row[0]: PaidOrder(row[1], row[2], Paid(row[0], row[3], row[4], row[5], _traits(row), figures.get(row[0], ())))
        for row in rows
    }


def _traits(row: sqlite3.Row) -> frozenset[str]:
    return frozenset(name for name, told in zip(TRAITS, row[6:], strict=True) if told)


def shops_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> Mapping[int, str]:
    """The name of each order's shop, by order ref."""
    names = dict(db.execute("SELECT id, name FROM shop WHERE id IN (SELECT shop_ref FROM orders)").fetchall())
    if len(names) == 1:
        return dict.fromkeys(order_refs, next(iter(names.values())))
    wanted = set(order_refs)
    return {ref: names[shop] for ref, shop in db.execute("SELECT id, shop_ref FROM orders") if ref in wanted}


def numbers_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, str]:
    """The number of each order, by its ref."""
    rows = by_ids(db, "SELECT id, order_id FROM orders WHERE id IN", sorted(set(order_refs)))
    return {row[0]: row[1] for row in rows}


def waybills_by_shipment(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, str]:
    """The number of each parcel of these orders, by shipment ref."""
    rows = by_ids(
        db,
        "SELECT s.id, p.waybill FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.order_ref IN",
        sorted(set(order_refs)),
    )
    return {row[0]: row[1] for row in rows}
