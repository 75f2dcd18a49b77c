"""Many rows into a table by few statements: a second thread can work while SQLite is at one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from shopguard.store.engine import sqlite3

_MOST = 1024  # rows of one statement; a power of two
_MOST_CELLS = 32766  # SQLite's limit of values in one statement, as it is built by default


def insert_columns(db: sqlite3.Connection, table: str, values: Mapping[str, Sequence[Any]]) -> None:
    """Inserts rows into the table, told as columns of the same length: name → its values."""
    names, width = tuple(values), len(values)
    count, done = len(values[names[0]]), 0
    size = _MOST
    while size * width > _MOST_CELLS:
        size //= 2
    while done < count:  # few sizes, so that the statements stay prepared
        while size > count - done:
            size //= 2
        cells: list[Any] = [None] * (size * width)
        for place, name in enumerate(names):
            cells[place::width] = values[name][done : done + size]
        db.execute(_statement(table, names, size), cells)
        done += size


@lru_cache(maxsize=128)
def _statement(table: str, columns: tuple[str, ...], rows: int) -> str:
    marks = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * rows)}"
