"""What the imported files cover: the days of the order exports, and up to when what is under way is known."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.core.beijing import HOUR
from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE

_NOT_UNDONE = "JOIN batch ON batch.id = f.batch_ref AND batch.undone_at IS NULL"
_BEIJING_DAY = f"(o.submitted_at + {8 * HOUR}) / 86400"


class Span(NamedTuple):
    """The first and the last moment on which orders of one export were placed."""

    shop_ref: int
    shop: str
    first_at: int
    last_at: int


def order_spans(db: sqlite3.Connection) -> list[Span]:
    """The spans of all order exports that were not taken back, by shop and beginning."""
    rows = db.execute(
        "SELECT DISTINCT f.shop_ref, shop.name, f.first_at, f.last_at FROM source_file f JOIN shop ON shop.id = f.shop_ref"
        f" {_NOT_UNDONE} WHERE f.kind = 'orders' AND f.first_at IS NOT NULL AND f.last_at IS NOT NULL ORDER BY 1, 3, 4"
    )
    return [Span(*row) for row in rows]


def newest_told(db: sqlite3.Connection) -> int | None:
    """The latest moment of export that the name of a file tells: a clock that is not this computer's wrote it."""
    at: int | None = db.execute(
        f"SELECT MAX(f.known_as_of) FROM source_file f {_NOT_UNDONE} WHERE f.known_by = 'name'"
    ).fetchone()[0]
    return at


def newest_order(db: sqlite3.Connection, until: int) -> int | None:
    """The latest moment up to ``until`` at which an exported order was placed."""
    at: int | None = db.execute(
        f"SELECT MAX(f.last_at) FROM source_file f {_NOT_UNDONE} WHERE f.kind = 'orders' AND f.last_at <= ?", (until,)
    ).fetchone()[0]
    return at


def oldest_order(db: sqlite3.Connection) -> int | None:
    """When the first of all exported orders was placed."""
    at: int | None = db.execute(
        f"SELECT MIN(f.first_at) FROM source_file f {_NOT_UNDONE} WHERE f.kind = 'orders'"
    ).fetchone()[0]
    return at


def imports_stamp(db: sqlite3.Connection) -> str:
    """The same as long as nothing was imported or taken back."""
    row = db.execute(
        "SELECT COALESCE((SELECT MAX(id) FROM source_file), 0), COUNT(undone_at), COALESCE(MAX(undone_at), 0) FROM batch"
    ).fetchone()
    return "/".join(map(str, row))


def days_with_orders(db: sqlite3.Connection, shop_ref: int, since: int, until: int) -> int:
    """On how many Beijing days of ``since..until`` orders of the shop were placed."""
    query = (
        f"SELECT COUNT(DISTINCT {_BEIJING_DAY}) FROM orders o WHERE o.shop_ref = ? AND o.submitted_at BETWEEN ? AND ?"
    )
    return int(db.execute(query, (shop_ref, since, until)).fetchone()[0])


class Stale(NamedTuple):
    """How many orders or parcels are under way whose newest file is old, and the oldest and newest of these moments."""

    number: int
    oldest: int | None
    newest: int | None


def stale_orders(db: sqlite3.Connection, known_before: int) -> Stale:
    """Orders to be sent or on their way that no export has shown since ``known_before``."""
    row = db.execute(
        "SELECT COUNT(*), MIN(o.known_as_of), MAX(o.known_as_of) FROM orders o"
        f" WHERE o.status IN ('to_ship', 'partly_shipped', 'shipped') AND o.known_as_of < ? AND NOT {OVER_BEFORE}",
        (known_before,),
    ).fetchone()
    return Stale(*row)


def stale_tracks(db: sqlite3.Connection, known_before: int) -> Stale:
    """Parcels on their way whose track no file has told of since ``known_before``."""
    row = db.execute(
        "SELECT COUNT(DISTINCT s.parcel_ref), MIN(s.track_known), MAX(s.track_known) FROM shipment s"
        " JOIN orders o ON o.id = s.order_ref"
        " WHERE s.track_known < ? AND s.withdrawn = 0 AND s.signed_at IS NULL AND s.returned_at IS NULL"
        f" AND o.status IN ('partly_shipped', 'shipped') AND o.refunded = 0 AND NOT {OVER_BEFORE}",
        (known_before,),
    ).fetchone()
    return Stale(*row)
