"""Track lines in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence, Set

from shopguard.core.parcel import EventKind, TrackRow
from shopguard.store.by_ids import by_ids
from shopguard.store.save_orders import Counted
from shopguard.store.save_parcels import parcel_refs

_UNSURE = (EventKind.ESTIMATE.value, EventKind.UNKNOWN.value, EventKind.MAYBE_HUB.value)
_READ_ANEW = ", ".join(f"'{kind}'" for kind in _UNSURE)


def save_track_rows(db: sqlite3.Connection, rows: Sequence[TrackRow], *, counted: Counted) -> tuple[set[int], bool]:
    """Stores a batch of track lines (a line already there is unchanged); returns the refs of the parcels they name, and
    whether any of it was new.

    A line that lay in an older file's future and so counted as an estimate, or was not understood without its courier, is
    read anew when a file repeats it.
    """
    refs = parcel_refs(db, ((row.waybill, row.courier) for row in rows))
    values = [
        (refs[row.waybill, row.courier], e.at, e.text, e.kind.value, e.province, e.city, int(e.place_sure), e.hub)
        for row in rows
        for e in (row.event,)
    ]
    added = db.executemany(
        "INSERT OR IGNORE INTO track_event (parcel_ref, at, text, kind, province, city, place_sure, hub)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    ).rowcount
    changed = 0
    if added < len(values):
        changed = db.executemany(
            "UPDATE track_event SET kind = ?, province = ?, city = ?, place_sure = ?, hub = ?"
            f" WHERE parcel_ref = ? AND at = ? AND text = ? AND kind IN ({_READ_ANEW}) AND kind <> ?",
            ((kind, *place, ref, at, text, kind) for ref, at, text, kind, *place in values if kind not in _UNSURE),
        ).rowcount
    counted.added += added
    counted.changed += changed
    counted.unchanged += len(rows) - added - changed
    return set(refs.values()), added + changed > 0


def tracks_known(db: sqlite3.Connection, parcels: Iterable[int], known_as_of: int, unread: Set[str]) -> set[int]:
    """The file speaks for every parcel it names, up to its as-of; not for numbers of which a row could not be read.

    Returns the parcels of which more is known now than before.
    """
    silent = {row[0] for row in by_ids(db, "SELECT id FROM parcel WHERE waybill IN", sorted(unread))}
    older = {
        row[0]
        for row in by_ids(db, "SELECT id, track_known_as_of FROM parcel WHERE id IN", sorted(set(parcels) - silent))
        if (row[1] or 0) < known_as_of
    }
    db.executemany("UPDATE parcel SET track_known_as_of = ? WHERE id = ?", ((known_as_of, ref) for ref in older))
    return older
