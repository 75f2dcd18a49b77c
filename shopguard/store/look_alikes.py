"""Parcels of which something is odd at sight: a number that cannot be, or a track that may be another one's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shopguard.store.engine import sqlite3

# Tracks that could be identical have the same sum; whether they are is looked at when they are judged.
_TWINS = """
INSERT OR IGNORE INTO look_alike
SELECT one.id FROM parcel one JOIN parcel p ON p.track_sum = one.track_sum AND p.id <> one.id
WHERE p.id IN (SELECT id FROM touched_parcel)
UNION ALL
SELECT p.id FROM parcel one JOIN parcel p ON p.track_sum = one.track_sum AND p.id <> one.id
WHERE p.id IN (SELECT id FROM touched_parcel)
"""
_ODD = """
UPDATE shipment SET odd = (
    SELECT CASE WHEN p.misshapen = 1 OR EXISTS (
        SELECT 1 FROM parcel twin WHERE twin.track_sum = p.track_sum AND twin.id <> p.id) THEN 1 END
    FROM parcel p WHERE p.id = shipment.parcel_ref)
WHERE parcel_ref IN (SELECT id FROM look_alike)
"""


class SumChange(NamedTuple):
    """A parcel whose track has another sum than before; None: it has too few lines."""

    parcel_ref: int
    old: int | None
    new: int | None


def keep_look_alikes(db: sqlite3.Connection, changed: Sequence[SumChange]) -> None:
    """Which tracks may be twins changes for those that looked alike before, and for those that do now."""
    db.execute("CREATE TEMP TABLE look_alike (id INTEGER PRIMARY KEY)")
    db.executemany(
        "INSERT OR IGNORE INTO look_alike SELECT id FROM parcel WHERE track_sum = ?",
        ((change.old,) for change in changed),
    )
    db.executemany(
        "UPDATE parcel SET track_sum = ? WHERE id = ?", ((change.new, change.parcel_ref) for change in changed)
    )
    db.execute(_TWINS)
    db.execute(_ODD)
    db.execute(
        "INSERT OR IGNORE INTO to_judge SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM look_alike)"
    )
    db.execute("DROP TABLE temp.look_alike")
