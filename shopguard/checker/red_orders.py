"""Which orders are red, and what was said of others, without going through all that is judged."""

from __future__ import annotations

import json
from collections.abc import Iterable

from shopguard.checker.upkeep import verdicts_hold
from shopguard.core.finding import Risk, State
from shopguard.store.engine import sqlite3


def orders_maybe_red(db: sqlite3.Connection, at: int) -> list[int] | None:
    """The orders that are red at ``at`` by the stored verdicts, that may have turned since, those the owner tagged as fraud, and those
    of which something is set aside.

    None where the verdicts do not speak for ``at``.
    """
    if not verdicts_hold(db, at) or db.execute("SELECT 1 FROM to_judge LIMIT 1").fetchone():
        return None
    rows = db.execute(
        "SELECT order_ref FROM verdict WHERE risk = ? UNION SELECT order_ref FROM verdict WHERE next_change_at <= ?"
        " UNION SELECT order_ref FROM order_trait WHERE fraud"
        " UNION SELECT o.id FROM aside a CROSS JOIN orders o ON o.order_id = a.order_id",
        (int(Risk.VIOLATED), at),
    )
    return [row[0] for row in rows]


def states_said(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, dict[str, set[State]]]:
    """The states that are not red of each clause of these orders, set aside or not, by the last judgement."""
    said: dict[int, dict[str, set[State]]] = {}
    rows = db.execute(
        "SELECT order_ref, clause, state FROM ("
        " SELECT order_ref, clause, state FROM judgement UNION ALL SELECT order_ref, clause, state FROM judged_aside)"
        f" WHERE order_ref IN (SELECT value FROM JSON_EACH(?)) AND state <> '{State.BREACHED.value}'",
        (json.dumps(list(order_refs)),),
    )
    for ref, clause, state in rows:
        said.setdefault(ref, {}).setdefault(clause, set()).add(State(state))
    return said
