"""Orders that nobody knew, with one line each: line, order, parcels and pairs stored as they will stand, nothing derived later.

Nearly all rows of an import are of this kind. Whatever is more than that (a second line, a number that was used before, a word
that brings a trait) is left to the way all other rows go, or handed on to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shopguard.core.memo import Memo
from shopguard.core.order import LINE_FACTS, LineColumns
from shopguard.core.waybill import misshapen
from shopguard.store.by_ids import beyond_all, by_names
from shopguard.store.derive_orders import COPIED, WORKED_OUT, derive_one_line
from shopguard.store.engine import sqlite3
from shopguard.store.insert_columns import insert_columns
from shopguard.store.save_parcels import Key, parcel_refs

_OF_LINE = {"first_uploaded_at": "uploaded_at"}  # columns of an order that are called otherwise in a line
_TRAIT_WORDS = ("QIC", "自送")  # in the order's type or the shipping entity
_KEPT = 20_000


@dataclass(slots=True)
class NewOrders:
    """Refs a batch leaves to be derived: orders of which more is to be said, parcels used before or misshapen."""

    stored: int = 0
    orders: set[int] = field(default_factory=set)
    parcels: set[int] = field(default_factory=set)


class NewOrderSaver:
    """Stores the new orders of one file's batches. ``shapes``: courier code: the shapes its numbers surely have."""

    def __init__(
        self,
        db: sqlite3.Connection,
        file_ref: int,
        shop_ref: int,
        known_as_of: int,
        shapes: Mapping[str, Sequence[str]],
    ) -> None:
        self._db = db
        self._file_ref = file_ref
        self._shop_ref = shop_ref
        self._known_as_of = known_as_of
        self._worked_out = Memo[tuple[Any, ...], tuple[Any, ...]](lambda cells: derive_one_line(db, *cells), _KEPT)
        self._misshapen = Memo[Key, bool](lambda key: misshapen(key[1], key[0], shapes), _KEPT)
        self._has_more_to_say = any(_holds_any(db, table) for table in ("after_sale", "tag"))

    def places(self, batch: LineColumns) -> list[int]:
        """Where in the batch orders stand that nobody knew, with their only line."""
        order_ids, line_ids = batch.told["order_id"], batch.told["line_id"]
        known = self._known("orders", "order_id", order_ids)
        lines = self._known("order_line", "line_id", line_ids)
        orders_twice, lines_twice = _several(order_ids), _several(line_ids)
        if not (known or lines or orders_twice or lines_twice):
            return list(range(len(order_ids)))
        left = known | orders_twice
        lines |= lines_twice
        pairs = enumerate(zip(order_ids, line_ids, strict=True))
        return [place for place, (order, line) in pairs if order not in left and line not in lines]

    def save(self, batch: LineColumns) -> NewOrders:
        """Stores them; ``batch`` holds nothing else."""
        told, count = batch.told, len(batch.fingerprints)
        saved = NewOrders(count)
        first = 1 + int(self._db.execute("SELECT COALESCE(MAX(id), 0) FROM orders").fetchone()[0])
        refs = range(first, first + count)
        self._save_orders(told, refs)
        self._db.execute("INSERT INTO to_judge SELECT id FROM orders WHERE id >= ?", (first,))
        insert_columns(
            self._db,
            "order_line",
            {
                "line_id": told["line_id"],
                "order_ref": refs,
                "known_as_of": [self._known_as_of] * count,
                "row_hash": batch.fingerprints,
                **{name: told[name] for name in LINE_FACTS},
            },
        )
        self._save_pairs(told, refs, saved)
        if self._has_more_to_say or _brings_traits(told):
            saved.orders.update(refs)
        return saved

    def _known(self, table: str, column: str, names: Sequence[str]) -> set[object]:
        if not names or beyond_all(self._db, table, column, names):
            return set()
        return {row[0] for row in by_names(self._db, f"SELECT t.{column} FROM {table} t", column, names)}

    def _save_orders(self, told: Mapping[str, Sequence[Any]], refs: Sequence[int]) -> None:
        words = zip(told["status"], told["after_sale"], told["quantity"], strict=True)
        worked_out = zip(*map(self._worked_out.__getitem__, words), strict=True)
        count = len(refs)
        insert_columns(
            self._db,
            "orders",
            {
                "id": refs,
                "order_id": told["order_id"],
                "shop_ref": [self._shop_ref] * count,
                "known_as_of": [self._known_as_of] * count,
                **{name: told[_OF_LINE.get(name, name)] for name in COPIED[1:]},
                **dict(zip(WORKED_OUT, worked_out, strict=True)),
            },
        )

    def _save_pairs(self, told: Mapping[str, Sequence[Any]], refs: Sequence[int], saved: NewOrders) -> None:
        named = list(_pairs(refs, told["waybills"], told["uploaded_at"]))
        if not named:
            return
        before = int(self._db.execute("SELECT COALESCE(MAX(id), 0) FROM parcel").fetchone()[0])
        parcels = parcel_refs(self._db, self._file_ref, [key for _, key, _ in named])
        pairs = {(ref, parcels[key]): at for ref, key, at in named}
        orders, of_orders = zip(*pairs, strict=True)
        insert_columns(
            self._db,
            "shipment",
            {
                "order_ref": orders,
                "parcel_ref": of_orders,
                "uploaded_at": list(pairs.values()),
                "told_by_orders": [1] * len(pairs),
            },
        )
        used = Counter([parcel for _, parcel in pairs])
        saved.parcels.update(parcel for parcel, times in used.items() if times > 1 or parcel <= before)
        saved.parcels.update(ref for key, ref in parcels.items() if self._misshapen[key])


def _pairs(
    refs: Iterable[int], waybills: Iterable[str | None], uploaded: Iterable[int | None]
) -> Iterator[tuple[int, Key, int | None]]:
    for ref, text, at in zip(refs, waybills, uploaded, strict=True):
        if text:
            for pair in text.split(","):
                courier, _, waybill = pair.partition(":")
                yield ref, (waybill, courier), at


def _several(names: Sequence[str]) -> set[object]:
    """Those that stand there more than once."""
    if len(set(names)) == len(names):
        return set()
    return {name for name, times in Counter(names).items() if times > 1}


def _brings_traits(told: Mapping[str, Sequence[Any]]) -> bool:
    words = {*told["order_type"], *told["ship_entity"]}
    return any(trait in word.upper() for word in words if word for trait in _TRAIT_WORDS)


def _holds_any(db: sqlite3.Connection, table: str) -> bool:
    return db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None
