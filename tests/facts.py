"""Small facts straight into a database: what the tests of the judgement are made of. All data is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shopguard.core.beijing import to_seconds
from shopguard.core.order import LINE_FACTS, OrderLine
from shopguard.core.parcel import EventKind, TrackEvent, TrackRow
from shopguard.importers.couriers import courier_shapes
from shopguard.store.engine import sqlite3
from shopguard.store.intake import Intake
from shopguard.store.journal import begin_batch, begin_file
from shopguard.store.shops import shop_ref

ALL_TOLD = frozenset(LINE_FACTS)
SHOP = "演示店铺"
NO_SHAPES: Mapping[str, tuple[str, ...]] = {}


def save_order(db: sqlite3.Connection, *lines: OrderLine, known_as_of: int, shop: str = SHOP) -> None:
    """Stores order lines as if an export of ``known_as_of`` had brought them."""
    intake = intake_of(db, ALL_TOLD, known_as_of, shop=shop, shapes=courier_shapes())
    intake.save_lines([(line, hash(line) % 2**62) for line in lines])
    intake.finish()


def save_track(
    db: sqlite3.Connection,
    waybill: str,
    events: list[tuple[int, str]],
    *,
    known_as_of: int,
    courier: str = "yto",
    province: str | None = None,
) -> None:
    """Stores a track of (moment, kind); the first event proves ``province``. No events: the parcel is known, nothing happened."""
    made = [
        TrackEvent(at, f"{kind} {n}", EventKind(kind), province if n == 0 else None)
        for n, (at, kind) in enumerate(events)
    ]
    save_events(db, waybill, made, known_as_of=known_as_of, courier=courier)


def save_events(
    db: sqlite3.Connection, waybill: str, events: list[TrackEvent], *, known_as_of: int, courier: str = "yto"
) -> None:
    """Stores a track as it stands; without events the courier only has the order."""
    events = events or [TrackEvent(known_as_of, "已下单", EventKind.CREATED)]
    intake = intake_of(db, frozenset(), known_as_of, shapes=courier_shapes())
    intake.save_tracks([TrackRow(courier, waybill, event) for event in events])
    intake.finish()


def save_tags(db: sqlite3.Connection, order_id: str, tags: Mapping[str, Any], *, told_at: int) -> None:
    """What the owner said of an order, straight into its traits: flags are true, moments are times."""
    ref = db.execute("SELECT id FROM orders WHERE order_id = ?", (order_id,)).fetchone()[0]
    columns = {"order_ref": ref, "told_at": told_at}
    for name, value in tags.items():
        column = name.replace("-", "_")
        columns[column if value is True else f"{column}_at"] = 1 if value is True else to_seconds(value)
    names = ", ".join(columns)
    db.execute(f"INSERT INTO order_trait ({names}) VALUES ({', '.join('?' * len(columns))})", list(columns.values()))
    db.execute("INSERT OR IGNORE INTO to_judge VALUES (?)", (ref,))


def save_extension(db: sqlite3.Connection, told: Mapping[str, Any]) -> None:
    """An extension of the calendar, as its entry stands in a rule file."""
    db.execute(
        "INSERT INTO extension (from_at, until_at, senders, receivers, extra_seconds, note, source, read_on, told_at)"
        " VALUES (?, ?, ?, ?, ?, '演示延期', '演示', '2026-11-22', 0)",
        (
            to_seconds(told["from"]),
            to_seconds(told["until"]),
            told.get("senders", ""),
            told.get("receivers", ""),
            told["extra_hours"] * 3600,
        ),
    )


def line(order_id: str, **facts: object) -> OrderLine:
    """A made-up order line; it is its order's only one unless ``line_id`` says otherwise."""
    made = OrderLine(
        line_id=order_id,
        order_id=order_id,
        status="已发货",
        province="江苏",
        city="南京市",
        district="玄武区",
        address="幸福路1号***",
        amount_fen=10_000,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def intake_of(
    db: sqlite3.Connection,
    told: frozenset[str],
    known_as_of: int,
    *,
    shop: str = SHOP,
    shapes: Mapping[str, tuple[str, ...]] = NO_SHAPES,
) -> Intake:
    """What takes the rows of a made-up file in."""
    row = {
        "batch_ref": begin_batch(db, known_as_of),
        "path": "made-up.csv",
        "sha256": "0" * 64,
        "kind": "orders",
        "shop_ref": shop_ref(db, shop),
        "known_as_of": known_as_of,
        "known_by": "owner",
        "imported_at": known_as_of,
    }
    return Intake(db, begin_file(db, row), shop_ref(db, shop), told, known_as_of, shapes=shapes)
