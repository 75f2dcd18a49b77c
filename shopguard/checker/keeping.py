"""The stored verdicts: judging orders again and keeping what is worth it.

Orders of which everything is met or over, and those of whose parcels nothing is known, are found in one look (:func:`settle`);
only the rest is judged clause by clause (:func:`judge_open`), which writes nothing and may be done by another connection than
the one that keeps (:func:`keep`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shopguard.checker.form import Form
from shopguard.checker.judge import Question, has_extensions, judge_prepared, list_orders, prepare
from shopguard.checker.owners_word import has_asides
from shopguard.checker.settled import settled_orders
from shopguard.checker.untold import untold_verdicts
from shopguard.checker.verdicts import SETTLED_VERDICT, VERDICTS_OF_JUDGED
from shopguard.core.finding import State
from shopguard.core.rulebook import Rulebook
from shopguard.store.colour_history import begin_colours, note_colours, remember_colours
from shopguard.store.engine import sqlite3
from shopguard.store.fetch import TRAITS
from shopguard.store.switches import clauses_off
from shopguard.store.warned import Due, note_warned

Row = tuple[Any, ...]


class Judged(NamedTuple):
    """What is to be stored of orders, order after order: ``findings`` as :data:`FINDING` names their columns, by beginning;
    ``verdicts``: (order ref, risk, clause, state, deadline, next change at). ``paid``: what their amounts are reckoned from:
    (order ref, fen paid, paid at, promised at, *traits), the traits in the order of :data:`~shopguard.store.fetch.TRAITS`.
    """

    findings: list[Row]
    verdicts: list[Row]
    paid: list[Row]


class Priced(NamedTuple):
    """``adds``: for each of the findings the fen by which it raises its order's amount from its beginning on;
    ``amounts``: fen now due, by order ref."""

    adds: Sequence[int]
    amounts: Mapping[int, int]


def keep_verdicts(db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: Iterable[int]) -> None:
    """Judges the orders and stores findings and verdicts (without amounts); inside the caller's transaction."""
    begin_colours(db)
    judged = judge_open(db, rulebook, question, settle(db, rulebook, question, order_refs))
    keep(db, judged, Priced([0] * len(judged.findings), {}))
    note_warned(db, due_of(judged), question.at)
    note_colours(db, question.at)


def settle(db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: Iterable[int]) -> list[int]:
    """Stores the verdicts of the orders that one look tells, and forgets those of the others, which it returns.

    What stood before is collected for the history of the colours (:mod:`shopguard.store.colour_history`).
    """
    prepare(db, question, _TABLES)
    list_orders(db, "waiting_order", order_refs)
    remember_colours(db)
    db.execute("DELETE FROM finding WHERE order_ref IN (SELECT id FROM waiting_order)")
    db.execute("DELETE FROM to_judge WHERE order_ref IN (SELECT id FROM waiting_order)")
    untold = (
        None if has_extensions(db) else untold_verdicts(rulebook, frozenset(clauses_off(db)), asides=has_asides(db))
    )
    if untold is not None and not _knows_records(db):  # then nearly all are untold, and need no other look
        db.execute("INSERT INTO looked_at SELECT id, NULL FROM waiting_order")
        _judge_untold(db, untold, question)
        untold = None
        db.execute(_ONLY_LEFT)
        db.execute("DELETE FROM temp.looked_at")
    db.execute(f"INSERT INTO looked_at {settled_orders(rulebook)}", question.parameters(db))
    db.execute(SETTLED_VERDICT)
    _judge_untold(db, untold, question)
    return [row[0] for row in db.execute(_LEFT)]


def _judge_untold(db: sqlite3.Connection, untold: str | None, question: Question) -> None:
    """Of the orders looked at without a risk: forgets their verdicts, and stores those of the untold ones."""
    db.execute("DELETE FROM verdict WHERE order_ref IN (SELECT id FROM looked_at WHERE risk IS NULL)")
    if untold is not None:
        db.execute(untold, question.parameters(db))


def _knows_records(db: sqlite3.Connection) -> bool:
    """Whether any file ever told of a parcel's way."""
    return db.execute("SELECT 1 FROM track_event LIMIT 1").fetchone() is not None


_ONLY_LEFT = "DELETE FROM temp.waiting_order WHERE id IN (SELECT order_ref FROM verdict)"
_LEFT = """
SELECT l.id FROM looked_at l LEFT JOIN verdict v ON v.order_ref = l.id WHERE l.risk IS NULL AND v.order_ref IS NULL
"""


_TABLES = {"waiting_order": "id INTEGER PRIMARY KEY", "looked_at": "id INTEGER PRIMARY KEY, risk INTEGER"}


def judge_open(db: sqlite3.Connection, rulebook: Rulebook, question: Question, order_refs: Sequence[int]) -> Judged:
    """Judges the orders clause by clause. Stores nothing."""
    prepare(db, question)
    list_orders(db, "judged_order", order_refs)
    judge_prepared(db, rulebook, question, Form(scoped=True, open_only=True, outlook=True))
    cursor = db.cursor()
    cursor.row_factory = None
    return Judged(*(cursor.execute(query).fetchall() for query in (_FINDINGS, VERDICTS_OF_JUDGED, _PAID)))


FINDING = (
    "order_ref",
    "shipment_ref",
    "clause",
    "effective",
    "since",
    "deadline",
    "state",
    "lapses_to",
    "begins",
    "warns_at",
)
_FINDINGS = f"""
SELECT {", ".join(FINDING)} FROM judgement
WHERE state IN ('breached', 'unconfirmed', 'due', 'suspect') OR lapses_to IS NOT NULL
ORDER BY order_ref, begins, clause, shipment_ref, deadline
"""


_PAID = f"""
SELECT o.id, o.amount_fen, o.paid_at, o.promised_at, {", ".join(f"t.{name}" for name in TRAITS)}
FROM judged_order j CROSS JOIN orders o ON o.id = j.id LEFT JOIN order_trait t ON t.order_ref = o.id
"""


def keep(db: sqlite3.Connection, judged: Judged, priced: Priced, into: str = "main") -> None:
    """Stores findings and verdicts of orders that :func:`settle` has left. ``into``: the database's schema, or ``temp``."""
    marks = ", ".join("?" * (len(FINDING) + 2))
    db.executemany(
        f"INSERT INTO {into}.finding ({', '.join(FINDING)}, adds_fen, nth) VALUES ({marks})",
        _numbered(judged.findings, priced.adds),
    )
    db.executemany(
        f"INSERT INTO {into}.verdict (order_ref, risk, clause, state, deadline, next_change_at, yuan_fen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((*row, priced.amounts.get(row[0], 0)) for row in judged.verdicts),
    )


def due_of(judged: Judged) -> Iterator[Due]:
    """The findings whose deadline is near: what the owner is warned of."""
    order_ref, shipment_ref, clause, deadline, state = map(FINDING.index, (*Due._fields, "state"))
    for row in judged.findings:
        if row[state] == State.DUE:
            yield Due(row[order_ref], row[shipment_ref], row[clause], row[deadline])


def _numbered(findings: Iterable[Row], adds: Iterable[int]) -> Iterator[Row]:
    """The findings with what they add, and 0, 1, … within each order."""
    before, nth = None, 0
    for row, fen in zip(findings, adds, strict=True):
        nth = nth + 1 if row[0] == before else 0
        before = row[0]
        yield (*row, fen, nth)
