"""Ledger entries and the orders they are about: found by order number, else by the number of an order's line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from shopguard.store.by_ids import by_ids, by_names
from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE

ENTRY_FACTS = "at, amount_fen, scene, remark, order_id, line_id"
MAY_BE_FINES = (
    "(amount_fen < 0 OR remark IS NOT NULL)"  # what comes in without a word is an order's money: most of a ledger
)


class EntryRow(NamedTuple):
    """One entry as far as fines ask. ``amount_fen`` is signed, ``at`` unix seconds."""

    at: int
    amount_fen: int
    scene: str | None
    remark: str | None
    order_id: str | None
    line_id: str | None


def entries_until(db: sqlite3.Connection, until: int) -> Iterator[EntryRow]:
    """What may be a fine, or the giving back of one, in the ledger up to a moment."""
    cursor = db.cursor()
    cursor.row_factory = None
    query = f"SELECT {ENTRY_FACTS} FROM ledger_entry WHERE at <= ? AND {MAY_BE_FINES}"
    return map(EntryRow._make, cursor.execute(query, (until,)))


def entries_about(db: sqlite3.Connection, order_refs: Sequence[int], until: int) -> list[EntryRow]:
    """The entries up to a moment that name one of these orders or one of their lines, and those that name no order in a column."""
    numbers = [row[0] for row in by_ids(db, "SELECT order_id FROM orders WHERE id IN", order_refs)]
    numbers += [row[0] for row in by_ids(db, "SELECT line_id FROM order_line WHERE order_ref IN", order_refs)]
    return entries_naming(db, numbers, until)


def entries_naming(db: sqlite3.Connection, numbers: Iterable[str], until: int) -> list[EntryRow]:
    """The entries up to a moment that name one of these numbers in a column, and those that name no order in a column."""
    numbers = list(dict.fromkeys(numbers))
    rows = [
        *by_ids(db, f"SELECT {ENTRY_FACTS} FROM ledger_entry WHERE order_id IS NOT NULL AND order_id IN", numbers),
        *by_ids(
            db,
            f"SELECT {ENTRY_FACTS} FROM ledger_entry WHERE order_id IS NULL AND line_id IS NOT NULL AND line_id IN",
            numbers,
        ),
        *db.execute(f"SELECT {ENTRY_FACTS} FROM ledger_entry WHERE order_id IS NULL AND line_id IS NULL"),
    ]
    return [EntryRow(*row) for row in rows if row["at"] <= until]


def order_refs_of(db: sqlite3.Connection, numbers: Iterable[str]) -> dict[str, int]:
    """The order of each number that is an order's or an order line's; an order's own number goes before."""
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        return {}
    refs = dict(by_names(db, "SELECT t.line_id, t.order_ref FROM order_line t", "line_id", wanted))
    refs.update(by_names(db, "SELECT t.order_id, t.id FROM orders t", "order_id", wanted))
    return refs


class LedgerFile(NamedTuple):
    """A ledger that was imported and not taken back: its first and last entry, and the shop it speaks for."""

    shop: str
    first_at: int
    last_at: int


def ledger_files(db: sqlite3.Connection) -> list[LedgerFile]:
    """Each ledger with each shop it speaks for: the one it was imported for, and those whose orders it names.

    Where all orders are of one shop, every ledger speaks for that one.
    """
    shops = dict(
        db.execute("SELECT DISTINCT shop.id, shop.name FROM orders o JOIN shop ON shop.id = o.shop_ref").fetchall()
    )
    files = db.execute(
        "SELECT f.shop_ref, f.first_at, f.last_at, COALESCE(a.after_id, 0), COALESCE(a.until_id, 0) FROM source_file f"
        " JOIN batch ON batch.id = f.batch_ref AND batch.undone_at IS NULL"
        " LEFT JOIN file_added a ON a.file_ref = f.id AND a.table_name = 'ledger_entry'"
        " WHERE f.kind = 'ledger' AND f.first_at IS NOT NULL AND f.last_at IS NOT NULL"
    ).fetchall()
    found = []
    for shop_ref, first_at, last_at, after, until in files:
        speaks_for = set(shops) if len(shops) == 1 else {shop_ref} | _shops_named(db, after, until)
        found += [LedgerFile(shops[ref], first_at, last_at) for ref in sorted(speaks_for) if ref in shops]
    return found


def _shops_named(db: sqlite3.Connection, after: int, until: int) -> set[int]:
    rows = db.execute(
        "SELECT DISTINCT o.shop_ref FROM ledger_entry e JOIN orders o ON o.order_id = e.order_id WHERE e.id > ? AND e.id <= ?",
        (after, until),
    )
    return {row[0] for row in rows}


def has_ledger(db: sqlite3.Connection) -> bool:
    """Whether any entry of a ledger is there."""
    return db.execute("SELECT 1 FROM ledger_entry LIMIT 1").fetchone() is not None


def over_before(db: sqlite3.Connection, order_refs: Iterable[int]) -> set[int]:
    """Those of the orders that were over before the day from which the owner lets orders be judged."""
    rows = db.execute(
        f"SELECT o.id FROM JSON_EACH(?) j JOIN orders o ON o.id = j.value WHERE {OVER_BEFORE}",
        (json.dumps(list(order_refs)),),
    )
    return {row[0] for row in rows}
