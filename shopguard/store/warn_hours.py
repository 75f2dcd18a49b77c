"""How many hours before a deadline its colour changes: what the stored verdicts were made with."""

from __future__ import annotations

from shopguard.core.finding import DEFAULT_WARN_HOURS
from shopguard.store.engine import sqlite3
from shopguard.store.setting import keep_setting, setting

_NAME = "warn_hours"


def warn_hours(db: sqlite3.Connection) -> int:
    """The hours of the stored verdicts."""
    told = setting(db, _NAME)
    return DEFAULT_WARN_HOURS if told is None else int(told)


def keep_warn_hours(db: sqlite3.Connection, hours: int) -> None:
    """Takes other hours and lists the orders for which they can make a difference; inside the caller's transaction.

    Those are the orders whose colour is still to change: a warning comes between now and a deadline.
    """
    keep_setting(db, _NAME, str(hours))
    db.execute("INSERT OR IGNORE INTO to_judge SELECT order_ref FROM verdict WHERE next_change_at IS NOT NULL")
