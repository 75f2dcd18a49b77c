"""Track lines in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

from shopguard.core.parcel import EventKind, TrackRow
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_runs
from shopguard.store.save_orders import Counted
from shopguard.store.save_parcels import parcel_refs

_UNSURE = (EventKind.ESTIMATE.value, EventKind.UNKNOWN.value, EventKind.MAYBE_HUB.value)
_UNSURE_WORDS = ", ".join(f"'{kind}'" for kind in _UNSURE)


def save_track_rows(
    db: sqlite3.Connection, file_ref: int, rows: Sequence[TrackRow], *, counted: Counted
) -> tuple[set[int], bool]:
    """Stores a batch of track lines (a line already there is unchanged); returns the refs of the parcels they name, and
    whether any of it was new.

    A line that lay in an older file's future and so counted as an estimate, or was not understood without its courier, is
    read anew when a file repeats it.
    """
    refs = parcel_refs(db, file_ref, ((row.waybill, row.courier) for row in rows))
    values = [
        (
            refs[row.waybill, row.courier],
            e.at,
            e.text,
            e.kind.value,
            e.province,
            e.city,
            int(e.place_sure),
            e.hub,
            file_ref,
        )
        for row in rows
        for e in (row.event,)
    ]
    added = db.executemany(
        "INSERT OR IGNORE INTO track_event (parcel_ref, at, text, kind, province, city, place_sure, hub, file_ref)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    ).rowcount
    changed = 0
    if added < len(values):
        changed = _read_anew(db, file_ref, [value for value in values if value[3] not in _UNSURE])
    counted.added += added
    counted.changed += changed
    counted.unchanged += len(rows) - added - changed
    return set(refs.values()), added + changed > 0


_UNSURE_NOW = f"parcel_ref = ? AND at = ? AND text = ? AND kind IN ({_UNSURE_WORDS}) AND kind <> ?"


def _read_anew(db: sqlite3.Connection, file_ref: int, values: Sequence[tuple[Any, ...]]) -> int:
    """Lines that are understood now; returns how many there are."""
    keys = [(ref, at, text, kind) for ref, at, text, kind, *_ in values]
    db.executemany(
        "INSERT OR IGNORE INTO event_before (file_ref, parcel_ref, at, text, kind, province, city, place_sure, hub)"
        f" SELECT {int(file_ref)}, parcel_ref, at, text, kind, province, city, place_sure, hub FROM track_event"
        f" WHERE {_UNSURE_NOW} AND file_ref <> {int(file_ref)}",
        keys,
    )
    return db.executemany(
        f"UPDATE track_event SET kind = ?, province = ?, city = ?, place_sure = ?, hub = ? WHERE {_UNSURE_NOW}",
        ((value[3], *value[4:8], *key) for value, key in zip(values, keys, strict=True)),
    ).rowcount


def tracks_known(
    db: sqlite3.Connection, file_ref: int, parcels: Iterable[int], known_as_of: int, unread: Set[str]
) -> set[int]:
    """The file speaks for every parcel it names, up to its as-of; not for numbers of which a row could not be read.

    Returns the parcels of which more is known now than before.
    """
    silent = {row[0] for row in by_ids(db, "SELECT id FROM parcel WHERE waybill IN", sorted(unread))}
    older = {
        row[0]: row[1]
        for row in by_ids(db, "SELECT id, track_known_as_of FROM parcel WHERE id IN", sorted(set(parcels) - silent))
        if (row[1] or 0) < known_as_of
    }
    keep_runs(db, file_ref, "parcel", "track_known_as_of", older.items())
    db.executemany("UPDATE parcel SET track_known_as_of = ? WHERE id = ?", ((known_as_of, ref) for ref in older))
    return set(older)
