"""Many rows into a table by few statements: a second thread can work while SQLite is at one of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice

_MOST = 1024  # a power of two


def insert_rows(db: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Inserts the rows, whose values stand in the order of ``columns``."""
    waiting = list(rows)
    size = _MOST
    while size * len(columns) > db.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER):
        size //= 2
    done = 0
    while done < len(waiting):  # few sizes, so that the statements stay prepared
        while size > len(waiting) - done:
            size //= 2
        db.execute(
            _statement(table, tuple(columns), size), list(chain.from_iterable(islice(waiting, done, done + size)))
        )
        done += size


@lru_cache(maxsize=128)
def _statement(table: str, columns: tuple[str, ...], rows: int) -> str:
    marks = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * rows)}"
