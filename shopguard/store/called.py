"""Which parcels the owner has asked their couriers about. Kept by waybill, so that importing anew or undoing does not lose it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from shopguard.store.engine import sqlite3


def called_at(db: sqlite3.Connection, waybills: Iterable[str]) -> dict[tuple[str, str], int]:
    """When each was asked about: (waybill, stage) to unix seconds."""
    rows = db.execute(
        "SELECT waybill, stage, at FROM called WHERE waybill IN (SELECT value FROM JSON_EACH(?))",
        (json.dumps(sorted(set(waybills))),),
    )
    return {(row[0], row[1]): row[2] for row in rows}


def tick(db: sqlite3.Connection, asked: Iterable[tuple[str, str]], at: int) -> None:
    """Says that the couriers were asked about these (waybill, stage) at ``at``."""
    db.executemany(
        "INSERT INTO called (waybill, stage, at) VALUES (?, ?, ?) ON CONFLICT (waybill, stage) DO UPDATE SET at = excluded.at",
        ((*one, at) for one in asked),
    )


def untick(db: sqlite3.Connection, asked: Iterable[tuple[str, str]]) -> None:
    """Takes that back."""
    db.executemany("DELETE FROM called WHERE waybill = ? AND stage = ?", asked)
