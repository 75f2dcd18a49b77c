"""Which other cases use the same file as evidence."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class OtherUse(NamedTuple):
    """A file of a case that stands in another case too."""

    sha256: str
    appeal_id: str
    order_id: str
    waybill: str | None
    cause_ref: int | None


def other_uses(db: sqlite3.Connection, appeal_id: str) -> list[OtherUse]:
    """Where else this case's files are used, oldest case first; files taken out do not count."""
    rows = db.execute(
        """SELECT DISTINCT mine.sha256, a.id, a.order_id, a.waybill, a.cause_ref FROM evidence AS mine
           JOIN evidence AS other ON other.sha256 = mine.sha256 AND other.appeal_id <> mine.appeal_id
           JOIN appeal AS a ON a.id = other.appeal_id
           WHERE mine.appeal_id = ? AND mine.removed_at IS NULL AND other.removed_at IS NULL
           ORDER BY a.opened_at, a.id""",
        (appeal_id,),
    )
    return [OtherUse(*row) for row in rows]
