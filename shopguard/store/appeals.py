"""Appeal cases in the database. Nothing of a case goes before its order is erased: a step or a file that no longer counts is marked so."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from shopguard.core.appeal_states import COLLECTING, OVER, AppealState
from shopguard.store.engine import sqlite3

Origin = Literal["finding", "notice", "ledger"]


@dataclass(frozen=True, slots=True)
class AppealRow:
    """One case. Times are unix seconds.

    ``state``: that of its newest step that counts. ``origin``: what it was opened from. ``order_id`` may be of an order that no
    file has shown. ``noticed_told``: the owner gave ``noticed_at``; otherwise it is only assumed, the moment the case was opened
    or the one the ledger shows. ``finding``: the JSON frozen when it was opened, None where nothing was judged. ``unmasked``: the
    fields of buyers' data that the owner wants printed, ``"name,phone"``. ``notice_text``, ``notice_fen``: what the platform's
    notice said. ``shop``: as the owner named it, for an order no file has shown; "" = nobody did. ``reason_aside``: other words for
    the reason, written elsewhere at the same time; "" = none.
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
    shop: str = ""
    state: AppealState = COLLECTING
    reason_aside: str = ""


_STORED = tuple(field.name for field in fields(AppealRow) if field.name not in ("cause", "state"))
# the newest step that has not been taken back
_STATE = f"""COALESCE((SELECT s.state FROM appeal_step s WHERE s.appeal_id = appeal.id AND s.taken_back_at IS NULL
    ORDER BY s.id DESC LIMIT 1), '{COLLECTING}')"""
_APPEAL = f"""
SELECT {", ".join(f"appeal.{name}" for name in _STORED)}, COALESCE(c.name, '') AS cause, {_STATE} AS state
FROM appeal LEFT JOIN appeal_cause c ON c.id = appeal.cause_ref
"""
_OVER = "({})".format(", ".join(f"'{state}'" for state in OVER))


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


def find_open_appeal(
    db: sqlite3.Connection, order_id: str, clause: str, waybill: str | None = None
) -> AppealRow | None:
    """The newest case of that order and clause that is not over; with ``waybill`` not one of another parcel."""
    return next(iter(open_appeals_of(db, order_id, clause, waybill)), None)


def open_appeals_of(db: sqlite3.Connection, order_id: str, clause: str, waybill: str | None) -> list[AppealRow]:
    """All of those, the newest first."""
    found = db.execute(
        f"""{_APPEAL} WHERE order_id = :order AND clause = :clause AND {_STATE} NOT IN {_OVER}
            AND (:waybill IS NULL OR waybill IS NULL OR waybill = :waybill)
            ORDER BY appeal.opened_at DESC, appeal.id DESC""",
        {"order": order_id, "clause": clause, "waybill": waybill},
    )
    return [_appeal(row) for row in found]


def find_granted_appeal(db: sqlite3.Connection, order_id: str, clause: str) -> AppealRow | None:
    """The newest case of that order and clause if it was granted."""
    newest = db.execute(
        f"{_APPEAL} WHERE order_id = ? AND clause = ? ORDER BY appeal.opened_at DESC, appeal.id DESC LIMIT 1",
        (order_id, clause),
    ).fetchone()
    return _appeal(newest) if newest is not None and newest["state"] == "granted" else None


def appeal_of_entry(db: sqlite3.Connection, ledger_key: str) -> AppealRow | None:
    """The case about that entry of the ledger."""
    row = db.execute(_APPEAL + "WHERE ledger_key = ? ORDER BY appeal.id DESC", (ledger_key,)).fetchone()
    return None if row is None else _appeal(row)


def fetch_appeals(db: sqlite3.Connection) -> list[AppealRow]:
    """All cases, oldest first."""
    return [_appeal(row) for row in db.execute(_APPEAL + "ORDER BY appeal.opened_at, appeal.id")]


def cases_of_orders(db: sqlite3.Connection) -> dict[str, list[AppealRow]]:
    """All cases by their order's number, oldest first."""
    found: dict[str, list[AppealRow]] = {}
    for row in fetch_appeals(db):
        found.setdefault(row.order_id, []).append(row)
    return found


def update_reason_text(db: sqlite3.Connection, appeal_id: str, text: str) -> None:
    """Stores the owner's words."""
    db.execute("UPDATE appeal SET reason_text = ? WHERE id = ?", (text, appeal_id))


def update_reason_aside(db: sqlite3.Connection, appeal_id: str, text: str) -> None:
    """Keeps words beside the reason; "" = none."""
    db.execute("UPDATE appeal SET reason_aside = ? WHERE id = ?", (text, appeal_id))


def update_unmasked(db: sqlite3.Connection, appeal_id: str, unmasked: str) -> None:
    """Stores which fields of buyers' data the owner wants printed."""
    db.execute("UPDATE appeal SET unmasked = ? WHERE id = ?", (unmasked, appeal_id))


def update_noticed_at(db: sqlite3.Connection, appeal_id: str, noticed_at: int, *, told: bool = True) -> None:
    """Stores the moment of the platform's notice as the owner gave it, or, not ``told``, as it is assumed."""
    db.execute("UPDATE appeal SET noticed_at = ?, noticed_told = ? WHERE id = ?", (noticed_at, told, appeal_id))


def update_notice(
    db: sqlite3.Connection, appeal_id: str, *, shop: str, waybill: str | None, text: str, fen: int | None
) -> None:
    """Stores what the owner tells of the notice; what is "" or None leaves what stands."""
    db.execute(
        """UPDATE appeal SET shop = COALESCE(NULLIF(?, ''), shop), waybill = COALESCE(?, waybill),
            notice_text = COALESCE(NULLIF(?, ''), notice_text), notice_fen = COALESCE(?, notice_fen) WHERE id = ?""",
        (shop, waybill, text, fen, appeal_id),
    )


def update_ledger_key(db: sqlite3.Connection, appeal_id: str, ledger_key: str) -> None:
    """The ledger's entry the case is about."""
    db.execute("UPDATE appeal SET ledger_key = ? WHERE id = ?", (ledger_key, appeal_id))


def update_cause(db: sqlite3.Connection, appeal_id: str, cause_ref: int) -> None:
    """The cause that the case shares with others."""
    db.execute("UPDATE appeal SET cause_ref = ? WHERE id = ?", (cause_ref, appeal_id))


def _appeal(row: sqlite3.Row) -> AppealRow:
    told = dict(zip((*_STORED, "cause", "state"), row, strict=True))
    return AppealRow(**(told | {"noticed_told": bool(told["noticed_told"])}))  # SQLite gives 0 or 1
