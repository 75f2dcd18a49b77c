"""The owner's marks, by order number: what was said of them, and what holds now (``order_mark``, ``aside``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shopguard.core.marks import ActionKind, Aside, AsideReason
from shopguard.store.engine import sqlite3


class Marked(NamedTuple):
    """One row of an action: a mark of an order is set or taken away. ``at``: when it was handed over; until when it is aside.

    ``clause`` and ``waybill`` of an aside: "" for all. ``words``: the note, or why it is set aside.
    """

    order_id: str
    kind: str
    set_mark: bool
    clause: str = ""
    waybill: str = ""
    at: int | None = None
    reason: str = ""
    words: str = ""


class HeldMarks(NamedTuple):
    """What holds for an order beside its asides; ``note`` is "" without one."""

    handed_over_at: int | None
    note: str
    note_at: int | None


def save_marks(db: sqlite3.Connection, action: int, rows: Iterable[Marked]) -> None:
    """Stores what the owner said of marks, as rows of the action, and brings up to date what holds."""
    db.executemany(
        f"INSERT INTO mark_said (action_ref, {', '.join(Marked._fields)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((action, *row) for row in rows),
    )
    derive_marks(db, action)


def derive_marks(db: sqlite3.Connection, action: int) -> None:
    """Works out anew what holds for the orders that the action is about."""
    db.execute(f"DELETE FROM order_mark WHERE order_id IN ({_OF_ACTION})", (action,))
    db.execute(_DERIVE_MARKS, (action,))
    db.execute(f"DELETE FROM aside WHERE order_id IN ({_OF_ACTION})", (action,))
    db.execute(_DERIVE_ASIDES, (action,))


_OF_ACTION = "SELECT order_id FROM mark_said WHERE action_ref = ?"
# Of several rows about one thing the newest holds: SQLite takes the other columns from the row that has the MAX.
_HELD = f"""
SELECT m.*, a.made_at, MAX(m.id) AS newest FROM mark_said m JOIN owner_action a ON a.id = m.action_ref
WHERE a.undone = 0 AND m.order_id IN ({_OF_ACTION}) AND m.kind {{kinds}} GROUP BY m.order_id, m.kind, m.clause, m.waybill
"""
_DERIVE_MARKS = f"""
INSERT INTO order_mark (order_id, handed_over_at, note, note_at)
SELECT order_id, MAX(CASE kind WHEN '{ActionKind.HANDED_OVER}' THEN at END),
    COALESCE(MAX(CASE kind WHEN '{ActionKind.NOTE}' THEN words END), ''), MAX(CASE kind WHEN '{ActionKind.NOTE}' THEN made_at END)
FROM ({_HELD.format(kinds=f"<> '{ActionKind.ASIDE}'")}) WHERE set_mark = 1 GROUP BY order_id
"""
_DERIVE_ASIDES = f"""
INSERT INTO aside (order_id, clause, waybill, reason, words, until_at, made_at)
SELECT order_id, clause, waybill, reason, words, at, made_at
FROM ({_HELD.format(kinds=f"= '{ActionKind.ASIDE}'")}) WHERE set_mark = 1
"""


def orders_of_action(db: sqlite3.Connection, action: int) -> list[str]:
    """The numbers of the orders that the action is about."""
    rows = db.execute(f"SELECT DISTINCT order_id FROM ({_OF_ACTION}) ORDER BY order_id", (action,))
    return [row[0] for row in rows]


def clauses_of_action(db: sqlite3.Connection, action: int) -> tuple[str, ...]:
    """The clauses that the action's asides name, in the order in which they were said."""
    rows = db.execute(
        "SELECT clause FROM mark_said WHERE action_ref = ? AND clause <> '' GROUP BY clause ORDER BY MIN(id)", (action,)
    )
    return tuple(row[0] for row in rows)


def words_of_action(db: sqlite3.Connection, action: int) -> str:
    """The note that the action wrote; "" where it wrote none, or took one away."""
    row = db.execute(
        "SELECT words FROM mark_said WHERE action_ref = ? AND kind = ? LIMIT 1", (action, ActionKind.NOTE)
    ).fetchone()
    return "" if row is None else str(row[0])


def marks_of(db: sqlite3.Connection, order_id: str) -> HeldMarks:
    """What holds for an order beside its asides."""
    row = db.execute("SELECT handed_over_at, note, note_at FROM order_mark WHERE order_id = ?", (order_id,)).fetchone()
    return HeldMarks(*row) if row is not None else HeldMarks(None, "", None)


def asides_of(db: sqlite3.Connection, order_id: str) -> tuple[Aside, ...]:
    """What is set aside of an order, also what counts again since its time is over; by clause and waybill."""
    rows = db.execute(
        "SELECT clause, waybill, reason, words, until_at, made_at FROM aside WHERE order_id = ? ORDER BY clause, waybill",
        (order_id,),
    )
    return tuple(
        Aside(row[0] or None, row[1] or None, AsideReason(row[2]), row[3], row[4], row[5]) for row in rows.fetchall()
    )


def standing(db: sqlite3.Connection, order_ids: Sequence[str], kind: str) -> list[tuple[str, str, str]]:
    """(order number, clause, waybill) of the marks of that kind which hold for these orders; clause and waybill of asides."""
    if kind == ActionKind.ASIDE:
        query = "SELECT order_id, clause, waybill FROM aside WHERE"
    else:
        held = "handed_over_at IS NOT NULL" if kind == ActionKind.HANDED_OVER else "note <> ''"
        query = f"SELECT order_id, '', '' FROM order_mark WHERE {held} AND"
    rows = db.execute(f"{query} order_id IN (SELECT value FROM JSON_EACH(?))", (json.dumps(list(order_ids)),))
    return [tuple(row) for row in rows]


def was_sent_in(db: sqlite3.Connection, order_ids: Sequence[str], waybill: str) -> bool:
    """Whether any of these orders ever had a parcel of that number."""
    query = (
        "SELECT 1 FROM parcel p JOIN shipment s ON s.parcel_ref = p.id JOIN orders o ON o.id = s.order_ref"
        " WHERE p.waybill = ? AND o.order_id IN (SELECT value FROM JSON_EACH(?)) LIMIT 1"
    )
    return db.execute(query, (waybill, json.dumps(list(order_ids)))).fetchone() is not None


def judge_again(db: sqlite3.Connection, order_ids: Sequence[str]) -> None:
    """The orders of these numbers, where they are there, are judged again at the next refresh."""
    db.execute(
        "INSERT OR IGNORE INTO to_judge SELECT id FROM orders WHERE order_id IN (SELECT value FROM JSON_EACH(?))",
        (json.dumps(list(order_ids)),),
    )
