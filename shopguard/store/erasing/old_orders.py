"""Orders that are old enough to go: long since anything happened to them, and nothing can come of them any more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from shopguard.core.appeal_states import FINISHED
from shopguard.store.engine import sqlite3
from shopguard.store.erasing.belongings import STATE_OF_CASE
from shopguard.store.erasing.numbers import words_of

_OF_ORDER = ("submitted_at", "paid_at", "promised_at", "uploaded_at", "finished_at")
_OF_SHIPMENT = ("uploaded_at", "signed_at", "last_event_at", "last_record_at", "listed_as_of")
_OF_AFTER_SALE = ("asked_at", "agreed_at", "refunded_at", "closed_at", "finished_at", "return_sent_at")


def _latest(table: str, columns: tuple[str, ...]) -> str:
    return "MAX({})".format(", ".join(f"COALESCE({table}.{name}, 0)" for name in columns))


# The last moment at which anything happened to an order o, in its cases and in the ledger too.
_NEWEST = f"""MAX({_latest("o", _OF_ORDER)},
    COALESCE((SELECT MAX({_latest("s", _OF_SHIPMENT)}) FROM shipment s WHERE s.order_ref = o.id), 0),
    COALESCE((SELECT MAX({_latest("a", _OF_AFTER_SALE)}) FROM after_sale a WHERE a.order_id = o.order_id), 0),
    COALESCE((SELECT MAX(COALESCE(f.deadline, f.since)) FROM finding f WHERE f.order_ref = o.id AND f.state = 'breached'), 0),
    COALESCE((SELECT MAX(e.at) FROM ledger_entry e WHERE e.order_id = o.order_id), 0),
    COALESCE((SELECT MAX(e.at) FROM order_line l CROSS JOIN ledger_entry e ON e.line_id = l.line_id AND e.order_id IS NULL
        AND e.line_id IS NOT NULL WHERE l.order_ref = o.id), 0),
    COALESCE((SELECT MAX(MAX(a.opened_at, a.noticed_at, COALESCE(
        (SELECT MAX(s.told_at) FROM appeal_step s WHERE s.appeal_id = a.id), 0))) FROM appeal a WHERE a.order_id = o.order_id), 0))"""
_FIND = f"""
INSERT INTO old_order SELECT id, order_id, newest FROM (
    SELECT o.id, o.order_id, o.shop_ref, {_NEWEST} AS newest FROM orders o WHERE {_latest("o", _OF_ORDER)} < :until
) WHERE newest BETWEEN 1 AND :until - 1
"""
_DAY = "({0} + 28800) / 86400"  # Beijing days since 1970-01-01
_OVER = ", ".join(f"'{state}'" for state in FINISHED)
# What stays although it is old, in this order; each is counted once.
_STAY = {
    # a clock still runs, or nobody has judged it: it may still be fined
    "running": "NOT EXISTS (SELECT 1 FROM verdict v WHERE v.order_ref = old_order.id AND v.next_change_at IS NULL)"
    " OR EXISTS (SELECT 1 FROM to_judge j WHERE j.order_ref = old_order.id)",
    "case": f"EXISTS (SELECT 1 FROM appeal a WHERE a.order_id = old_order.order_id AND {STATE_OF_CASE} NOT IN ({_OVER}))",
    # the platform counts a shop's strikes by day, over the calendar year: days with a violation stay whole
    "strikes": "id IN (SELECT id FROM counted_order)",
    "shared": "EXISTS (SELECT 1 FROM shipment s JOIN shipment other ON other.parcel_ref = s.parcel_ref AND other.order_ref <> s.order_ref"
    " WHERE s.order_ref = old_order.id AND other.order_ref NOT IN (SELECT id FROM old_order))",
}
_COUNTED = f"""
INSERT INTO counted_order
WITH counted_day AS MATERIALIZED (
    SELECT DISTINCT o.shop_ref, {_DAY.format("COALESCE(f.deadline, f.since)")} AS day FROM finding f JOIN orders o ON o.id = f.order_ref
    WHERE f.state = 'breached' AND COALESCE(f.deadline, f.since) >= :year
), sent AS (
    SELECT o.id, o.shop_ref, o.promised_at + 1 AS at FROM old_order x CROSS JOIN orders o ON o.id = x.id
    UNION ALL SELECT o.id, o.shop_ref, COALESCE(o.uploaded_at, (SELECT MIN(s.uploaded_at) FROM shipment s WHERE s.order_ref = o.id))
    FROM old_order x CROSS JOIN orders o ON o.id = x.id
)
SELECT DISTINCT id FROM sent JOIN counted_day d ON d.shop_ref = sent.shop_ref AND d.day = {_DAY.format("sent.at")}
UNION SELECT x.id FROM old_order x CROSS JOIN finding f ON f.order_ref = x.id
WHERE f.state = 'breached' AND COALESCE(f.deadline, f.since) >= :year
"""
STAYS = tuple(_STAY)


@dataclass(frozen=True, slots=True)
class OldOrders:
    """``order_ids``, the oldest first; ``newest_at``: when anything happened last to the newest of them, None = there are none.

    ``staying``: how many are as old and stay all the same, by why (:data:`STAYS`).
    """

    order_ids: tuple[str, ...]
    newest_at: int | None
    staying: dict[str, int]


def old_orders(db: sqlite3.Connection, until: int, year: int) -> OldOrders:
    """Those to which nothing has happened since ``until`` and that can go; ``year``: when the calendar year began (unix seconds)."""
    with _tables(db):
        db.execute(_FIND, {"until": until})
        _leave_named(db, until)
        db.execute(_COUNTED, {"year": year})
        staying = {}
        for why, test in _STAY.items():
            staying[why] = db.execute(f"DELETE FROM old_order WHERE {test}").rowcount
        cursor = db.cursor()
        cursor.row_factory = None
        rows = cursor.execute("SELECT order_id, newest FROM old_order ORDER BY newest, id").fetchall()
        return OldOrders(tuple(row[0] for row in rows), rows[-1][1] if rows else None, staying)


def _leave_named(db: sqlite3.Connection, until: int) -> None:
    """An entry of the ledger since then may name an order in its words only: a fine that can still be appealed."""
    query = (
        "SELECT remark FROM ledger_entry WHERE order_id IS NULL AND line_id IS NULL AND remark IS NOT NULL AND at >= ?"
    )
    named = set().union(*(words_of(row[0]) for row in db.execute(query, (until,))))
    db.execute(
        "DELETE FROM old_order WHERE order_id IN (SELECT value FROM JSON_EACH(?1)) OR id IN"
        " (SELECT l.order_ref FROM JSON_EACH(?1) n CROSS JOIN order_line l ON l.line_id = n.value)",
        (json.dumps(sorted(named)),),
    )


@contextmanager
def _tables(db: sqlite3.Connection) -> Iterator[None]:
    shapes = {
        "old_order": "id INTEGER PRIMARY KEY, order_id TEXT, newest INTEGER",
        "counted_order": "id INTEGER PRIMARY KEY",
    }
    try:
        for name, columns in shapes.items():
            db.execute(f"CREATE TEMP TABLE {name} ({columns})")
        yield
    finally:
        for name in shapes:
            db.execute(f"DROP TABLE IF EXISTS temp.{name}")
