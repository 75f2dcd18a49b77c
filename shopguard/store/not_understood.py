"""Track lines whose wording nobody understood: to be listed, and to be read anew by a program that knows more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shopguard.core.parcel import EventKind
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.milestones import keep_milestones

_UNKNOWN = f"'{EventKind.UNKNOWN.value}'"
Span = tuple[int, int]  # refs of the first and the last parcel


class UnknownLine(NamedTuple):
    """One line. ``courier``: code, "" for a courier no file names."""

    parcel_ref: int
    courier: str
    waybill: str
    at: int
    text: str


class KnownLine(NamedTuple):
    """What a line says now; the fields as those of a TrackEvent."""

    line: UnknownLine
    kind: EventKind
    province: str | None
    city: str | None
    place_sure: bool
    hub: str | None


def unknown_lines(db: sqlite3.Connection, span: Span | None = None) -> Iterator[UnknownLine]:
    """The lines not understood, of all parcels or of those of a span."""
    rows = db.execute(
        f"SELECT l.parcel_ref, p.courier, p.waybill, l.at, l.text FROM ({_lines(span)}) l JOIN parcel p ON p.id = l.parcel_ref"
    )
    return (UnknownLine(*row) for row in rows)


def count_unknown(db: sqlite3.Connection) -> int:
    """How many lines are not understood."""
    return int(db.execute(f"SELECT COUNT(*) FROM ({_lines()})").fetchone()[0])


def parcels_with_unknown(db: sqlite3.Connection) -> list[int]:
    """Refs of the parcels that have such a line, in their order."""
    return [row[0] for row in db.execute(f"SELECT DISTINCT parcel_ref FROM ({_lines()}) ORDER BY parcel_ref")]


def _lines(span: Span | None = None) -> str:
    """A parcel list's last record often stands in the track too: one line then."""
    track, listed = (
        ("", "") if span is None else (f" AND {ref} BETWEEN {span[0]} AND {span[1]}" for ref in ("e.parcel_ref", "id"))
    )
    return (
        f"SELECT e.parcel_ref, e.at, e.text FROM track_event e WHERE e.kind = {_UNKNOWN}{track}"
        f" UNION SELECT id, last_at, last_text FROM parcel WHERE last_kind = {_UNKNOWN} AND last_text <> ''{listed}"
    )


def orders_of_parcels(db: sqlite3.Connection, parcels: Sequence[int]) -> dict[int, set[int]]:
    """Refs of the orders each parcel carries; a number that was withdrawn carries none."""
    found: dict[int, set[int]] = {}
    for row in by_ids(db, "SELECT parcel_ref, order_ref FROM shipment WHERE withdrawn = 0 AND parcel_ref IN", parcels):
        found.setdefault(row[0], set()).add(row[1])
    return found


def keep_understood(db: sqlite3.Connection, understood: Sequence[KnownLine]) -> None:
    """Stores what lines say now and works out anew what follows from them; inside the caller's transaction."""
    db.executemany(
        "UPDATE track_event SET kind = ?, province = ?, city = ?, place_sure = ?, hub = ?"
        " WHERE parcel_ref = ? AND at = ? AND text = ?",
        (
            (known.kind.value, known.province, known.city, int(known.place_sure), known.hub, *_key(known.line))
            for known in understood
        ),
    )
    db.executemany(
        "UPDATE parcel SET last_kind = ? WHERE id = ? AND last_at = ? AND last_text = ?",
        ((known.kind.value, *_key(known.line)) for known in understood),
    )
    db.execute("CREATE TEMP TABLE touched_parcel (id INTEGER PRIMARY KEY)")
    db.executemany(
        "INSERT OR IGNORE INTO touched_parcel VALUES (?)", ((known.line.parcel_ref,) for known in understood)
    )
    keep_milestones(db)
    db.execute("DROP TABLE temp.touched_parcel")


def _key(line: UnknownLine) -> tuple[int, int, str]:
    return line.parcel_ref, line.at, line.text
