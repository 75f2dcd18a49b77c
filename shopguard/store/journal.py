"""What a file's import added and changed, kept so that it can be looked at and taken back.

Only what files tell is journaled; what is derived from it (orders out of their lines, milestones, traits, verdicts) is derived
anew. Rows of one file get ids that follow each other, because a file is one write transaction: so what it added is a range.
``before_change`` holds rows as they stood, a run of rows where the same held for all of them; ``file_named`` the orders and
parcels a file spoke of, as runs of refs: ``written`` where it told something new of them, otherwise it only repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from shopguard.core.after_sale import CASE_FACTS, Standing
from shopguard.core.ledger import LEDGER_FACTS
from shopguard.store.engine import sqlite3

_LINE_WORDS = ("status", "after_sale", "order_type", "ship_entity", "product_id", "product", "quantity", "amount_fen")
_LINE_TIMES = ("submitted_at", "paid_at", "promised_at", "uploaded_at", "finished_at")
_LINE_RECEIVER = ("receiver", "province", "city", "district", "street", "address", "address_changed")
_LIST_FACTS = ("uploaded_at", "picked_up_at", "signed_at", "last_at", "last_kind", "last_text", "trouble")
_LIST_KNOWN = ("list_known_as_of", "picked_up_known_as_of", "signed_known_as_of", "last_known_as_of")

# Table → the columns that a file may change. ``track_event`` has no ids: its lines carry the file that brought them.
JOURNALED: Mapping[str, tuple[str, ...]] = {
    "orders": ("shop_ref", "line_unread_as_of"),
    "order_line": (
        *("order_ref", "known_as_of", "row_hash", "waybills", "whole_order", "unsent"),
        *_LINE_WORDS,
        *_LINE_TIMES,
        *_LINE_RECEIVER,
    ),
    "parcel": ("courier", "track_known_as_of", "row_hash", *_LIST_FACTS, *_LIST_KNOWN),
    "shipment": ("uploaded_at", "told_by_orders", "listed_as_of", "expected_fen", "expected_known_as_of"),
    "after_sale": ("order_id", "known_as_of", "row_hash", *CASE_FACTS, *Standing._fields),
    "ledger_entry": LEDGER_FACTS,
}
_RANGED = (*JOURNALED, "before_change")


def begin_batch(db: sqlite3.Connection, imported_at: int) -> int:
    """A new import (what was dropped together); its ref. ``imported_at``: unix seconds."""
    ref = db.execute("INSERT INTO batch (imported_at) VALUES (?)", (imported_at,)).lastrowid
    assert ref is not None
    return ref


def paths_since(db: sqlite3.Connection, since: int) -> frozenset[str]:
    """The paths of the files that were stored at ``since`` (unix seconds) or later."""
    return frozenset(row[0] for row in db.execute("SELECT path FROM source_file WHERE imported_at >= ?", (since,)))


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
    """Keeps rows as they stand, to be called before a file changes them. ``columns``: those that change (default: all).

    Rows that the file itself added are left out: taking it back removes them.
    """
    told = ", ".join(f"'{name}', {name}" for name in columns or JOURNALED[table])
    after = last_before(db, file_ref, table)
    db.executemany(
        "INSERT INTO before_change (file_ref, table_name, row_ref, last_ref, facts)"
        f" SELECT {int(file_ref)}, '{table}', id, id, json_object({told}) FROM {table} WHERE id = ?",
        ((ref,) for ref in refs if ref <= after),
    )


def keep_runs(
    db: sqlite3.Connection, file_ref: int, table: str, column: str, before: Iterable[tuple[int, int | None]]
) -> None:
    """As :func:`keep_before`, where of many rows one column changes: ``before`` is (ref, what it holds)."""
    after = last_before(db, file_ref, table)
    db.executemany(
        "INSERT INTO before_change (file_ref, table_name, row_ref, last_ref, facts) VALUES (?, ?, ?, ?, ?)",
        (
            (file_ref, table, first, last, json.dumps({column: value}))
            for first, last, value in _runs_of_equal(sorted(pair for pair in before if pair[0] <= after))
        ),
    )


def _runs_of_equal(rows: Iterable[tuple[int, int | None]]) -> Iterator[tuple[int, int, int | None]]:
    """(first, last, value) of refs that follow each other with the same value."""
    run: tuple[int, int, int | None] | None = None
    for ref, value in rows:
        if run is not None and ref == run[1] + 1 and value == run[2]:
            run = run[0], ref, value
            continue
        if run is not None:
            yield run
        run = ref, ref, value
    if run is not None:
        yield run


def last_before(db: sqlite3.Connection, file_ref: int, table: str) -> int:
    """The ref of the table's last row before the file added any."""
    row = db.execute(
        "SELECT after_id FROM file_added WHERE file_ref = ? AND table_name = ?", (file_ref, table)
    ).fetchone()
    return 0 if row is None else int(row[0])


