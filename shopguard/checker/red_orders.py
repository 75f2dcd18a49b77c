"""Which orders are red, and what was said of others, without going through all that is judged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from shopguard.checker.upkeep import verdicts_hold
from shopguard.core.finding import Risk, State


def orders_maybe_red(db: sqlite3.Connection, at: int) -> list[int] | None:
    """The orders that are red at ``at`` by the stored verdicts, that may have turned since, and those the owner tagged as fraud.

    None where the verdicts do not speak for ``at``.
    """
    if not verdicts_hold(db, at) or db.execute("SELECT 1 FROM to_judge LIMIT 1").fetchone():
        return None
    rows = db.execute(
        "SELECT order_ref FROM verdict WHERE risk = ? UNION SELECT order_ref FROM verdict WHERE next_change_at <= ?"
        " UNION SELECT order_ref FROM order_trait WHERE fraud",
        (int(Risk.VIOLATED), at),
    )
    return [row[0] for row in rows]


def states_said(db: sqlite3.Connection, order_refs: Iterable[int]) -> dict[int, dict[str, set[State]]]:
    """The states that are not red of each clause of these orders, by the last judgement of this connection."""
    said: dict[int, dict[str, set[State]]] = {}
    rows = db.execute(
        "SELECT j.order_ref, j.clause, j.state FROM judgement j WHERE j.order_ref IN (SELECT value FROM JSON_EACH(?))"
        f" AND j.state <> '{State.BREACHED.value}'",
        (json.dumps(list(order_refs)),),
    )
    for ref, clause, state in rows:
        said.setdefault(ref, {}).setdefault(clause, set()).add(State(state))
    return said
