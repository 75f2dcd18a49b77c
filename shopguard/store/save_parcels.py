"""Parcels, their tracks and the pairs order-parcel in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from shopguard.core.order import merge_facts
from shopguard.core.parcel import EventKind, ParcelRow, TrackRow
from shopguard.store.by_ids import by_ids
from shopguard.store.save_orders import Counted, order_refs

Key = tuple[str, str]  # (waybill, courier code); the code is "" where no file names a known courier
_LIST_FACTS = ("uploaded_at", "picked_up_at", "signed_at", "last_at", "last_kind", "last_text", "trouble")


def parcel_refs(db: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, int]:
    """Refs of the parcels, made where missing.

    A number without a courier means the one parcel of that number that is known; a parcel known without its courier
    gets the courier the first time a file names it.
    """
    wanted = list(dict.fromkeys(keys))
    known = _known_parcels(db, [waybill for waybill, _ in wanted])
    found: dict[Key, int] = {}
    for waybill, courier in wanted:
        same_number = known.setdefault(waybill, {})
        ref = same_number.get(courier)
        if ref is None and courier and "" in same_number:
            ref = same_number.pop("")
            same_number[courier] = ref
            db.execute("UPDATE parcel SET courier = ? WHERE id = ?", (courier, ref))
        if ref is None and not courier and len(same_number) == 1:
            ref = next(iter(same_number.values()))
        if ref is None:
            ref = db.execute("INSERT INTO parcel (waybill, courier) VALUES (?, ?)", (waybill, courier)).lastrowid
            assert ref is not None
            same_number[courier] = ref
        found[waybill, courier] = ref
    return found


def _known_parcels(db: sqlite3.Connection, waybills: list[str]) -> dict[str, dict[str, int]]:
    known: dict[str, dict[str, int]] = {}
    for row in by_ids(db, "SELECT waybill, courier, id FROM parcel WHERE waybill IN", waybills):
        known.setdefault(row[0], {})[row[1]] = row[2]
    return known


def save_parcel_rows(
    db: sqlite3.Connection,
    rows: Sequence[tuple[ParcelRow, int]],
    *,
    shop_ref: int,
    told: frozenset[str],
    known_as_of: int,
    counted: Counted,
) -> set[int]:
    """Stores a batch of parcel list rows; returns the refs of the parcels it touched.

    The list speaks for the milestones it has a column for, up to its known-as-of. An order no export has shown yet is
    made, with everything about it unknown.
    """
    refs = parcel_refs(db, ((row.waybill, row.courier) for row, _ in rows))
    _make_orders(db, rows, shop_ref)
    orders = order_refs(db, [order_id for row, _ in rows for order_id in row.order_ids])
    mask = _told_list_facts(told)
    for row, fingerprint in rows:
        ref = refs[row.waybill, row.courier]
        new_pair = _save_pairs(db, ref, [orders[order_id] for order_id in row.order_ids], row.uploaded_at)
        change = _save_list_facts(db, ref, row, mask, known_as_of, fingerprint)
        counted.added += change == "added"
        counted.changed += change == "changed" or (change == "unchanged" and new_pair)
        counted.unchanged += change == "unchanged" and not new_pair
        _save_known(db, ref, told, known_as_of)
    return set(refs.values())


def _told_list_facts(told: frozenset[str]) -> tuple[bool, ...]:
    last = "last_event" in told
    return ("uploaded_at" in told, "picked_up_at" in told, "signed_at" in told, last, last, last, "trouble" in told)


def _make_orders(db: sqlite3.Connection, rows: Sequence[tuple[ParcelRow, int]], shop_ref: int) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO orders (order_id, shop_ref, status) VALUES (?, ?, 'unknown')",
        ((order_id, shop_ref) for row, _ in rows for order_id in row.order_ids),
    )


def _save_pairs(db: sqlite3.Connection, parcel_ref: int, orders: list[int], uploaded_at: int | None) -> bool:
    """Joins the parcel to its orders; the order export's upload time goes before the list's. True if a pair is new."""
    new = False
    for order_ref in orders:
        inserted = db.execute(
            "INSERT INTO shipment (order_ref, parcel_ref, uploaded_at, told_by_orders) VALUES (?, ?, ?, 0)"
            " ON CONFLICT DO NOTHING",
            (order_ref, parcel_ref, uploaded_at),
        ).rowcount
        new = new or inserted == 1
        if not inserted and uploaded_at is not None:
            db.execute(
                "UPDATE shipment SET uploaded_at = ? WHERE order_ref = ? AND parcel_ref = ?"
                " AND (uploaded_at IS NULL OR told_by_orders = 0)",
                (uploaded_at, order_ref, parcel_ref),
            )
    return new


def _save_list_facts(
    db: sqlite3.Connection, ref: int, row: ParcelRow, mask: tuple[bool, ...], known_as_of: int, fingerprint: int
) -> str:
    old = db.execute(
        f"SELECT list_known_as_of, row_hash, {', '.join(_LIST_FACTS)} FROM parcel WHERE id = ?",
        (ref,),
    ).fetchone()
    if old["row_hash"] == fingerprint and (old["list_known_as_of"] or 0) >= known_as_of:
        return "unchanged"
    last = row.last_event
    new = (
        row.uploaded_at,
        row.picked_up_at,
        row.signed_at,
        last and last.at,
        last and last.kind.value,
        last and last.text,
        row.trouble,
    )
    newer = old["list_known_as_of"] is None or known_as_of >= old["list_known_as_of"]
    before = tuple(old)[2:]
    merged = merge_facts(before, new, mask, newer=newer)
    assignments = ", ".join(f"{name} = ?" for name in _LIST_FACTS)
    newest = max(known_as_of, old["list_known_as_of"] or known_as_of)
    db.execute(
        f"UPDATE parcel SET list_known_as_of = ?, row_hash = ?, {assignments} WHERE id = ?",
        (newest, fingerprint, *merged, ref),
    )
    if old["list_known_as_of"] is None:
        return "added"
    return "unchanged" if merged == before else "changed"


def _save_known(db: sqlite3.Connection, ref: int, told: frozenset[str], known_as_of: int) -> None:
    for fact in ("picked_up", "signed"):
        if f"{fact}_at" in told:
            column = f"{fact}_known_as_of"
            db.execute(
                f"UPDATE parcel SET {column} = MAX(COALESCE({column}, 0), ?) WHERE id = ?",
                (known_as_of, ref),
            )


def save_track_rows(
    db: sqlite3.Connection, rows: Sequence[TrackRow], *, known_as_of: int, counted: Counted
) -> set[int]:
    """Stores a batch of track lines (a line already there is unchanged); returns the refs of the parcels they name.

    A line that lay in an older file's future, and so counted as an estimate, becomes a record when a newer file repeats it.
    """
    refs = parcel_refs(db, ((row.waybill, row.courier) for row in rows))
    values = [
        (refs[row.waybill, row.courier], row.event.at, row.event.text, row.event.kind.value, row.event.province)
        for row in rows
    ]
    added = db.executemany(
        "INSERT OR IGNORE INTO track_event (parcel_ref, at, text, kind, province) VALUES (?, ?, ?, ?, ?)", values
    ).rowcount
    changed = 0
    if added < len(values):
        estimate = EventKind.ESTIMATE.value
        changed = db.executemany(
            "UPDATE track_event SET kind = ?, province = ?"
            f" WHERE parcel_ref = ? AND at = ? AND text = ? AND kind = '{estimate}'",
            ((kind, province, ref, at, text) for ref, at, text, kind, province in values if kind != estimate),
        ).rowcount
    counted.added += added
    counted.changed += changed
    counted.unchanged += len(rows) - added - changed
    touched = set(refs.values())
    db.executemany(
        "UPDATE parcel SET track_known_as_of = ? WHERE id = ? AND COALESCE(track_known_as_of, 0) < ?",
        ((known_as_of, ref, known_as_of) for ref in touched),
    )
    return touched
