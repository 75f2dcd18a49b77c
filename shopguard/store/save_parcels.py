"""Parcel lists in: the parcels, and what the list says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from shopguard.core.order import merge_facts, time_places
from shopguard.core.parcel import PARCEL_FACTS, ParcelRow
from shopguard.store.by_ids import by_names
from shopguard.store.engine import sqlite3
from shopguard.store.insert_columns import insert_columns
from shopguard.store.journal import keep_before, keep_runs
from shopguard.store.save_orders import Counted, order_refs
from shopguard.store.save_pairs import save_pairs

Key = tuple[str, str]  # (waybill, courier code); the code is "" where no file names a known courier
_LIST_FACTS = ("uploaded_at", "picked_up_at", "signed_at", "last_at", "last_kind", "last_text", "trouble")
_HEAD = ("list_known_as_of", "row_hash")
_KNOWN = {  # what the list has a column for → up to when it speaks for that
    "picked_up_at": "picked_up_known_as_of",
    "signed_at": "signed_known_as_of",
    "last_event": "last_known_as_of",
}
_TIMES = time_places(_LIST_FACTS)


Known = dict[str, dict[str, int]]  # waybill: courier code: ref


def parcel_refs(db: sqlite3.Connection, file_ref: int, keys: Iterable[Key]) -> dict[Key, int]:
    """Refs of the parcels, made where missing.

    A number without a courier means the one parcel of that number that is known; a parcel known without its courier
    gets the courier the first time a file names it.
    """
    wanted = list(dict.fromkeys(keys))
    known = known_parcels(db, [waybill for waybill, _ in wanted])
    found: dict[Key, int] = {}
    new: dict[Key, int] = {}
    last = int(db.execute("SELECT COALESCE(MAX(id), 0) FROM parcel").fetchone()[0])
    for waybill, courier in wanted:
        same_number = known.setdefault(waybill, {})
        ref = parcel_of(known, waybill, courier)
        if ref is None and "" in same_number:
            ref = same_number.pop("")
            same_number[courier] = ref
            keep_before(db, file_ref, "parcel", [ref], ["courier"])
            db.execute("UPDATE parcel SET courier = ? WHERE id = ?", (courier, ref))
        if ref is None:
            if same_number:  # had they another, this were one of them
                keep_before(db, file_ref, "parcel", same_number.values(), ["courier"])
            ref = last + len(new) + 1
            new[waybill, courier] = ref
            same_number[courier] = ref
        found[waybill, courier] = ref
    if new:
        waybills, couriers = zip(*new, strict=True)
        insert_columns(db, "parcel", {"id": list(new.values()), "waybill": waybills, "courier": couriers})
    return found


def parcel_of(known: Known, waybill: str, courier: str) -> int | None:
    """The ref of the known parcel that is meant."""
    same_number = known.get(waybill, {})
    if not courier and len(same_number) == 1:
        return next(iter(same_number.values()))
    return same_number.get(courier)


def known_parcels(db: sqlite3.Connection, waybills: list[str]) -> Known:
    """The parcels of these numbers."""
    known: Known = {}
    for waybill, courier, ref in by_names(db, "SELECT t.waybill, t.courier, t.id FROM parcel t", "waybill", waybills):
        known.setdefault(waybill, {})[courier] = ref
    return known


class SavedParcels(NamedTuple):
    """Refs of the parcels a batch touched and of all it named; of the orders, those that were named."""

    touched: set[int]
    named: set[int]
    orders: set[int]


def save_parcel_rows(
    db: sqlite3.Connection,
    file_ref: int,
    rows: Sequence[tuple[ParcelRow, int]],
    *,
    shop_ref: int,
    told: frozenset[str],
    known_as_of: int,
    counted: Counted,
) -> SavedParcels:
    """Stores a batch of parcel list rows.

    The list speaks for the milestones it has a column for, up to its known-as-of. An order no export has shown yet is
    made, with everything about it unknown.
    """
    parcels = _one_per_parcel(rows)
    counted.unchanged += len(rows) - len(parcels)  # a parcel is listed once per trouble and order: its rows are one
    refs = parcel_refs(db, file_ref, parcels)
    _make_orders(db, rows, shop_ref)
    orders = order_refs(db, [order_id for row, _ in rows for order_id in row.order_ids])
    before = {key: _list_facts(db, refs[key]) for key in parcels}
    newest = {key: _is_newer(known_as_of, row) for key, row in before.items()}
    new_pairs = save_pairs(db, file_ref, rows, refs, orders, newest, known_as_of, expects="expected_fen" in told)
    mask = _told_list_facts(told)
    touched = {
        refs[key]
        for key, (_, fingerprint) in parcels.items()
        if key in new_pairs or not _told_before(before[key], fingerprint, known_as_of)
    }
    changes = {
        key: _list_change(row, before[key], mask, known_as_of, fingerprint)
        for key, (row, fingerprint) in parcels.items()
    }
    reworded = {refs[key] for key, change in changes.items() if not _only_moved(before[key], change)}
    _keep_before(db, file_ref, {refs[key]: before[key] for key in parcels}, touched, reworded)
    for key, change in changes.items():
        _save_list_facts(db, refs[key], change)
        counted.added += change.became == "added"
        counted.changed += change.became == "changed" or (change.became == "unchanged" and key in new_pairs)
        counted.unchanged += change.became == "unchanged" and key not in new_pairs
    _save_known(db, touched, told, known_as_of)
    return SavedParcels(touched, set(refs.values()), set(orders.values()))


def _told_before(before: sqlite3.Row, fingerprint: int, known_as_of: int) -> bool:
    return before["row_hash"] == fingerprint and (before["list_known_as_of"] or 0) >= known_as_of


def _is_newer(known_as_of: int, before: sqlite3.Row) -> bool:
    return before["list_known_as_of"] is None or known_as_of >= before["list_known_as_of"]


def _one_per_parcel(rows: Sequence[tuple[ParcelRow, int]]) -> dict[Key, tuple[ParcelRow, int]]:
    """The facts of each parcel, out of all its rows: what any of them tells, all troubles."""
    parcels: dict[Key, tuple[ParcelRow, int]] = {}
    for row, fingerprint in rows:
        key = row.waybill, row.courier
        if key not in parcels:
            parcels[key] = row, fingerprint
            continue
        other, sum_of_others = parcels[key]
        told = {name: getattr(row, name) for name in PARCEL_FACTS if getattr(row, name) is not None}
        troubles = dict.fromkeys([*(other.trouble or "").split("、"), row.trouble or ""])
        told["trouble"] = "、".join(filter(None, troubles)) or None
        parcels[key] = replace(other, **told), _combined(sum_of_others, fingerprint)
    return parcels


def _combined(one: int, other: int) -> int:
    """One signed 64-bit fingerprint of two, in their order."""
    return (one * 31 + other + 2**63) % 2**64 - 2**63


def _told_list_facts(told: frozenset[str]) -> tuple[bool, ...]:
    last = "last_event" in told
    return ("uploaded_at" in told, "picked_up_at" in told, "signed_at" in told, last, last, last, "trouble" in told)


def _make_orders(db: sqlite3.Connection, rows: Sequence[tuple[ParcelRow, int]], shop_ref: int) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO orders (order_id, shop_ref, status) VALUES (?, ?, 'unknown')",
        ((order_id, shop_ref) for row, _ in rows for order_id in row.order_ids),
    )


def _list_facts(db: sqlite3.Connection, ref: int) -> sqlite3.Row:
    row: sqlite3.Row = db.execute(
        f"SELECT {', '.join((*_HEAD, *_LIST_FACTS, *_KNOWN.values()))} FROM parcel WHERE id = ?", (ref,)
    ).fetchone()
    return row


class _Change(NamedTuple):
    """What a list makes of a parcel: ``values`` of :data:`_HEAD` and :data:`_LIST_FACTS`, None where it told the same before."""

    became: Literal["added", "changed", "unchanged"]
    values: tuple[Any, ...] | None = None


def _list_change(
    row: ParcelRow, old: sqlite3.Row, mask: tuple[bool, ...], known_as_of: int, fingerprint: int
) -> _Change:
    if _told_before(old, fingerprint, known_as_of):
        return _Change("unchanged")
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
    before = tuple(old[name] for name in _LIST_FACTS)
    # what has happened stays so: an empty cell never takes a pickup or a signature back
    told = tuple(
        may and (value is not None or name == "trouble")
        for may, value, name in zip(mask, new, _LIST_FACTS, strict=True)
    )
    merged = merge_facts(before, new, told, newer=_is_newer(known_as_of, old), times=_TIMES)
    newest = max(known_as_of, old["list_known_as_of"] or known_as_of)
    if old["list_known_as_of"] is None:
        return _Change("added", (newest, fingerprint, *merged))
    return _Change("unchanged" if merged == before else "changed", (newest, fingerprint, *merged))


def _keep_before(
    db: sqlite3.Connection, file_ref: int, before: Mapping[int, sqlite3.Row], touched: set[int], reworded: set[int]
) -> None:
    """For the journal. Mostly only the moments the list speaks for have moved, for many parcels alike."""
    keep_before(db, file_ref, "parcel", sorted(touched & reworded))
    for column in ("list_known_as_of", *_KNOWN.values()):
        keep_runs(db, file_ref, "parcel", column, [(ref, before[ref][column]) for ref in touched - reworded])


def _only_moved(before: sqlite3.Row, change: _Change) -> bool:
    same = change.values is None or change.values[1] == before["row_hash"]
    return same and change.became == "unchanged"


def _save_list_facts(db: sqlite3.Connection, ref: int, change: _Change) -> None:
    if change.values is not None:
        assignments = ", ".join(f"{name} = ?" for name in (*_HEAD, *_LIST_FACTS))
        db.execute(f"UPDATE parcel SET {assignments} WHERE id = ?", (*change.values, ref))


def _save_known(db: sqlite3.Connection, refs: set[int], told: frozenset[str], known_as_of: int) -> None:
    """Up to when the list speaks for the milestones it has a column for."""
    for column_told, column in _KNOWN.items():
        if column_told in told:
            db.executemany(
                f"UPDATE parcel SET {column} = MAX(COALESCE({column}, 0), ?) WHERE id = ?",
                ((known_as_of, ref) for ref in refs),
            )
