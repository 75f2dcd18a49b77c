"""Parcel lists in: the pairs order-parcel, when each was uploaded, and what the platform expects to take of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shopguard.core.order import exact_time
from shopguard.core.parcel import UNSURE, ParcelRow
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_before, keep_runs

Key = tuple[str, str]  # (waybill, courier code)
_PAIR = ("uploaded_at", "listed_as_of", "expected_fen", "expected_known_as_of")
_MOMENTS = ("listed_as_of", "expected_known_as_of")  # up to when a list speaks


@dataclass(slots=True)
class _Pair:
    """A pair as it stands and as the list makes it; ``ref`` is None where the list brings it."""

    ref: int | None
    told_by_orders: int
    uploaded_at: int | None
    listed_as_of: int | None
    expected_fen: int | None
    expected_known_as_of: int | None
    before: tuple[int | None, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.facts

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
        self.expected_fen, self.expected_known_as_of = fen, known_as_of
        return fen != before

    def tell(self, uploaded_at: int | None, known_as_of: int, *, newer: bool) -> None:
        """The order export's upload time goes before the list's, a newer list's before an older one's."""
        if uploaded_at is not None:
            self._move(uploaded_at, newer=newer and not (self.told_by_orders and self.uploaded_at))
        if self.listed_as_of is None or known_as_of > self.listed_as_of:
            self.listed_as_of = known_as_of

    def _move(self, uploaded_at: int, *, newer: bool) -> None:
        if self.uploaded_at is not None:
            uploaded_at = exact_time(self.uploaded_at, uploaded_at, newer=newer)
        elif not newer:
            return
        self.uploaded_at = uploaded_at


def save_pairs(
    db: sqlite3.Connection,
    file_ref: int,
    rows: Sequence[tuple[ParcelRow, int]],
    refs: Mapping[Key, int],
    orders: Mapping[str, int],
    newest: Mapping[Key, bool],
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
        newer = newest[key]
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
    changed = [pair for pair in pairs.values() if pair.facts != pair.before and pair.ref is not None]
    _keep_before(db, file_ref, changed)
    db.executemany(
        f"UPDATE shipment SET {', '.join(f'{name} = ?' for name in _PAIR)} WHERE id = ?",
        ((*pair.facts, pair.ref) for pair in changed),
    )
    db.executemany(
        f"INSERT INTO shipment (order_ref, parcel_ref, told_by_orders, {', '.join(_PAIR)}) VALUES (?, ?, 0, ?, ?, ?, ?)",
        ((*key, *pair.facts) for key, pair in pairs.items() if pair.ref is None),
    )
    return new


def _keep_before(db: sqlite3.Connection, file_ref: int, changed: Sequence[_Pair]) -> None:
    """For the journal. Mostly only the moments the list speaks for have moved, for many pairs alike."""
    told = [place for place, name in enumerate(_PAIR) if name not in _MOMENTS]
    others: list[_Pair] = []
    moved: list[_Pair] = []
    for pair in changed:
        (others if any(pair.facts[place] != pair.before[place] for place in told) else moved).append(pair)
    keep_before(db, file_ref, "shipment", [pair.ref for pair in others if pair.ref is not None])
    for name in _MOMENTS:
        place = _PAIR.index(name)
        keep_runs(
            db, file_ref, "shipment", name, [(pair.ref, pair.before[place]) for pair in moved if pair.ref is not None]
        )
