"""Looking things up by many ids: SQLite takes only so many values at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

_AT_ONCE = 900  # below the least limit any build of SQLite has


def by_ids(db: sqlite3.Connection, select: str, ids: Sequence[str | int]) -> list[sqlite3.Row]:
    """The rows of ``select`` (which ends in ``IN``) for all the ids."""
    rows: list[sqlite3.Row] = []
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows += db.execute(f"{select} ({', '.join('?' * len(part))})", part).fetchall()
    return rows
