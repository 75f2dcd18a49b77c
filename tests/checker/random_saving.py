"""A random shop into a database: by the imports that would have brought it, and what the owner tagged and announced."""

from __future__ import annotations

from dataclasses import astuple, fields, replace

from shopguard.core.after_sale import CASE_FACTS, AfterSale
from shopguard.core.order import OrderLine
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.importers.couriers import courier_shapes
from shopguard.store.engine import sqlite3
from shopguard.store.intake import Intake
from tests.checker.plain_facts import Extension, Order, Parcel, Record, Traits
from tests.checker.random_parcels import COURIER_OF
from tests.facts import ALL_TOLD, intake_of

SHAPES = courier_shapes()
WAITS_FOR_SELLER = "售后待处理"
TRAITS = tuple(field.name for field in fields(Traits))


def _intake(db: sqlite3.Connection, told: frozenset[str], known: int) -> Intake:
    return intake_of(db, told, known, shapes=SHAPES)


def save_export(db: sqlite3.Connection, order: Order) -> None:
    """The order as an export of its known-as-of tells it."""
    if order.known is None:
        return
    if order.withdrawn:
        ((waybill, at),) = order.withdrawn
        lines = (replace(order.lines[0], uploaded=at, waybills=(waybill,)), *order.lines[1:])
        save_export(db, replace(order, lines=lines, known=order.known - 1, withdrawn=()))
    rows = [
        OrderLine(
            line_id=_line_id(order, nth),
            order_id=order.order_id,
            status=line.status,
            after_sale=line.after_sale,
            order_type=order.order_type,
            submitted_at=order.submitted,
            paid_at=order.paid,
            promised_at=order.promised,
            uploaded_at=line.uploaded,
            finished_at=order.finished,
            quantity=line.quantity,
            amount_fen=10_000,
            receiver=order.receiver.name,
            province=order.receiver.province,
            city=order.receiver.city,
            address=order.receiver.address,
            address_changed=int(order.receiver.changed),
            waybills=",".join(f"{COURIER_OF[waybill]}:{waybill}" for waybill in line.waybills),
            unsent=int(line.uploaded is None and not line.waybills),
        )
        for nth, line in enumerate(order.lines)
    ]
    intake = _intake(db, ALL_TOLD, order.known)
    intake.save_lines([(row, hash(row) % 2**62) for row in rows])
    intake.finish()


def _line_id(order: Order, nth: int) -> str:
    return order.order_id if nth == 0 else f"{order.order_id}{nth}"


def save_cases(db: sqlite3.Connection, order: Order) -> None:
    """The refund that is open now, and an earlier one that was closed, as an after-sale file as old as the export tells them.

    Both are about the line whose word says that the refund waits for the seller.
    """
    (nth, *_) = (nth for nth, line in enumerate(order.lines) if line.after_sale == WAITS_FOR_SELLER)
    told = (order.traits.refund_open_at, "待商家处理"), (order.traits.refund_asked_at, "售后关闭")
    cases = [
        AfterSale(
            f"{order.order_id}{n}", order.order_id, _line_id(order, nth), kind="仅退款", status=status, asked_at=at
        )
        for n, (at, status) in enumerate(told)
    ]
    intake = _intake(db, frozenset(CASE_FACTS), order.known or 0)
    intake.save_after_sales([(case, hash(case) % 2**62) for case in cases])
    intake.finish()


def save_list(db: sqlite3.Connection, parcel: Parcel, bought: tuple[Order, ...]) -> None:
    """The parcel's rows of a parcel list: one for each order that the list names."""
    if parcel.listed_pickup_known is None:
        return
    last, signed = parcel.listed_last, parcel.listed_signed
    event = TrackEvent(last.at, "最新物流", EventKind(last.kind)) if last is not None else None
    rows = [
        ParcelRow(parcel.courier, parcel.waybill, (order.order_id,), at, parcel.listed_pickup, signed, event)
        for order in bought
        for waybill, at in order.listed
        if waybill == parcel.waybill
    ]
    told = frozenset({"uploaded_at", "picked_up_at", "signed_at", "last_event"})
    intake = _intake(db, told, parcel.listed_pickup_known)
    intake.save_parcels([(row, hash(row) % 2**62) for row in rows])
    intake.finish()


def save_track_file(db: sqlite3.Connection, parcel: Parcel, records: tuple[Record, ...], known: int) -> None:
    """Some of the parcel's records, as a track file of that known-as-of; without any the courier only has the order."""
    events = [TrackEvent(r.at, r.text, EventKind(r.kind), r.province, r.city, r.place_sure, r.hub) for r in records]
    intake = _intake(db, frozenset(), known)
    events = events or [TrackEvent(known, "已下单", EventKind.CREATED)]
    intake.save_tracks([TrackRow(parcel.courier, parcel.waybill, event) for event in events])
    intake.finish()


def save_traits(db: sqlite3.Connection, order: Order) -> None:
    """What the owner tagged, as it is kept beside an order that is there; the next import of the order forgets it."""
    if order.traits == Traits():
        return
    columns, marks = ", ".join(TRAITS), ", ".join("?" * len(TRAITS))
    db.execute(
        f"INSERT OR REPLACE INTO order_trait (order_ref, {columns}) SELECT id, {marks} FROM orders WHERE order_id = ?",
        (*astuple(order.traits), order.order_id),
    )
    db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders WHERE order_id = ?", (order.order_id,))


def save_extension(db: sqlite3.Connection, extension: Extension) -> None:
    """An announced extension; whatever it may move is to be judged anew."""
    db.execute(
        "INSERT INTO extension (from_at, until_at, senders, receivers, extra_seconds, latest_at, clauses, removed,"
        " note, source, read_on, told_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '编造的公告', '编造', '2026-01-01', 0)",
        (
            extension.from_at,
            extension.until_at,
            ",".join(extension.senders),
            ",".join(extension.receivers),
            extension.extra_seconds,
            extension.latest_at,
            ",".join(extension.clauses),
            int(extension.removed),
        ),
    )
    db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")
