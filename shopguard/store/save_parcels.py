"""Parcel lists in: the parcels, what the list says of them, and the pairs order-parcel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from shopguard.core.order import exact_time, merge_facts, time_places
from shopguard.core.parcel import PARCEL_FACTS, UNSURE, ParcelRow
from shopguard.store.by_ids import by_ids, by_names
from shopguard.store.engine import sqlite3
from shopguard.store.insert_columns import insert_columns
from shopguard.store.journal import keep_before
from shopguard.store.save_orders import Counted, order_refs

Key = tuple[str, str]  # (waybill, courier code); the code is "" where no file names a known courier
_LIST_FACTS = ("uploaded_at", "picked_up_at", "signed_at", "last_at", "last_kind", "last_text", "trouble")
_TIMES = time_places(_LIST_FACTS)
_PAIR = ("uploaded_at", "listed_as_of", "expected_fen", "expected_known_as_of")


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
    new_pairs = _save_pairs(db, file_ref, rows, refs, orders, before, known_as_of, expects="expected_fen" in told)
    mask = _told_list_facts(told)
    touched = {
        refs[key]
        for key, (_, fingerprint) in parcels.items()
        if key in new_pairs or not _told_before(before[key], fingerprint, known_as_of)
    }
    keep_before(db, file_ref, "parcel", sorted(touched))
    for key, (row, fingerprint) in parcels.items():
        change = _save_list_facts(db, refs[key], row, before[key], mask, known_as_of, fingerprint)
        counted.added += change == "added"
        counted.changed += change == "changed" or (change == "unchanged" and key in new_pairs)
        counted.unchanged += change == "unchanged" and key not in new_pairs
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


@dataclass(slots=True)
class _Pair:
    """A pair as it stands and as the list makes it; ``ref`` is None where the list brings it."""

    ref: int | None
    told_by_orders: int
    uploaded_at: int | None
    listed_as_of: int | None
    expected_fen: int | None
    expected_known_as_of: int | None
    changed: bool = False

    @property
    def facts(self) -> tuple[int | None, ...]:
        """As :data:`_PAIR` has them."""
        return self.uploaded_at, self.listed_as_of, self.expected_fen, self.expected_known_as_of

    def expect(self, fen: int | None, known_as_of: int) -> bool:
        """What the platform expects to take: a newer list goes before an older one. Returns whether that is another sum now.

        A list names a parcel once per trouble, with a sum each: of timeout and abnormal track only the dearest counts.
        """
        before, known = self.expected_fen, self.expected_known_as_of
        if known is not None and known_as_of < known:
            return False
        if known == known_as_of:
            fen = max((sum_ for sum_ in (before, fen) if sum_ is not None), default=None)
        self.changed |= (fen, known_as_of) != (before, known)
        self.expected_fen, self.expected_known_as_of = fen, known_as_of
        return fen != before

    def tell(self, uploaded_at: int | None, known_as_of: int, *, newer: bool) -> None:
        """The order export's upload time goes before the list's, a newer list's before an older one's."""
        if uploaded_at is not None:
            self._move(uploaded_at, newer=newer and not (self.told_by_orders and self.uploaded_at))
        if self.listed_as_of is None or known_as_of > self.listed_as_of:
            self.listed_as_of, self.changed = known_as_of, True

    def _move(self, uploaded_at: int, *, newer: bool) -> None:
        if self.uploaded_at is not None:
            uploaded_at = exact_time(self.uploaded_at, uploaded_at, newer=newer)
        elif not newer:
            return
        if uploaded_at != self.uploaded_at:
            self.uploaded_at, self.changed = uploaded_at, True


def _save_pairs(
    db: sqlite3.Connection,
    file_ref: int,
    rows: Sequence[tuple[ParcelRow, int]],
    refs: Mapping[Key, int],
    orders: Mapping[str, int],
    before: Mapping[Key, sqlite3.Row],
    known_as_of: int,
    *,
    expects: bool,
) -> set[Key]:
    """Joins the parcels to their orders; returns those with a new pair or another sum that the platform expects to take.

    ``expects``: the list has a column for that sum.
    """
    pairs = {
        (row[0], row[1]): _Pair(*tuple(row)[2:])
        for row in by_ids(
            db,
            f"SELECT order_ref, parcel_ref, id, told_by_orders, {', '.join(_PAIR)} FROM shipment WHERE parcel_ref IN",
            list(refs.values()),
        )
    }
    new: set[Key] = set()
    for row, _ in rows:
        key = row.waybill, row.courier
        newer = _is_newer(known_as_of, before[key])
        for order_id in row.order_ids:
            pair = pairs.get((orders[order_id], refs[key]))
            if pair is None:
                pair = pairs[orders[order_id], refs[key]] = _Pair(None, 0, row.uploaded_at, known_as_of, None, None)
                new.add(key)
            pair.tell(row.uploaded_at, known_as_of, newer=newer)
            # one sum for several orders says nothing: nobody knows which part is whose
            sure = len(row.order_ids) == 1 and row.expected_fen != UNSURE
            if expects and sure and pair.expect(row.expected_fen, known_as_of):
                new.add(key)
    changed = [pair for pair in pairs.values() if pair.changed and pair.ref is not None]
    keep_before(db, file_ref, "shipment", [pair.ref for pair in changed if pair.ref is not None])
    db.executemany(
        f"UPDATE shipment SET {', '.join(f'{name} = ?' for name in _PAIR)} WHERE id = ?",
        ((*pair.facts, pair.ref) for pair in changed),
    )
    db.executemany(
        f"INSERT INTO shipment (order_ref, parcel_ref, told_by_orders, {', '.join(_PAIR)}) VALUES (?, ?, 0, ?, ?, ?, ?)",
        ((*key, *pair.facts) for key, pair in pairs.items() if pair.ref is None),
    )
    return new


def _list_facts(db: sqlite3.Connection, ref: int) -> sqlite3.Row:
    row: sqlite3.Row = db.execute(
        f"SELECT list_known_as_of, row_hash, {', '.join(_LIST_FACTS)} FROM parcel WHERE id = ?", (ref,)
    ).fetchone()
    return row


def _save_list_facts(
    db: sqlite3.Connection,
    ref: int,
    row: ParcelRow,
    old: sqlite3.Row,
    mask: tuple[bool, ...],
    known_as_of: int,
    fingerprint: int,
) -> str:
    if _told_before(old, fingerprint, known_as_of):
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
    before = tuple(old)[2:]
    # what has happened stays so: an empty cell never takes a pickup or a signature back
    told = tuple(
        may and (value is not None or name == "trouble")
        for may, value, name in zip(mask, new, _LIST_FACTS, strict=True)
    )
    merged = merge_facts(before, new, told, newer=_is_newer(known_as_of, old), times=_TIMES)
    assignments = ", ".join(f"{name} = ?" for name in _LIST_FACTS)
    newest = max(known_as_of, old["list_known_as_of"] or known_as_of)
    db.execute(
        f"UPDATE parcel SET list_known_as_of = ?, row_hash = ?, {assignments} WHERE id = ?",
        (newest, fingerprint, *merged, ref),
    )
    if old["list_known_as_of"] is None:
        return "added"
    return "unchanged" if merged == before else "changed"


def _save_known(db: sqlite3.Connection, refs: set[int], told: frozenset[str], known_as_of: int) -> None:
    """Up to when the list speaks for the milestones it has a column for."""
    for column_told, fact in (("picked_up_at", "picked_up"), ("signed_at", "signed"), ("last_event", "last")):
        if column_told in told:
            column = f"{fact}_known_as_of"
            db.executemany(
                f"UPDATE parcel SET {column} = MAX(COALESCE({column}, 0), ?) WHERE id = ?",
                ((known_as_of, ref) for ref in refs),
            )
