"""Which other cases use the same files as evidence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal, NamedTuple

from shopguard.store.engine import sqlite3

Relation = Literal["same order", "same cause", "other"]


class OtherUse(NamedTuple):
    """A file of a case that stands in other cases too: ``cases`` of them have this relation to it, ``first`` is the oldest."""

    sha256: str
    relation: Relation
    first: str
    cases: int


def other_uses(
    db: sqlite3.Connection, appeal_id: str, order_id: str, waybills: Sequence[str], cause_ref: int | None
) -> list[OtherUse]:
    """Where else the files of a case of that order, these parcels and that cause are used; files taken out do not count."""
    rows = db.execute(
        """SELECT mine.sha256,
                CASE WHEN a.order_id = :order OR a.waybill IN (SELECT value FROM json_each(:waybills)) THEN 'same order'
                     WHEN a.cause_ref = :cause THEN 'same cause' ELSE 'other' END AS relation,
                MIN(a.id), COUNT(DISTINCT a.id)
           FROM evidence AS mine
           JOIN evidence AS other ON other.sha256 = mine.sha256 AND other.appeal_id <> mine.appeal_id
           JOIN appeal AS a ON a.id = other.appeal_id
           WHERE mine.appeal_id = :appeal AND mine.removed_at IS NULL AND other.removed_at IS NULL
           GROUP BY mine.sha256, relation""",
        {"appeal": appeal_id, "order": order_id, "waybills": json.dumps(list(waybills)), "cause": cause_ref},
    )
    return [OtherUse(*row) for row in rows]
