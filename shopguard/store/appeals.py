"""Appeal cases in the database. Nothing of a case is ever deleted: a step or a file that no longer counts is marked so."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import Literal

Origin = Literal["finding", "notice", "ledger"]
COLLECTING = "collecting"


@dataclass(frozen=True, slots=True)
class AppealRow:
    """One case. Times are unix seconds.

    ``state``: that of its newest step that counts. ``origin``: what it was opened from. ``order_id`` may be of an order that no
    file has shown. ``noticed_told``: the owner gave ``noticed_at``; otherwise it is only assumed, the moment the case was opened.
    ``finding``: the JSON frozen when it was opened, None where nothing was judged. ``unmasked``: the fields of buyers' data
    that the owner wants printed, ``"name,phone"``. ``notice_text``, ``notice_fen``: what the platform's notice said.
    """

    id: str
    order_id: str
    clause: str
    waybill: str | None
    noticed_at: int
    opened_at: int
    finding: str | None
    noticed_told: bool = False
    reason_text: str = ""
    origin: Origin = "finding"
    ledger_key: str | None = None
    cause_ref: int | None = None
    cause: str = ""
    notice_text: str = ""
    notice_fen: int | None = None
    unmasked: str = ""
    state: str = COLLECTING


_STORED = tuple(field.name for field in fields(AppealRow) if field.name not in ("cause", "state"))
# the newest step that has not been taken back
_STATE = f"""COALESCE((SELECT s.state FROM appeal_step s WHERE s.appeal_id = appeal.id AND s.taken_back_at IS NULL
    ORDER BY s.id DESC LIMIT 1), '{COLLECTING}')"""
_APPEAL = f"""
SELECT {", ".join(f"appeal.{name}" for name in _STORED)}, COALESCE(c.name, '') AS cause, {_STATE} AS state
FROM appeal LEFT JOIN appeal_cause c ON c.id = appeal.cause_ref
"""


def next_appeal_id(db: sqlite3.Connection, day: str) -> str:
    """``A<day>-<number>``, the next number of that day (``day`` like 20261122); free inside a write transaction."""
    stem = f"A{day}-"
    taken = db.execute(
        "SELECT max(CAST(substr(id, ?) AS INTEGER)) FROM appeal WHERE id LIKE ?", (len(stem) + 1, stem + "%")
    ).fetchone()[0]
    return f"{stem}{(taken or 0) + 1:03d}"


def insert_appeal(db: sqlite3.Connection, appeal: AppealRow) -> None:
    """Stores a new case, still collecting."""
    db.execute(
        f"INSERT INTO appeal ({', '.join(_STORED)}) VALUES ({', '.join('?' * len(_STORED))})",
        tuple(getattr(appeal, name) for name in _STORED),
    )


def fetch_appeal(db: sqlite3.Connection, appeal_id: str) -> AppealRow | None:
    """The case of that id."""
    row = db.execute(_APPEAL + "WHERE appeal.id = ?", (appeal_id,)).fetchone()
    return None if row is None else _appeal(row)


def find_open_appeal(db: sqlite3.Connection, order_id: str, clause: str) -> str | None:
    """The id of the case still collecting evidence for that order and clause."""
    row = db.execute(
        f"SELECT appeal.id FROM appeal WHERE order_id = ? AND clause = ? AND {_STATE} = ?",
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


def _appeal(row: sqlite3.Row) -> AppealRow:
    told = dict(zip((*_STORED, "cause", "state"), row, strict=True))
    return AppealRow(**(told | {"noticed_told": bool(told["noticed_told"])}))  # SQLite gives 0 or 1
