"""Judging: runs the compiled rulebook into a temporary table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from shopguard.checker.compile import clause_places, compile_rest, compile_rulebook
from shopguard.checker.form import Form
from shopguard.checker.owners_word import leave_out
from shopguard.checker.verdicts import verdicts_of
from shopguard.core.beijing import HOUR
from shopguard.core.finding import Finding, Risk, State
from shopguard.core.marks import Aside, AsideReason
from shopguard.core.rulebook import Rulebook
from shopguard.store.engine import sqlite3
from shopguard.store.judge_from import judge_from
from shopguard.store.judged_span import OVER_BEFORE
from shopguard.store.warn_hours import warn_hours


@dataclass(frozen=True, slots=True)
class Question:
    """What to judge: at which moment, with which warning (None: as the stored verdicts are), and up to when everything known of
    is taken as known.
    """

    at: int
    warn_hours: int | None = None
    assume_known_until: int = 0
    seen_until: int | None = None  # events after this moment have not happened; None: after ``at``

    @property
    def seen(self) -> int:
        """The last moment whose events count as happened."""
        return self.at if self.seen_until is None else self.seen_until

    def parameters(self, db: sqlite3.Connection) -> dict[str, int]:
        """What the compiled query asks for."""
        hours = warn_hours(db) if self.warn_hours is None else self.warn_hours
        return {"at": self.at, "seen": self.seen, "warn": hours * HOUR, "assume": self.assume_known_until}


def judge(
    db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: Iterable[int] | None = None
) -> None:
    """Fills the temporary table ``judgement`` with one row per finding of all orders (or of ``order_refs``).

    Orders that were over before the day from which the owner wants orders judged have no findings.
    """
    prepare(db, question)
    scoped = order_refs is not None or judge_from(db) is not None
    if order_refs is not None:
        list_orders(db, "judged_order", order_refs)
        db.execute(
            f"DELETE FROM judged_order WHERE id IN (SELECT o.id FROM judged_order JOIN orders o USING (id) WHERE {OVER_BEFORE})"
        )
    elif scoped:
        db.execute(f"INSERT INTO judged_order SELECT o.id FROM orders o WHERE NOT {OVER_BEFORE}")
    judge_prepared(db, rulebook, question, Form(scoped=scoped))


def judge_prepared(db: sqlite3.Connection, rulebook: Rulebook, question: Question, form: Form) -> None:
    """Fills ``judgement``, which :func:`prepare` has emptied."""
    asked = question.parameters(db)
    db.executemany("INSERT INTO clause_place VALUES (?, ?)", clause_places(rulebook))
    form = replace(form, extensions=has_extensions(db), traits=_has_traits(db))
    into = f"INSERT INTO judgement ({_SAID}{_COMES if form.outlook else ''})"
    db.execute(f"{into} {compile_rulebook(rulebook, form)}", asked)
    rest = compile_rest(rulebook, outlook=form.outlook)
    if rest is not None:
        db.execute(f"{into} {rest}", asked)
    leave_out(db, _SAID, question.at, outlook=form.outlook)


def _has_traits(db: sqlite3.Connection) -> bool:
    return db.execute(_WITH_TRAITS).fetchone() is not None


_WITH_TRAITS = "SELECT 1 FROM order_trait WHERE qic OR used_3c OR seller_delivered OR no_courier_data OR fraud LIMIT 1"


def has_extensions(db: sqlite3.Connection) -> bool:
    """Whether the calendar of extensions holds any."""
    return db.execute("SELECT 1 FROM extension WHERE removed = 0 LIMIT 1").fetchone() is not None


def findings(
    db: sqlite3.Connection, states: Iterable[State] = tuple(State), *, set_aside: bool = False
) -> Iterator[Finding]:
    """The findings of the last :func:`judge` of this connection in those states, by order, clause and waybill.

    With ``set_aside`` also those that the owner has set aside, each with why; they count for nothing.
    """
    wanted = ", ".join(f"'{state.value}'" for state in states)
    source = f"SELECT {_SAID}, {_NOT_ASIDE} FROM judgement WHERE state IN ({wanted})"
    if set_aside:
        source += f" UNION ALL SELECT {_SAID}, {_ASIDE} FROM judged_aside WHERE state IN ({wanted})"
    rows = db.execute(
        f"SELECT j.*, p.waybill FROM ({source}) j LEFT JOIN shipment s ON s.id = j.shipment_ref"
        " LEFT JOIN parcel p ON p.id = s.parcel_ref ORDER BY j.order_ref, j.clause, j.shipment_ref"
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
            set_aside=_aside(row) if row["aside_reason"] is not None else None,
        )


def _aside(row: sqlite3.Row) -> Aside:
    return Aside(
        clause=row["about_clause"] or None,
        waybill=row["about_waybill"] or None,
        reason=AsideReason(row["aside_reason"]),
        words=row["words"],
        until=row["until_at"],
        made_at=row["made_at"],
    )


def verdicts(db: sqlite3.Connection, *, least_urgent: Risk) -> list[sqlite3.Row]:
    """(order_ref, order_id, shop, risk, clause, state, deadline) of the last :func:`judge`, by urgency."""
    return db.execute(
        f"SELECT v.*, o.order_id, shop.name AS shop FROM ({verdicts_of('orders o')}) v JOIN orders o ON o.id = v.order_ref"
        " JOIN shop ON shop.id = o.shop_ref WHERE v.risk <= ? ORDER BY v.risk, v.deadline IS NULL, v.deadline, o.order_id",
        (int(least_urgent),),
    ).fetchall()


_SAID = (
    "order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of, effective, other, excepted_by,"
    " urgency, next_change_at"
)
_COMES = ", lapses_to, begins, warns_at"
_ASIDE = "about_clause, about_waybill, aside_reason, words, until_at, made_at"
_NOT_ASIDE = ", ".join(f"NULL AS {name}" for name in _ASIDE.split(", "))
_FINDING = (
    "order_ref INTEGER, shipment_ref INTEGER, clause TEXT, state TEXT, why TEXT, since INTEGER, deadline INTEGER,"
    " happened_at INTEGER, known_as_of INTEGER, effective TEXT, other TEXT, excepted_by TEXT, urgency INTEGER, next_change_at INTEGER"
)
# Made once per connection and emptied each time, so that the compiled statements stay prepared.
_ASKED = {"asked": "seen INTEGER NOT NULL"}
_TABLES = {
    "judged_order": "id INTEGER PRIMARY KEY",
    # without a state: what will speak for its clause once it is broken, and says nothing yet
    "judgement": f"{_FINDING}, lapses_to TEXT, begins INTEGER, warns_at INTEGER",
    "judged_aside": f"{_FINDING}, finding INTEGER PRIMARY KEY, about_clause TEXT, about_waybill TEXT, aside_reason TEXT, words TEXT,"
    " until_at INTEGER, made_at INTEGER",
    "clause_place": "place INTEGER PRIMARY KEY, clause TEXT",
}


def prepare(db: sqlite3.Connection, question: Question, tables: Mapping[str, str] = _TABLES) -> None:
    """Makes or empties temporary tables (name -> columns), those of a judgement; ``asked`` holds the question."""
    for name, columns in (_ASKED | dict(tables)).items():
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns})")
        db.execute(f"DELETE FROM temp.{name}")
    db.execute("INSERT INTO asked VALUES (?)", (question.seen,))


def list_orders(db: sqlite3.Connection, table: str, order_refs: Iterable[int]) -> None:
    """Puts refs into one of the temporary tables of orders."""
    db.execute(f"INSERT OR IGNORE INTO temp.{table} SELECT value FROM JSON_EACH(?)", (json.dumps(list(order_refs)),))


def risks_of(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, Risk]:
    """The risk of each of these orders by the last :func:`judge` of this connection."""
    wanted = f"{verdicts_of('orders o')} WHERE o.id IN (SELECT value FROM JSON_EACH(?))"
    return {row["order_ref"]: Risk(row["risk"]) for row in db.execute(wanted, (json.dumps(list(order_refs)),))}
