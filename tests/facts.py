"""Small facts straight into a database: what the tests of the judgement are made of. All data is made up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from shopguard.core.order import LINE_FACTS, OrderLine
from shopguard.core.parcel import EventKind, TrackEvent, TrackRow
from shopguard.store.intake import Intake, shop_ref

ALL_TOLD = frozenset(LINE_FACTS)
SHOP = "演示店铺"


def save_order(db: sqlite3.Connection, *lines: OrderLine, known_as_of: int, shop: str = SHOP) -> None:
    """Stores order lines as if an export of ``known_as_of`` had brought them."""
    intake = Intake(db, shop_ref(db, shop), ALL_TOLD, known_as_of)
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
    rows = [
        TrackRow(courier, waybill, TrackEvent(at, f"{kind} {n}", EventKind(kind), province if n == 0 else None))
        for n, (at, kind) in enumerate(events)
    ]
    if not rows:
        rows = [TrackRow(courier, waybill, TrackEvent(known_as_of, "已下单", EventKind.CREATED))]
    intake = Intake(db, shop_ref(db, SHOP), frozenset(), known_as_of)
    intake.save_tracks(rows)
    intake.finish()


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
