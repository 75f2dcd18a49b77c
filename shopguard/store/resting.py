"""What rests on an import, so that it cannot be taken back: newer imports, appeals, tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.store.engine import sqlite3
from shopguard.store.journal import named_tables

Run = tuple[int, int]  # refs of the first and the last row


@dataclass(frozen=True, slots=True)
class Resting:
    """``later``: refs of the newer imports, oldest first, that spoke of what this one wrote; ``appeals`` and ``tags``: how many
    cases and how many tagged orders among the orders that only this import brought.
    """

    later: tuple[int, ...] = ()
    appeals: int = 0
    tags: int = 0

    def __bool__(self) -> bool:
        return bool(self.later or self.appeals or self.tags)


def rests_on(db: sqlite3.Connection, batch_ref: int) -> Resting:
    """What keeps the import from being taken back; empty (false) where nothing does."""
    later = {ref for table in named_tables(db) for ref in _later(db, batch_ref, table)}
    return Resting(tuple(sorted(later)), _count(db, _APPEALS, batch_ref), _count(db, _TAGGED, batch_ref))


def resting_with(db: sqlite3.Connection, batch_ref: int) -> tuple[int, ...]:
    """Refs of all newer imports that would have to be taken back with this one, newest first: those on which others rest too."""
    found: set[int] = set()
    waiting = [batch_ref]
    while waiting:
        ref = waiting.pop()
        new = {later for table in named_tables(db) for later in _later(db, ref, table)} - found - {batch_ref}
        found |= new
        waiting += new
    return tuple(sorted(found, reverse=True))


_ADDED = """
FROM source_file f CROSS JOIN file_added a ON a.file_ref = f.id AND a.table_name = 'orders'
    CROSS JOIN orders o ON o.id > a.after_id AND o.id <= a.until_id
"""
_APPEALS = f"SELECT COUNT(*) {_ADDED} CROSS JOIN appeal p ON p.order_id = o.order_id WHERE f.batch_ref = ?"
# A tag that was taken away again, or whose setting was undone, holds nothing.
_TAGGED = f"""
SELECT COUNT(DISTINCT order_ref) FROM (
    SELECT t.order_ref, t.set_tag, MAX(t.id) {_ADDED} CROSS JOIN tag t ON t.order_ref = o.id
        JOIN owner_action action ON action.id = t.action_ref
    WHERE f.batch_ref = ? AND action.undone = 0 GROUP BY t.order_ref, t.name
) WHERE set_tag = 1
"""


def _count(db: sqlite3.Connection, query: str, batch_ref: int) -> int:
    return int(db.execute(query, (batch_ref,)).fetchone()[0])


def _later(db: sqlite3.Connection, batch_ref: int, table: str) -> set[int]:
    """The newer imports that spoke of a row which this one wrote."""
    written = joined(
        db.execute(
            "SELECT n.first_ref, n.last_ref FROM source_file f CROSS JOIN file_named n ON n.file_ref = f.id"
            " WHERE f.batch_ref = ? AND n.table_name = ? AND n.written = 1",
            (batch_ref, table),
        ).fetchall()
    )
    if not written:
        return set()
    starts = [first for first, _ in written]
    found: set[int] = set()
    for later, first, last in db.execute(_NAMED_LATER, {"batch": batch_ref, "table": table}):
        if later not in found:
            place = bisect_right(starts, last)
            if place and written[place - 1][1] >= first:
                found.add(later)
    return found


_NAMED_LATER = """
SELECT f.batch_ref, n.first_ref, n.last_ref
FROM source_file f JOIN batch b ON b.id = f.batch_ref CROSS JOIN file_named n ON n.file_ref = f.id AND n.table_name = :table
WHERE f.batch_ref <> :batch AND f.id > (SELECT MIN(id) FROM source_file WHERE batch_ref = :batch) AND b.undone_at IS NULL
"""


def joined(runs: Sequence[sqlite3.Row | Run]) -> list[Run]:
    """The runs, none overlapping or touching another, in their order."""
    found: list[Run] = []
    for first, last in sorted((run[0], run[1]) for run in runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found
