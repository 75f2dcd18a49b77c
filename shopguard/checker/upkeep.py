"""Which orders need judging: after an import, as time passes; and what moment the stored verdicts speak for."""

from __future__ import annotations

from shopguard.store.engine import sqlite3
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


def verdicts_hold(db: sqlite3.Connection, at: int) -> bool:
    """Whether the stored verdicts speak for ``at``, but for the orders that wait: not for the past of the last judgement."""
    judged_at = verdicts_moment(db)
    return judged_at is not None and at >= judged_at and not setting(db, REJUDGING)


def _refs(db: sqlite3.Connection, query: str, *parameters: int) -> list[int]:
    return [row[0] for row in db.execute(query, parameters)]
