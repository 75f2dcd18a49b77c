"""Appeal cases and their evidence in the database; the originals lie in the folder ``evidence`` beside it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

EVIDENCE_FOLDER = "evidence"
COLLECTING = "collecting"


@dataclass(frozen=True, slots=True)
class AppealRow:
    """One case. ``finding`` is the JSON frozen when it was opened. Times are unix seconds.

    ``noticed_told``: the owner gave ``noticed_at``; otherwise it is only assumed, the moment the case was opened.
    """

    id: str
    order_id: str
    clause: str
    waybill: str | None
    state: str
    noticed_at: int
    opened_at: int
    reason_text: str
    finding: str
    noticed_told: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file of a case; ``size`` in bytes."""

    appeal_id: str
    item: str
    sha256: str
    name: str
    size: int
    media_type: str
    added_at: int


_APPEAL = """
SELECT appeal.id, orders.order_id, appeal.clause, appeal.waybill, appeal.state, appeal.noticed_at, appeal.opened_at,
       appeal.reason_text, appeal.finding, appeal.noticed_told
FROM appeal JOIN orders ON orders.id = appeal.order_ref
"""
_EVIDENCE = "SELECT appeal_id, item, sha256, name, size, media_type, added_at FROM evidence "


def evidence_path(data: Path, sha256: str) -> Path:
    """Where the original of that hash lies in a data folder."""
    return data / EVIDENCE_FOLDER / sha256[:2] / sha256


def next_appeal_id(db: sqlite3.Connection, day: str) -> str:
    """``A<day>-<number>``, the next number of that day (``day`` like 20261122); free inside a write transaction."""
    stem = f"A{day}-"
    taken = db.execute(
        "SELECT max(CAST(substr(id, ?) AS INTEGER)) FROM appeal WHERE id LIKE ?", (len(stem) + 1, stem + "%")
    ).fetchone()[0]
    return f"{stem}{(taken or 0) + 1:03d}"


def insert_appeal(db: sqlite3.Connection, appeal: AppealRow) -> None:
    """Stores a new case of an order that is there."""
    db.execute(
        """INSERT INTO appeal (id, order_ref, clause, waybill, state, noticed_at, opened_at, reason_text, finding, noticed_told)
           VALUES (?, (SELECT id FROM orders WHERE order_id = ?), ?, ?, ?, ?, ?, ?, ?, ?)""",
        (appeal.id, appeal.order_id, appeal.clause, appeal.waybill, appeal.state, appeal.noticed_at, appeal.opened_at,
         appeal.reason_text, appeal.finding, appeal.noticed_told),
    )  # fmt: skip


def fetch_appeal(db: sqlite3.Connection, appeal_id: str) -> AppealRow | None:
    """The case of that id."""
    row = db.execute(_APPEAL + "WHERE appeal.id = ?", (appeal_id,)).fetchone()
    return None if row is None else _appeal(row)


def find_open_appeal(db: sqlite3.Connection, order_id: str, clause: str) -> str | None:
    """The id of the case still collecting evidence for that order and clause."""
    row = db.execute(
        """SELECT appeal.id FROM appeal JOIN orders ON orders.id = appeal.order_ref
           WHERE orders.order_id = ? AND appeal.clause = ? AND appeal.state = ?""",
        (order_id, clause, COLLECTING),
    ).fetchone()
    return None if row is None else str(row[0])


def fetch_appeals(db: sqlite3.Connection) -> list[AppealRow]:
    """All cases, oldest first."""
    return [_appeal(row) for row in db.execute(_APPEAL + "ORDER BY appeal.opened_at, appeal.id")]


def update_reason_text(db: sqlite3.Connection, appeal_id: str, text: str) -> None:
    """Stores the owner's words."""
    db.execute("UPDATE appeal SET reason_text = ? WHERE id = ?", (text, appeal_id))


def update_noticed_at(db: sqlite3.Connection, appeal_id: str, noticed_at: int) -> None:
    """Stores the moment of the platform's notice as the owner gave it."""
    db.execute("UPDATE appeal SET noticed_at = ?, noticed_told = 1 WHERE id = ?", (noticed_at, appeal_id))


def insert_evidence(db: sqlite3.Connection, row: EvidenceRow) -> None:
    """Adds a file to a slot; the same file in the same slot is kept once, under its first name."""
    db.execute(
        """INSERT INTO evidence (appeal_id, item, sha256, name, size, media_type, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (appeal_id, item, sha256) DO NOTHING""",
        (row.appeal_id, row.item, row.sha256, row.name, row.size, row.media_type, row.added_at),
    )


def delete_evidence(db: sqlite3.Connection, appeal_id: str, item: str, sha256: str) -> bool:
    """Takes a file out of a slot (the original stays in its folder); False when it was not there."""
    gone = db.execute("DELETE FROM evidence WHERE appeal_id = ? AND item = ? AND sha256 = ?", (appeal_id, item, sha256))
    return gone.rowcount > 0


def fetch_evidence(db: sqlite3.Connection, appeal_id: str) -> list[EvidenceRow]:
    """A case's files in the order they were added."""
    return [EvidenceRow(*row) for row in db.execute(_EVIDENCE + "WHERE appeal_id = ? ORDER BY id", (appeal_id,))]


def fetch_all_evidence(db: sqlite3.Connection) -> list[EvidenceRow]:
    """Every file of every case."""
    return [EvidenceRow(*row) for row in db.execute(_EVIDENCE + "ORDER BY id")]


def used_in_other_appeals(db: sqlite3.Connection, appeal_id: str) -> frozenset[str]:
    """The hashes of this case's files that another case uses too."""
    rows = db.execute(
        """SELECT DISTINCT mine.sha256 FROM evidence AS mine
           JOIN evidence AS other ON other.sha256 = mine.sha256 AND other.appeal_id <> mine.appeal_id
           WHERE mine.appeal_id = ?""",
        (appeal_id,),
    )
    return frozenset(row[0] for row in rows)


def _appeal(row: sqlite3.Row) -> AppealRow:
    appeal = AppealRow(*row)
    return replace(appeal, noticed_told=bool(appeal.noticed_told))  # SQLite gives 0 or 1
