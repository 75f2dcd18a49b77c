"""The orders of the table as a list of refs: SQLite filters, sorts and writes down a million of them in one step.

One step of SQLite holds no lock of Python's: the window goes on meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from shopguard.core.finding import Risk
from shopguard.core.order_refs import OrderRefs
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.listing_filter import REFUND, RULE_SHOWN, Condition, Wanted, condition, tables
from shopguard.store.listing_order import Order, urgency_in_parts

_HEX = "SELECT GROUP_CONCAT(PRINTF('%08X', order_ref), '') FROM"
_RISKS = tuple(map(int, Risk))
_STEPS = 100_000  # of SQLite's machine between two looks whether the answer is still wanted: about a millisecond
_CACHE_KIB = 16 * 1024  # the system's cache holds the rest, once for all programs


def spare_memory(db: sqlite3.Connection) -> None:
    """For a connection that reads long lists: what is sorted goes to a file beyond a few megabytes."""
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    db.execute("PRAGMA temp_store = FILE")


@contextmanager
def given_up_when(db: sqlite3.Connection, unwanted: Callable[[], bool]) -> Iterator[None]:
    """A query inside ends with an error of the database soon after it is no longer wanted."""
    db.set_progress_handler(unwanted, _STEPS)
    try:
        yield
    finally:
        db.set_progress_handler(None, 0)


def listed_refs(db: sqlite3.Connection, wanted: Wanted, order: Order) -> OrderRefs:
    """All orders that are wanted, sorted."""
    made = condition(wanted)
    if order.column == "risk" and wanted.by_risk_only():
        inner = urgency_in_parts(wanted.risks or _RISKS, descending=order.descending)
    else:
        inner = _sorted(made, order)
    digits = db.execute(f"{_HEX} ({inner})", made.values).fetchone()[0]
    return OrderRefs.from_hex(digits or "")


def first_refs(db: sqlite3.Connection, wanted: Wanted, order: Order, limit: int) -> OrderRefs:
    """The first of them, at most ``limit``."""
    made = condition(wanted)
    if order.column == "risk" and wanted.by_risk_only():
        query = urgency_in_parts(wanted.risks or _RISKS, descending=order.descending)
    else:
        query = _sorted(made, order)
    rows = db.execute(f"{query} LIMIT {limit}", made.values).fetchall()
    return OrderRefs(row[0] for row in rows)


def _sorted(made: Condition, order: Order) -> str:
    where, by = made.sql(), order.sql(made)
    return f"SELECT v.order_ref FROM {tables(where + by)} WHERE {where} ORDER BY {by}"


def count_by_risk(db: sqlite3.Connection, wanted: Wanted = Wanted()) -> dict[int, int]:  # noqa: B008 - cannot be changed
    """How many of the orders that are wanted stand at each risk."""
    made = condition(wanted)
    where = made.sql()
    query = f"SELECT v.risk, COUNT(*) FROM {tables(where)} WHERE {where} GROUP BY v.risk"
    return dict(db.execute(query, made.values).fetchall())


def count_wanted(db: sqlite3.Connection, wanted: Wanted) -> int:
    """How many orders are wanted."""
    made = condition(wanted)
    where = made.sql()
    return int(db.execute(f"SELECT COUNT(*) FROM {tables(where)} WHERE {where}", made.values).fetchone()[0])


def count_refunds(db: sqlite3.Connection) -> int:
    """How many orders have a refund asked for after shipping and are not signed for."""
    query = f"SELECT COUNT(*) FROM orders o JOIN verdict v ON v.order_ref = o.id WHERE {REFUND}"
    return int(db.execute(query).fetchone()[0])


def rules_shown(db: sqlite3.Connection, refs: Sequence[int]) -> Counter[str]:
    """The clauses that the table shows of these orders, and of how many."""
    query = f"SELECT v.clause FROM verdict v WHERE {RULE_SHOWN} AND v.clause IS NOT NULL AND v.order_ref IN"
    return Counter(row[0] for row in by_ids(db, query, refs))


def ref_of(db: sqlite3.Connection, order_id: str) -> int | None:
    """The ref of the order of that number."""
    row = db.execute("SELECT id FROM orders WHERE order_id = ?", (order_id,)).fetchone()
    return None if row is None else int(row[0])
