"""Judging: runs the compiled rulebook into a temporary table, and keeps the stored verdicts up to date with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shopguard.checker.compile import compile_rest, compile_rulebook
from shopguard.checker.settled import settled_orders
from shopguard.core.beijing import HOUR
from shopguard.core.finding import RISK_OF_STATE, Finding, Risk, State
from shopguard.core.rulebook import Rulebook
from shopguard.store.milestones import NEVER

DEFAULT_WARN_HOURS = 12

_RISK = "CASE state " + " ".join(f"WHEN '{s.value}' THEN {int(r)}" for s, r in RISK_OF_STATE.items()) + " END"

# An ended order without a breach is closed, whatever else is open about it.
_ENDED = (
    "(o.status IN ('finished', 'closed') OR o.refunded = 1) AND COALESCE(o.finished_at <= (SELECT seen FROM asked), 1)"
)
# The finding that speaks for the order; what is met or exempt has nothing to say.
_VERDICT = f"""
SELECT o.id AS order_ref,
    CASE WHEN COALESCE(j.risk, {int(Risk.OK)}) <> {int(Risk.VIOLATED)} AND {_ENDED} THEN {int(Risk.CLOSED)}
        ELSE COALESCE(j.risk, {int(Risk.OK)}) END AS risk,
    j.clause, j.state, j.deadline, j.next_change_at
FROM orders o LEFT JOIN (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY order_ref ORDER BY risk,
        CASE risk WHEN {int(Risk.VIOLATED)} THEN abnormal END DESC, deadline IS NULL, deadline, clause) AS place
    FROM (
        SELECT order_ref, clause, state, deadline, abnormal, {_RISK} AS risk,
            MIN(next_change_at) OVER (PARTITION BY order_ref) AS next_change_at
        FROM judgement WHERE state NOT IN ('met', 'exempt'))
) j ON j.order_ref = o.id AND j.place = 1
"""
_SETTLED_VERDICT = f"""
INSERT INTO verdict (order_ref, risk)
SELECT o.id, CASE WHEN {_ENDED} THEN {int(Risk.CLOSED)} ELSE {int(Risk.OK)} END
FROM settled_order s JOIN orders o ON o.id = s.id WHERE 1
ON CONFLICT (order_ref) DO UPDATE SET risk = excluded.risk, clause = NULL, state = NULL, deadline = NULL, next_change_at = NULL,
    yuan_fen = 0
WHERE risk <> excluded.risk OR clause IS NOT NULL OR next_change_at IS NOT NULL OR yuan_fen <> 0
"""
# Files and the owner can tell of moments the computer's clock has not reached yet: they change the verdict when they come.
_OF_ORDER = ("submitted_at", "paid_at", "uploaded_at", "finished_at")
_OF_SHIPMENT = (
    *(
        "uploaded_at",
        "picked_up_at",
        "maybe_picked_up_at",
        "picked_up_by",
        "first_hub_at",
        "maybe_hub_at",
        "first_hub_by",
    ),
    *("out_at", "signed_at", "returned_at", "refused_at", "trouble_at", "recalled_at", "no_number_at", "elsewhere_at"),
    *(
        "maybe_elsewhere_at",
        "hub_again_at",
        "first_record_at",
        "first_understood_at",
        "last_event_at",
        "last_record_at",
    ),
)
_OF_OWNER = (
    *("after_sale_agreed_at", "return_asked_at", "refund_asked_at", "intercepted_at", "question_at", "answered_at"),
    *("delivered_at", "qic_received_at", "inspected_at", "told_at"),
)


def _still_to_come(table: str, key: str, columns: tuple[str, ...]) -> str:
    """The first moment after the one asked about, of those rows that tell any."""
    coming = ", ".join(f"COALESCE(CASE WHEN {column} > seen THEN {column} END, {NEVER})" for column in columns)
    latest = ", ".join(f"COALESCE({column}, 0)" for column in columns)
    return (
        f"SELECT {key} AS order_ref, MIN({coming}) AS moment FROM {table}, asked"
        f" WHERE {key} IN (SELECT id FROM judged_order) AND MAX({latest}) > seen"
    )


_AWAIT_WHAT_IS_STILL_TO_COME = f"""
UPDATE verdict SET next_change_at = MIN(COALESCE(verdict.next_change_at, {NEVER}), to_come.moment)
FROM (
    SELECT order_ref, MIN(moment) AS moment FROM (
        {_still_to_come("orders", "id", _OF_ORDER)}
        UNION ALL {_still_to_come("shipment", "order_ref", _OF_SHIPMENT)}
        UNION ALL {_still_to_come("order_trait", "order_ref", _OF_OWNER)}
    ) GROUP BY order_ref
) to_come WHERE to_come.order_ref = verdict.order_ref
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
    _prepare(db)
    if order_refs is not None:
        db.executemany("INSERT OR IGNORE INTO judged_order VALUES (?)", ((ref,) for ref in order_refs))
    db.execute("INSERT INTO asked VALUES (?)", (question.seen,))
    _judge(db, rulebook, _asked(question), scoped=order_refs is not None)


