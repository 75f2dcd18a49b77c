"""Judging: runs the compiled rulebook into a temporary table, and keeps the stored verdicts up to date with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shopguard.checker.compile import compile_rulebook
from shopguard.core.beijing import HOUR
from shopguard.core.finding import RISK_OF_STATE, Finding, Risk, State
from shopguard.core.rulebook import Rulebook
from shopguard.store.milestones import NEVER

DEFAULT_WARN_HOURS = 12

_RISK = "CASE state " + " ".join(f"WHEN '{s.value}' THEN {int(r)}" for s, r in RISK_OF_STATE.items()) + " END"

# An ended order without a breach is closed, whatever else is open about it.
_VERDICT = f"""
SELECT o.id AS order_ref,
    CASE WHEN COALESCE(j.risk, {int(Risk.OK)}) <> {int(Risk.VIOLATED)}
            AND (o.status IN ('finished', 'closed') OR o.refunded = 1)
            AND COALESCE(o.finished_at <= (SELECT seen FROM asked), 1) THEN {int(Risk.CLOSED)}
        ELSE COALESCE(j.risk, {int(Risk.OK)}) END AS risk,
    j.clause, j.state, j.deadline, j.next_change_at
FROM orders o LEFT JOIN (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY order_ref ORDER BY risk,
        CASE risk WHEN {int(Risk.VIOLATED)} THEN abnormal END DESC, deadline IS NULL, deadline, clause) AS place
    FROM (
        SELECT order_ref, clause, state, deadline, abnormal, {_RISK} AS risk,
            MIN(next_change_at) OVER (PARTITION BY order_ref) AS next_change_at
        FROM judgement)
) j ON j.order_ref = o.id AND j.place = 1
"""
# Files can tell of moments the computer's clock has not reached yet: they change the verdict when they come.
_AWAIT_WHAT_IS_STILL_TO_COME = f"""
WITH told (order_ref, moment) AS (
    SELECT id, submitted_at FROM orders WHERE id IN (SELECT id FROM judged_order)
    UNION ALL SELECT id, paid_at FROM orders WHERE id IN (SELECT id FROM judged_order)
    UNION ALL SELECT id, uploaded_at FROM orders WHERE id IN (SELECT id FROM judged_order)
    UNION ALL SELECT id, finished_at FROM orders WHERE id IN (SELECT id FROM judged_order)
    UNION ALL SELECT order_ref, uploaded_at FROM shipment WHERE order_ref IN (SELECT id FROM judged_order)
    UNION ALL SELECT order_ref, picked_up_at FROM shipment WHERE order_ref IN (SELECT id FROM judged_order)
    UNION ALL SELECT order_ref, first_hub_at FROM shipment WHERE order_ref IN (SELECT id FROM judged_order)
), to_come AS (
    SELECT order_ref, MIN(moment) AS moment FROM told WHERE moment > (SELECT seen FROM asked) GROUP BY order_ref
)
UPDATE verdict SET next_change_at = MIN(COALESCE(verdict.next_change_at, {NEVER}), to_come.moment)
FROM to_come WHERE to_come.order_ref = verdict.order_ref
"""
_WORTH_KEEPING = "('breached', 'unconfirmed', 'due', 'suspect', 'hint')"


@dataclass(frozen=True, slots=True)
class Question:
    """What to judge: at which moment, with which warning, and up to when everything known of is taken as known."""

    at: int
    warn_hours: int = DEFAULT_WARN_HOURS
    assume_known_until: int = 0
    seen_until: int | None = None  # events after this moment have not happened; None: after ``at``

    @property
    def seen(self) -> int:
        """The last moment whose events count as happened."""
        return self.at if self.seen_until is None else self.seen_until


def judge(
    db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: Iterable[int] | None = None
) -> None:
    """Fills the temporary table ``judgement`` with one row per finding of all orders (or of ``order_refs``)."""
    if order_refs is not None:
        _list_orders(db, order_refs)
    db.execute("DROP TABLE IF EXISTS temp.judgement")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS asked (seen INTEGER NOT NULL)")
    db.execute("DELETE FROM asked")
    db.execute("INSERT INTO asked VALUES (?)", (question.seen,))
    query = compile_rulebook(rulebook, scoped=order_refs is not None)
    db.execute(
        f"CREATE TEMP TABLE judgement AS {query}",
        {
            "at": question.at,
            "seen": question.seen,
            "warn": question.warn_hours * HOUR,
            "assume": question.assume_known_until,
        },
    )


def findings(db: sqlite3.Connection, states: Iterable[State] = tuple(State)) -> Iterator[Finding]:
    """The findings of the last :func:`judge` of this connection in those states, by order, clause and waybill."""
    wanted = ", ".join(f"'{state.value}'" for state in states)
    rows = db.execute(
        "SELECT j.*, p.waybill FROM judgement j LEFT JOIN shipment s ON s.id = j.shipment_ref"
        f" LEFT JOIN parcel p ON p.id = s.parcel_ref WHERE j.state IN ({wanted}) ORDER BY j.order_ref, j.clause, j.shipment_ref"
    )
    for row in rows:
        yield Finding(
            order_ref=row["order_ref"],
            waybill=row["waybill"],
            clause=row["clause"],
            state=State(row["state"]),
            why=row["why"],
            since=row["since"],
            deadline=row["deadline"],
            happened_at=row["happened_at"],
            known_as_of=row["known_as_of"],
            effective=row["effective"],
            other=row["other"],
            next_change_at=row["next_change_at"],
        )


def verdicts(db: sqlite3.Connection, *, least_urgent: Risk) -> list[sqlite3.Row]:
    """(order_ref, order_id, shop, risk, clause, state, deadline) of the last :func:`judge`, by urgency."""
    return db.execute(
        f"SELECT v.*, o.order_id, shop.name AS shop FROM ({_VERDICT}) v JOIN orders o ON o.id = v.order_ref"
        " JOIN shop ON shop.id = o.shop_ref WHERE v.risk <= ? ORDER BY v.risk, v.deadline IS NULL, v.deadline, o.order_id",
        (int(least_urgent),),
    ).fetchall()


def keep_verdicts(db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: list[int]) -> None:
    """Judges the orders and stores findings and verdicts (amounts follow); inside the caller's transaction."""
    judge(db, rulebook, question, order_refs)
    db.execute("DELETE FROM finding WHERE order_ref IN (SELECT id FROM judged_order)")
    db.execute(
        "INSERT INTO finding (order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of,"
        " effective, other, next_change_at)"
        " SELECT order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of,"
        f" COALESCE(effective, ''), other, next_change_at FROM judgement WHERE state IN {_WORTH_KEEPING}"
    )
    db.execute("DELETE FROM verdict WHERE order_ref IN (SELECT id FROM judged_order)")
    db.execute(
        f"INSERT INTO verdict (order_ref, risk, clause, state, deadline, next_change_at) {_VERDICT}"
        " WHERE o.id IN (SELECT id FROM judged_order)"
    )
    db.execute(_AWAIT_WHAT_IS_STILL_TO_COME)
    db.execute("UPDATE orders SET touched = 0 WHERE id IN (SELECT id FROM judged_order)")


def _list_orders(db: sqlite3.Connection, order_refs: Iterable[int]) -> None:
    db.execute("DROP TABLE IF EXISTS temp.judged_order")
    db.execute("CREATE TEMP TABLE judged_order (id INTEGER PRIMARY KEY)")
    db.executemany("INSERT OR IGNORE INTO judged_order VALUES (?)", ((ref,) for ref in order_refs))


def verdict_of(db: sqlite3.Connection, order_ref: int) -> Risk:
    """The risk of one order by the last :func:`judge` of this connection."""
    return Risk(db.execute(f"SELECT risk FROM ({_VERDICT}) WHERE order_ref = ?", (order_ref,)).fetchone()[0])


def keep_amounts(db: sqlite3.Connection, amounts: Iterable[tuple[int, int]]) -> None:
    """Stores (order ref, fen now due) with the verdicts."""
    db.executemany("UPDATE verdict SET yuan_fen = ? WHERE order_ref = ?", ((fen, ref) for ref, fen in amounts))
