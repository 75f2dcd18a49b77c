"""Looking things up by many ids: SQLite takes only so many values at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from shopguard.store.engine import sqlite3

_AT_ONCE = 900  # below the least limit any build of SQLite has


def by_ids(db: sqlite3.Connection, select: str, ids: Sequence[str | int]) -> list[sqlite3.Row]:
    """The rows of ``select`` (which ends in ``IN``) for all the ids."""
    rows: list[sqlite3.Row] = []
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows += db.execute(f"{select} ({', '.join('?' * len(part))})", part).fetchall()
    return rows


def by_names(db: sqlite3.Connection, select: str, column: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of ``select`` (from one table named t) where its indexed text ``column`` is one of the names."""
    cursor = db.cursor()
    cursor.row_factory = None
    query = f"{select.replace(' FROM ', ' FROM JSON_EACH(?) j CROSS JOIN ')} ON t.{column} = j.value"
    return cursor.execute(query, (json.dumps(names),)).fetchall()


def beyond_all(db: sqlite3.Connection, table: str, column: str, names: Sequence[str]) -> bool:
    """Whether every name sorts before or behind all that stand in the table's indexed column: none of them is there.

    Numbers that grow with time mostly do, and this is told without looking for each of them.
    """
    least, most = db.execute(
        f"SELECT (SELECT MIN({column}) FROM {table}), (SELECT MAX({column}) FROM {table})"
    ).fetchone()
    return least is None or min(names) > most or max(names) < least