def _asked(question: Question) -> dict[str, int]:
    return {
        "at": question.at,
        "seen": question.seen,
        "warn": question.warn_hours * HOUR,
        "assume": question.assume_known_until,
    }


def _judge(db: sqlite3.Connection, rulebook: Rulebook, asked: dict[str, int], *, scoped: bool) -> None:
    extensions = has_extensions(db)
    db.execute(f"INSERT INTO judgement {compile_rulebook(rulebook, scoped=scoped, extensions=extensions)}", asked)
    rest = compile_rest(rulebook, extensions=extensions)
    if rest is not None:
        db.execute(f"INSERT INTO judgement {rest}", asked)


def has_extensions(db: sqlite3.Connection) -> bool:
    """Whether the calendar of extensions holds any."""
    return db.execute("SELECT 1 FROM extension WHERE removed = 0 LIMIT 1").fetchone() is not None


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
            excepted_by=row["excepted_by"],
            next_change_at=row["next_change_at"],
        )


def verdicts(db: sqlite3.Connection, *, least_urgent: Risk) -> list[sqlite3.Row]:
    """(order_ref, order_id, shop, risk, clause, state, deadline) of the last :func:`judge`, by urgency."""
    return db.execute(
        f"SELECT v.*, o.order_id, shop.name AS shop FROM ({_VERDICT}) v JOIN orders o ON o.id = v.order_ref"
        " JOIN shop ON shop.id = o.shop_ref WHERE v.risk <= ? ORDER BY v.risk, v.deadline IS NULL, v.deadline, o.order_id",
        (int(least_urgent),),
    ).fetchall()


def keep_verdicts(db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: Iterable[int]) -> None:
    """Judges the orders and stores findings and verdicts (amounts follow); inside the caller's transaction.

    Orders of which everything is met or over are found in one look; only the rest is judged clause by clause.
    """
    _prepare(db)
    db.executemany("INSERT OR IGNORE INTO waiting_order VALUES (?)", ((ref,) for ref in order_refs))
    db.execute("INSERT INTO asked VALUES (?)", (question.seen,))
    asked = _asked(question)
    db.execute(f"INSERT INTO settled_order {settled_orders(rulebook)}", asked)
    db.execute("INSERT INTO judged_order SELECT id FROM waiting_order WHERE id NOT IN (SELECT id FROM settled_order)")
    _judge(db, rulebook, asked, scoped=True)
    db.execute("DELETE FROM finding WHERE order_ref IN (SELECT id FROM waiting_order)")
    db.execute(
        "INSERT INTO finding (order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of,"
        " effective, other, excepted_by, next_change_at)"
        " SELECT order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of,"
        f" COALESCE(effective, ''), other, excepted_by, next_change_at FROM judgement WHERE state IN {_WORTH_KEEPING}"
    )
    db.execute(_SETTLED_VERDICT)
    db.execute("DELETE FROM verdict WHERE order_ref IN (SELECT id FROM judged_order)")
    db.execute(
        f"INSERT INTO verdict (order_ref, risk, clause, state, deadline, next_change_at) {_VERDICT}"
        " WHERE o.id IN (SELECT id FROM judged_order)"
    )
    db.execute(_AWAIT_WHAT_IS_STILL_TO_COME)
    db.execute("UPDATE orders SET touched = 0 WHERE touched = 1 AND id IN (SELECT id FROM waiting_order)")


# Made once per connection and emptied each time, so that the compiled statements stay prepared.
_TABLES = {
    "waiting_order": "id INTEGER PRIMARY KEY",
    "settled_order": "id INTEGER PRIMARY KEY",
    "judged_order": "id INTEGER PRIMARY KEY",
    "asked": "seen INTEGER NOT NULL",
    "judgement": "order_ref INTEGER, shipment_ref INTEGER, clause TEXT, state TEXT, why TEXT, since INTEGER, deadline INTEGER,"
    " happened_at INTEGER, known_as_of INTEGER, effective TEXT, other TEXT, excepted_by TEXT, abnormal INTEGER, next_change_at INTEGER",
}


def _prepare(db: sqlite3.Connection) -> None:
    for name, columns in _TABLES.items():
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns})")
        db.execute(f"DELETE FROM temp.{name}")


def verdict_of(db: sqlite3.Connection, order_ref: int) -> Risk:
    """The risk of one order by the last :func:`judge` of this connection."""
    return Risk(db.execute(f"SELECT risk FROM ({_VERDICT}) WHERE order_ref = ?", (order_ref,)).fetchone()[0])


def keep_amounts(db: sqlite3.Connection, amounts: Iterable[tuple[int, int]]) -> None:
    """Stores (order ref, fen now due) with the verdicts."""
    db.executemany("UPDATE verdict SET yuan_fen = ? WHERE order_ref = ?", ((fen, ref) for ref, fen in amounts))
