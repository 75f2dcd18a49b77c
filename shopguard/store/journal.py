"""What a file's import added and changed, kept so that it can be looked at and taken back.

Only what files tell is journaled; what is derived from it (orders out of their lines, milestones, traits, verdicts) is derived
anew. Rows of one file get ids that follow each other, because a file is one write transaction: so what it added is a range.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

_LINE_WORDS = ("status", "after_sale", "order_type", "ship_entity", "product_id", "product", "quantity", "amount_fen")
_LINE_TIMES = ("submitted_at", "paid_at", "promised_at", "uploaded_at", "finished_at")
_LINE_RECEIVER = ("receiver", "province", "city", "district", "street", "address", "address_changed")
_LIST_FACTS = ("uploaded_at", "picked_up_at", "signed_at", "last_at", "last_kind", "last_text", "trouble", "misshapen")
_LIST_KNOWN = ("list_known_as_of", "picked_up_known_as_of", "signed_known_as_of", "last_known_as_of")

# Table → the columns that a file may change. ``track_event`` has no ids: its lines carry the file that brought them.
JOURNALED: Mapping[str, tuple[str, ...]] = {
    "orders": ("shop_ref", "line_unread"),
    "order_line": (
        *("order_ref", "known_as_of", "row_hash", "waybills"),
        *_LINE_WORDS,
        *_LINE_TIMES,
        *_LINE_RECEIVER,
    ),
    "parcel": ("courier", "track_known_as_of", "row_hash", *_LIST_FACTS, *_LIST_KNOWN),
    "shipment": ("uploaded_at", "told_by_orders", "withdrawn"),
}
_RANGED = (*JOURNALED, "before_change")


def begin_batch(db: sqlite3.Connection, imported_at: int) -> int:
    """A new import (what was dropped together); its ref. ``imported_at``: unix seconds."""
    ref = db.execute("INSERT INTO batch (imported_at) VALUES (?)", (imported_at,)).lastrowid
    assert ref is not None
    return ref


def begin_file(db: sqlite3.Connection, row: Mapping[str, object]) -> int:
    """Remembers a file that is about to be saved, in the same transaction; its ref. ``row``: columns of ``source_file``."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(f":{name}" for name in row)
    ref = db.execute(f"INSERT INTO source_file ({columns}) VALUES ({marks})", dict(row)).lastrowid
    assert ref is not None
    for table in _RANGED:
        db.execute(
            f"INSERT INTO file_added (file_ref, table_name, after_id, until_id)"
            f" SELECT ?, ?, COALESCE(MAX(id), 0), COALESCE(MAX(id), 0) FROM {table}",
            (ref, table),
        )
    return ref


def keep_before(
    db: sqlite3.Connection, file_ref: int, table: str, refs: Iterable[int], columns: Sequence[str] = ()
) -> None:
    """Keeps rows as they stand, to be called before a file changes them. ``columns``: those that change (default: all)."""
    told = ", ".join(f"'{name}', {name}" for name in columns or JOURNALED[table])
    db.executemany(
        f"INSERT INTO before_change (file_ref, table_name, row_ref, facts)"
        f" SELECT {int(file_ref)}, '{table}', id, json_object({told}) FROM {table} WHERE id = ?",
        ((ref,) for ref in refs),
    )


def end_file(db: sqlite3.Connection, file_ref: int, row: Mapping[str, object]) -> None:
    """Writes down what became of the file's rows (columns of ``source_file``) and which rows are its own."""
    told = ", ".join(f'"{name}" = :{name}' for name in row)
    db.execute(f"UPDATE source_file SET {told} WHERE id = :id", {**row, "id": file_ref})
    for table in _RANGED:
        db.execute(
            f"UPDATE file_added SET until_id = (SELECT COALESCE(MAX(id), 0) FROM {table})"
            " WHERE file_ref = ? AND table_name = ?",
            (file_ref, table),
        )
