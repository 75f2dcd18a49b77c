"""Causes that many appeal cases share: a storm, a courier's stop."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.store.engine import sqlite3


class CauseRow(NamedTuple):
    """A cause with its cases, oldest first. ``opened_at``: unix seconds."""

    id: int
    name: str
    opened_at: int
    appeal_ids: tuple[str, ...]


def cause_named(db: sqlite3.Connection, name: str, now: int) -> int:
    """The cause of that name, made if there is none."""
    row = db.execute("SELECT id FROM appeal_cause WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row[0])
    made = db.execute("INSERT INTO appeal_cause (name, opened_at) VALUES (?, ?)", (name, now))
    return int(made.lastrowid or 0)


def fetch_causes(db: sqlite3.Connection) -> list[CauseRow]:
    """All causes that have a case, the newest first."""
    cases: dict[int, list[str]] = {}
    for ref, appeal_id in db.execute(
        "SELECT cause_ref, id FROM appeal WHERE cause_ref IS NOT NULL ORDER BY opened_at, id"
    ):
        cases.setdefault(ref, []).append(appeal_id)
    rows = db.execute("SELECT id, name, opened_at FROM appeal_cause ORDER BY opened_at DESC, id DESC")
    return [CauseRow(ref, name, at, tuple(cases[ref])) for ref, name, at in rows if ref in cases]