def name_rows(
    db: sqlite3.Connection, file_ref: int, named: Mapping[str, Set[int]], written: Mapping[str, Set[int]]
) -> None:
    """Remembers what the file spoke of, once its rows are saved: orders, parcels, and rows that belong to neither.

    ``named`` and ``written``: refs by table; of the latter only those that no row of the journal shows.
    """
    for table in named_tables(db):
        after = last_before(db, file_ref, table)
        told = _written(db, file_ref, table, after) | {ref for ref in written.get(table, ()) if ref <= after}
        until = db.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}").fetchone()[0]
        runs = [(first, last, 1) for first, last, _ in _runs_of_equal((ref, None) for ref in sorted(told))]
        if until > after:
            runs.append((after + 1, until, 1))
        repeated = sorted(ref for ref in named.get(table, ()) if ref <= after and ref not in told)
        runs += [(first, last, 0) for first, last, _ in _runs_of_equal((ref, None) for ref in repeated)]
        db.executemany(
            "INSERT INTO file_named (file_ref, table_name, first_ref, last_ref, written) VALUES (?, ?, ?, ?, ?)",
            ((file_ref, table, *run) for run in runs),
        )


def name_as_before(db: sqlite3.Connection, file_ref: int, earlier_ref: int) -> None:
    """The file speaks of what an earlier one spoke of, and tells nothing new."""
    db.execute(
        "INSERT INTO file_named (file_ref, table_name, first_ref, last_ref, written)"
        " SELECT ?, table_name, first_ref, last_ref, 0 FROM file_named WHERE file_ref = ?",
        (file_ref, earlier_ref),
    )


def _written(db: sqlite3.Connection, file_ref: int, named: str, until: int) -> set[int]:
    """Refs of the rows of ``named`` that were there before the file and of which it added or changed anything."""
    found: set[int] = set()
    for table in JOURNALED:
        column = "id" if table == named else owner_columns(db, table).get(named)
        if column is None:
            continue
        changed = (
            f"SELECT t.{column} FROM before_change b CROSS JOIN {table} t ON t.id BETWEEN b.row_ref AND b.last_ref"
            " WHERE b.id > :journal AND b.file_ref = :file AND b.table_name = :table"
        )
        if column != "id":
            changed += (
                f" UNION SELECT {column} FROM {table} WHERE id > :after AND {column} <= :until"
                f" UNION SELECT json_extract(facts, '$.{column}') FROM before_change"
                " WHERE id > :journal AND file_ref = :file AND table_name = :table"
            )
        values = {
            "file": file_ref,
            "table": table,
            "journal": last_before(db, file_ref, "before_change"),
            "after": last_before(db, file_ref, table),
            "until": until,
        }
        found |= {row[0] for row in db.execute(changed, values) if row[0] is not None}
    return found


NAMED: Mapping[str, str] = {"orders": "order_ref", "parcel": "parcel_ref"}


def named_tables(db: sqlite3.Connection) -> list[str]:
    """The tables of whose rows it is remembered which file spoke of them: orders, parcels, and what belongs to neither."""
    return [*NAMED, *(table for table in JOURNALED if table not in NAMED and not owner_columns(db, table))]


def owner_columns(db: sqlite3.Connection, table: str) -> dict[str, str]:
    """The columns of a journaled table by which its rows belong to an order or a parcel: by ``orders``, ``parcel``."""
    columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
    return {owner: column for owner, column in NAMED.items() if column in columns}


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
