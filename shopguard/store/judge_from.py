"""The day from which on orders are judged."""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import start_of_day
from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import JUDGE_FROM, OVER_BEFORE, over_before
from shopguard.store.lacking import count_anew
from shopguard.store.setting import keep_setting, setting

_ALL = "all"


def judge_from(db: sqlite3.Connection) -> date | None:
    """The day (Beijing); None: all orders are judged."""
    told = setting(db, JUDGE_FROM)
    return None if told is None or told == _ALL else date.fromisoformat(told)


def was_chosen(db: sqlite3.Connection) -> bool:
    """Whether the owner has chosen, be it to judge all."""
    return setting(db, JUDGE_FROM) is not None


def keep_judge_from(db: sqlite3.Connection, day: date | None) -> int:
    """Remembers the day and lists the orders that are judged by it and were not, or the other way round; returns how many.

    Inside the caller's transaction.
    """
    before, after = _moment(judge_from(db)), _moment(day)
    keep_setting(db, JUDGE_FROM, _ALL if day is None else day.isoformat())
    count_anew(db)
    return db.execute(
        "INSERT OR IGNORE INTO to_judge SELECT o.id FROM orders o"
        f" WHERE {over_before(str(before))} <> {over_before(str(after))}"
    ).rowcount


def is_left_out(db: sqlite3.Connection, order_ref: int) -> bool:
    """Whether the order is not judged because it was over before the day."""
    return bool(db.execute(f"SELECT {OVER_BEFORE} FROM orders o WHERE o.id = ?", (order_ref,)).fetchone()[0])


def _moment(day: date | None) -> int:
    return 0 if day is None else start_of_day(day)
