"""Of what the owner was warned in time: the clocks that were close to their end when a judgement was stored.

Kept for a while, to tell which of them were met after the warning. A warning that came from an import goes when that is undone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shopguard.core.beijing import DAY
from shopguard.store.engine import sqlite3

KEPT = 60 * DAY

# A computer's clock may have been ahead when it was noted before.
_NOTE = """
INSERT INTO warned (order_ref, shipment_ref, clause, deadline, at, batch_ref) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (order_ref, clause, shipment_ref) DO UPDATE SET at = excluded.at, batch_ref = excluded.batch_ref
WHERE excluded.at < warned.at
"""
# What is noted now may rest on any import up to the newest that still counts.
_NEWEST_IMPORT = "SELECT COALESCE(MAX(id), 0) FROM batch WHERE undone_at IS NULL"


class Due(NamedTuple):
    """A finding whose deadline is near. ``shipment_ref`` 0: of the order."""

    order_ref: int
    shipment_ref: int
    clause: str
    deadline: int


def note_warned(db: sqlite3.Connection, due: Iterable[Due], at: int) -> None:
    """Notes what is due at ``at`` (unix seconds) and was not noted before, forgets what is old; inside the caller's transaction."""
    db.execute("DELETE FROM warned WHERE at < ?", (at - KEPT,))
    (batch_ref,) = db.execute(_NEWEST_IMPORT).fetchone()
    db.executemany(_NOTE, ((*one, at, batch_ref) for one in due))


def orders_warned(db: sqlite3.Connection, since: int, until: int) -> list[int]:
    """The refs of the orders that were warned of up to ``until``, of deadlines from ``since`` on (unix seconds)."""
    query = "SELECT DISTINCT order_ref FROM warned WHERE deadline >= ? AND at <= ? ORDER BY order_ref"
    return [row[0] for row in db.execute(query, (since, until))]


def warned_since(db: sqlite3.Connection, until: int) -> int | None:
    """When the first warning that is still kept was given; None where there is none up to ``until``."""
    first: int | None = db.execute("SELECT MIN(at) FROM warned WHERE at <= ?", (until,)).fetchone()[0]
    return first


def forget_warned(db: sqlite3.Connection, batch_ref: int) -> None:
    """Forgets what the orders in ``touched_order``, and those of ``touched_parcel``, were warned of since that import: it may rest
    on it."""
    db.execute(
        "DELETE FROM warned WHERE batch_ref >= ? AND order_ref IN (SELECT id FROM touched_order UNION ALL"
        " SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel))",
        (batch_ref,),
    )
