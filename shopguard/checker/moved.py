"""A moment for which the stored verdicts do not quite speak: what has moved since then is judged beside them. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.checker.judge import Question, judge, list_orders, prepare
from shopguard.checker.open_rows import not_spoken_for
from shopguard.checker.verdicts import verdicts_of
from shopguard.core.beijing import HOUR
from shopguard.core.finding import State
from shopguard.core.rulebook import Rulebook
from shopguard.core.tariff import Violation
from shopguard.store.engine import sqlite3

_MOVED = {"moved_order": "id INTEGER PRIMARY KEY"}


def judge_moved(db: sqlite3.Connection, rulebook: Rulebook, at: int) -> None:
    """Lists in ``moved_order`` the orders of which the stored verdicts do not say how they stand at ``at`` (unix seconds), and judges
    them into ``judgement``: what waits and what time has changed since; all, for a moment before the last judgement.
    """
    question, moved = Question(at), not_spoken_for(db, at)
    prepare(db, question, _MOVED)
    list_orders(db, "moved_order", moved)
    if moved:
        judge(db, rulebook, question, moved)
    else:
        prepare(db, question)


_COLOURS = f"""
SELECT (o.paid_at + {8 * HOUR}) / {24 * HOUR} AS beijing_day, risk, COUNT(*)
FROM (
    SELECT order_ref, risk FROM main.verdict WHERE order_ref NOT IN (SELECT id FROM moved_order)
    UNION ALL SELECT order_ref, risk FROM ({verdicts_of("moved_order m CROSS JOIN orders o ON o.id = m.id")})
) JOIN orders o ON o.id = order_ref
WHERE o.paid_at BETWEEN ? AND ? GROUP BY beijing_day, risk
"""


def colours_by_day(db: sqlite3.Connection, since: int, until: int) -> list[tuple[int, int, int]]:
    """(Beijing days since 1970-01-01 of the payment, risk, orders), by the verdicts after :func:`judge_moved`."""
    return [tuple(row) for row in db.execute(_COLOURS, (since, until))]


_BREACHED = f"""
SELECT f.order_ref, p.waybill, f.clause, f.effective, f.since, f.deadline
FROM {{source}} f LEFT JOIN shipment s ON s.id = f.shipment_ref LEFT JOIN parcel p ON p.id = s.parcel_ref
WHERE f.state = '{State.BREACHED.value}'
"""
_ALL_BREACHED = (
    f"{_BREACHED.format(source='main.finding')} AND f.order_ref NOT IN (SELECT id FROM moved_order)"
    f" UNION ALL {_BREACHED.format(source='judgement')}"
)


def breached_by_order(db: sqlite3.Connection) -> dict[int, list[Violation]]:
    """All violations by order ref, after :func:`judge_moved`."""
    found: dict[int, list[Violation]] = {}
    for ref, waybill, clause, effective, since, deadline in _plain(db):
        found.setdefault(ref, []).append(Violation(clause, effective, since, deadline, waybill))
    return found


def _plain(db: sqlite3.Connection) -> Iterator[tuple[int, str | None, str, str | None, int | None, int | None]]:
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(_ALL_BREACHED)
