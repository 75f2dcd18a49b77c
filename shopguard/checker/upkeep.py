"""Which orders need judging: after an import, as time passes, and for a question about money."""

from __future__ import annotations

import sqlite3

from shopguard.store.setting import setting

JUDGED_AT = "judged_at"  # the setting that says for which moment the stored verdicts were brought up to date
REJUDGING = "rejudging"  # the setting that holds what is left of judging everything by changed rules; "" = nothing is


def waiting_orders(db: sqlite3.Connection, now: int) -> list[int]:
    """Orders an import touched or whose colour is due to change."""
    return _refs(
        db, "SELECT order_ref FROM to_judge UNION SELECT order_ref FROM verdict WHERE next_change_at <= ?", now
    )


def every_order(db: sqlite3.Connection) -> list[int]:
    """All orders."""
    return _refs(db, "SELECT id FROM orders")


def next_change(db: sqlite3.Connection) -> int | None:
    """When the next stored colour is due to change; None = never."""
    at: int | None = db.execute("SELECT MIN(next_change_at) FROM verdict WHERE next_change_at IS NOT NULL").fetchone()[
        0
    ]
    return at


def verdicts_moment(db: sqlite3.Connection) -> int | None:
    """The moment the stored verdicts were last brought up to; None before the first judgement."""
    told = setting(db, JUDGED_AT)
    return None if told is None else int(told)


def orders_that_can_cost(db: sqlite3.Connection, at: int) -> list[int] | None:
    """The orders that cost something at ``at`` or may later, by the stored verdicts; None where these do not speak for ``at``.

    Of what no finding speaks and no change is to come is settled: no passing of time can make it cost anything.
    """
    judged_at = verdicts_moment(db)
    if judged_at is None or at < judged_at or setting(db, REJUDGING):
        return None
    if db.execute("SELECT 1 FROM to_judge LIMIT 1").fetchone():
        return None
    return _refs(
        db, "SELECT order_ref FROM verdict WHERE clause IS NOT NULL OR next_change_at IS NOT NULL ORDER BY order_ref"
    )


def _refs(db: sqlite3.Connection, query: str, *parameters: int) -> list[int]:
    return [row[0] for row in db.execute(query, parameters)]
