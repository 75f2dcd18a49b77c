"""Imports as they are remembered: the list, what their files brought, and what they changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.intake import listed
from shopguard.store.journal import JOURNALED, NAMED, last_before

_AT_ONCE = 500  # changed rows looked at between two looks at whether enough is found


def fetch_batches(db: sqlite3.Connection, limit: int, offset: int) -> list[sqlite3.Row]:
    """A page of the imports, newest first: id, imported_at, undone_at."""
    return db.execute(
        "SELECT id, imported_at, undone_at FROM batch ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset)
    ).fetchall()


def first_import_at(db: sqlite3.Connection) -> int | None:
    """When the first import was made (unix seconds); None where there is none."""
    first: int | None = db.execute("SELECT MIN(imported_at) FROM batch").fetchone()[0]
    return first


def fetch_batch(db: sqlite3.Connection, batch_ref: int) -> sqlite3.Row | None:
    """One import."""
    row: sqlite3.Row | None = db.execute(
        "SELECT id, imported_at, undone_at FROM batch WHERE id = ?", (batch_ref,)
    ).fetchone()
    return row


def fetch_files(db: sqlite3.Connection, batch_refs: Iterable[int]) -> dict[int, list[sqlite3.Row]]:
    """The files of these imports in the order in which they were read; ``shop`` is the shop's name."""
    found: dict[int, list[sqlite3.Row]] = defaultdict(list)
    select = "SELECT f.*, shop.name AS shop FROM source_file f JOIN shop ON shop.id = f.shop_ref WHERE f.batch_ref IN"
    for row in sorted(by_ids(db, select, list(batch_refs)), key=lambda row: int(row["id"])):
        found[row["batch_ref"]].append(row)
    return found


def count_brought(db: sqlite3.Connection, file_ref: int) -> dict[str, int]:
    """How many rows the file added, by journaled table; nothing once it was taken back."""
    return {
        row[0]: row[1]
        for row in db.execute(
            "SELECT table_name, until_id - after_id FROM file_added WHERE file_ref = ? AND until_id > after_id",
            (file_ref,),
        )
        if row[0] in JOURNALED
    }


def count_reread(db: sqlite3.Connection, file_ref: int) -> int:
    """How many track lines that an older file had brought were only understood by this one."""
    return int(db.execute("SELECT COUNT(*) FROM event_before WHERE file_ref = ?", (file_ref,)).fetchone()[0])


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact of a row that stood there before the file, as it was and as the file left it.

    ``order_ref``, ``parcel_ref``: what the row belongs to; ``order_id``: the number by which a row names its order.
    """

    table: str
    column: str
    before: object
    after: object
    order_ref: int | None
    parcel_ref: int | None
    order_id: str | None


def changes_of(db: sqlite3.Connection, file_ref: int, silent: frozenset[str]) -> Iterator[FactChange]:
    """What the file changed, in the order in which it did. ``silent``: columns that nobody wants to see."""
    last = last_before(db, file_ref, "before_change")
    while rows := db.execute(
        "SELECT id, table_name, row_ref, last_ref, facts FROM before_change WHERE file_ref = ? AND id > ? ORDER BY id LIMIT ?",
        (file_ref, last, _AT_ONCE),
    ).fetchall():
        last = rows[-1]["id"]
        shown = [image for image in map(_image, rows) if image.facts.keys() - silent]
        states = {table: _states(db, table, group) for table, group in _by_table(shown).items()}
        for image in shown:
            for ref in range(image.first, image.last + 1):
                if ref in states[image.table]:  # else it was erased since
                    yield from _changes(image, states[image.table][ref], silent)


@dataclass(frozen=True, slots=True)
class _Image:
    """Rows as they stood before a change; ``id`` grows with time."""

    id: int
    table: str
    first: int
    last: int
    facts: Mapping[str, object]


@dataclass(slots=True)
class _States:
    """A row as it is, and its states before later changes, oldest first."""

    now: Mapping[str, Any]
    before: list[tuple[int, Mapping[str, object]]]


def _image(row: sqlite3.Row) -> _Image:
    return _Image(row["id"], row["table_name"], row["row_ref"], row["last_ref"], json.loads(row["facts"]))


def _by_table(images: Iterable[_Image]) -> dict[str, list[_Image]]:
    found: dict[str, list[_Image]] = defaultdict(list)
    for image in images:
        found[image.table].append(image)
    return found


def _states(db: sqlite3.Connection, table: str, images: list[_Image]) -> dict[int, _States]:
    """The rows of these images as they are, and as later changes (of this file or another) found them."""
    refs = {ref for image in images for ref in range(image.first, image.last + 1)}
    with listed(db, "changed_row", refs):
        found = {
            row["id"]: _States(dict(row), [])
            for row in db.execute(f"SELECT * FROM {table} WHERE id IN (SELECT id FROM changed_row)")
        }
        for row in db.execute(
            "SELECT l.id, b.id, b.facts FROM before_change b CROSS JOIN changed_row l ON l.id BETWEEN b.row_ref AND b.last_ref"
            " WHERE b.id > ? AND b.table_name = ? ORDER BY b.id",
            (images[0].id, table),
        ):
            if row[0] in found:
                found[row[0]].before.append((row[1], json.loads(row[2])))
    return found


def _changes(image: _Image, states: _States, silent: frozenset[str]) -> Iterator[FactChange]:
    for column, before in image.facts.items():
        if column in silent:
            continue
        later = (facts[column] for at, facts in states.before if at > image.id and column in facts)
        after = next(later, states.now[column])
        if after != before:
            owner = image.table if image.table in NAMED else ""
            yield FactChange(
                image.table,
                column,
                before,
                after,
                states.now["id"] if owner == "orders" else states.now.get("order_ref"),
                states.now["id"] if owner == "parcel" else states.now.get("parcel_ref"),
                states.now.get("order_id"),
            )


def orders_of_parcels(db: sqlite3.Connection, parcel_refs: Iterable[int]) -> dict[int, list[str]]:
    """The numbers of the orders that a parcel is of, by its ref."""
    found: dict[int, list[str]] = defaultdict(list)
    select = "SELECT s.parcel_ref, o.order_id FROM shipment s JOIN orders o ON o.id = s.order_ref WHERE s.parcel_ref IN"
    for row in by_ids(db, select, sorted(set(parcel_refs))):
        found[row[0]].append(row[1])
    return found


def waybills_by_ref(db: sqlite3.Connection, parcel_refs: Iterable[int]) -> dict[int, str]:
    """The waybills of parcels."""
    return dict(
        tuple(row) for row in by_ids(db, "SELECT id, waybill FROM parcel WHERE id IN", sorted(set(parcel_refs)))
    )


def shop_names(db: sqlite3.Connection) -> dict[int, str]:
    """The shops' names by ref."""
    return {row[0]: row[1] for row in db.execute("SELECT id, name FROM shop")}
