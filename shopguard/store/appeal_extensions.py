"""Announced extensions that were added to a case: their words as they stood then. Nothing is deleted, only taken out."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.store.engine import sqlite3


class AppealExtensionRow(NamedTuple):
    """One notice of a case. ``words``: its JSON, frozen when it was added (unix seconds)."""

    id: int
    appeal_id: str
    extension_ref: int
    words: str
    added_at: int


_ROW = "SELECT id, appeal_id, extension_ref, words, added_at FROM appeal_extension "


def insert_appeal_extension(
    db: sqlite3.Connection, appeal_id: str, extension_ref: int, words: str, added_at: int
) -> None:
    """Adds a notice; the same words stand in a case once. One taken out before is back."""
    db.execute(
        """INSERT INTO appeal_extension (appeal_id, extension_ref, words, added_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (appeal_id, words) DO UPDATE SET removed_at = NULL""",
        (appeal_id, extension_ref, words, added_at),
    )


def take_out_appeal_extension(db: sqlite3.Connection, appeal_id: str, ref: int, at: int) -> bool:
    """Takes a notice out of the case (the row stays); False when it was not in it."""
    taken = db.execute(
        "UPDATE appeal_extension SET removed_at = ? WHERE appeal_id = ? AND id = ? AND removed_at IS NULL",
        (at, appeal_id, ref),
    )
    return taken.rowcount > 0


def fetch_appeal_extensions(db: sqlite3.Connection, appeal_id: str) -> list[AppealExtensionRow]:
    """The notices of a case in the order they were added; not those taken out."""
    rows = db.execute(_ROW + "WHERE appeal_id = ? AND removed_at IS NULL ORDER BY id", (appeal_id,))
    return [AppealExtensionRow(*row) for row in rows]
