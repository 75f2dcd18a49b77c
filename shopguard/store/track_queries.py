"""Parcels whose track is worth asking for, and when each number was asked for last.

Questions are kept by number, not by parcel: it is the number that the service locks, whichever file told it and whether or not
the import that brought it is undone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from shopguard.core.beijing import DAY
from shopguard.store.engine import sqlite3

# Urgent is what the soonest deadline ahead makes so; where that of the verdict is over, what its next change makes so.
_UNDER_WAY = """
WITH under_way AS (
    SELECT p.waybill, p.courier, MIN(COALESCE(s.uploaded_at, o.uploaded_at, o.paid_at, o.submitted_at)) AS sent_at,
        MIN(CASE WHEN v.deadline >= :now AND v.state IN ('due', 'pending', 'unconfirmed') THEN v.deadline
            ELSE v.next_change_at END) AS soonest
    FROM shipment s JOIN orders o ON o.id = s.order_ref JOIN parcel p ON p.id = s.parcel_ref
        LEFT JOIN verdict v ON v.order_ref = o.id
    WHERE s.withdrawn = 0 AND s.signed_at IS NULL AND p.signed_at IS NULL
        AND s.returned_at IS NULL AND s.refused_at IS NULL AND s.recalled_at IS NULL
        AND o.status NOT IN ('finished', 'closed') AND o.refunded = 0
        AND {wanted}
    GROUP BY p.waybill, p.courier
), asked AS (
    SELECT waybill, MAX(asked_at) AS last_at, SUM(asked_at > :now - :day) AS times,
        MAX(CASE WHEN answer = 'locked' THEN asked_at END) AS locked_at
    FROM track_query GROUP BY waybill
)
SELECT u.waybill, u.courier, u.soonest, a.last_at, COALESCE(a.times, 0) AS times, a.locked_at
FROM under_way u LEFT JOIN asked a ON a.waybill = u.waybill
WHERE {young}
ORDER BY u.soonest IS NULL, u.soonest, u.sent_at DESC, u.waybill, u.courier
"""


class UnderWay(NamedTuple):
    """A parcel under way. ``soonest``: when something is decided next. Of its number's questions so far: the last one,
    how many there were in 24 hours, the last that was answered by a lock.
    """

    waybill: str
    courier: str
    soonest: int | None
    last_at: int | None
    times: int
    locked_at: int | None


def parcels_under_way(
    db: sqlite3.Connection, now: int, *, sent_after: int, orders: Sequence[str] | None, waybills: Sequence[str] | None
) -> list[UnderWay]:
    """The parcels that are neither signed nor closed nor on their way back, most urgent first.

    ``orders`` or ``waybills``: only these, however old; else those uploaded after ``sent_after``.
    """
    wanted, young = "1", "1"
    if orders is not None:
        wanted = "o.order_id IN (SELECT value FROM json_each(:chosen))"
    elif waybills is not None:
        wanted = "p.waybill IN (SELECT value FROM json_each(:chosen))"
    else:
        young = "COALESCE(u.sent_at, :now) > :sent_after"
    values = {"now": now, "day": DAY, "sent_after": sent_after, "chosen": json.dumps([*(orders or waybills or ())])}
    rows = db.execute(_UNDER_WAY.format(wanted=wanted, young=young), values)
    return [UnderWay(*row) for row in rows]


def questions_since(db: sqlite3.Connection, since: int) -> int:
    """How many questions were asked after that moment."""
    return int(db.execute("SELECT COUNT(*) FROM track_query WHERE asked_at > ?", (since,)).fetchone()[0])


def forget_old_questions(db: sqlite3.Connection, now: int) -> None:
    """Removes what no rule looks back to, and what a computer clock that ran ahead has left."""
    db.execute("DELETE FROM track_query WHERE asked_at < ? OR asked_at > ?", (now - 7 * DAY, now + DAY))


def note_question(db: sqlite3.Connection, waybill: str, now: int, *, not_after: int, most: int) -> int | None:
    """Writes down that a number is about to be asked for; its ref.

    None: another window or command line has asked for it after ``not_after``, or ``most`` questions were asked in 24 hours.
    """
    if questions_since(db, now - DAY) >= most:
        return None
    last = db.execute("SELECT MAX(asked_at) FROM track_query WHERE waybill = ?", (waybill,)).fetchone()[0]
    if last is not None and last > not_after:
        return None
    return db.execute("INSERT INTO track_query (waybill, asked_at) VALUES (?, ?)", (waybill, now)).lastrowid


def note_answers(db: sqlite3.Connection, answers: Sequence[tuple[int, str]]) -> None:
    """Writes down what came of questions (ref, outcome)."""
    db.executemany("UPDATE track_query SET answer = ? WHERE id = ?", [(answer, ref) for ref, answer in answers])
