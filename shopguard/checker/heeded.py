"""The warnings that were followed by the clock being met in time, told by judging their orders anew. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from shopguard.checker.judge import Question, judge
from shopguard.core.avoided import Heeded
from shopguard.core.finding import State
from shopguard.core.rulebook import Rulebook
from shopguard.core.tariff import Violation
from shopguard.store.engine import sqlite3
from shopguard.store.warned import orders_warned

# What had happened before the warning was given (the data came late) was not heeded.
_SAID = f"""
SELECT j.order_ref, CASE j.state WHEN '{State.MET.value}' THEN j.happened_at END, j.clause, j.effective, j.since, j.deadline, p.waybill
FROM judgement j LEFT JOIN warned w ON w.order_ref = j.order_ref AND w.clause = j.clause AND w.shipment_ref = j.shipment_ref
    LEFT JOIN shipment s ON s.id = j.shipment_ref LEFT JOIN parcel p ON p.id = s.parcel_ref
WHERE j.state = '{State.BREACHED.value}' OR (j.state = '{State.MET.value}' AND j.happened_at >= w.at)
ORDER BY j.order_ref, j.clause, j.shipment_ref
"""


@dataclass(frozen=True, slots=True)
class Followed:
    """Of one order: the clocks met after a warning, and what it violates all the same."""

    heeded: list[Heeded] = field(default_factory=list)
    breached: list[Violation] = field(default_factory=list)


def judge_warned(db: sqlite3.Connection, rulebook: Rulebook, at: int, since: int) -> dict[int, Followed]:
    """The orders of which a warning was heeded, by ref: of warnings up to ``at`` for deadlines from ``since`` on (unix seconds)."""
    judge(db, rulebook, Question(at), orders_warned(db, since, at))
    cursor = db.cursor()
    cursor.row_factory = None
    found: dict[int, Followed] = {}
    for ref, happened_at, *violation in cursor.execute(_SAID):
        followed = found.setdefault(ref, Followed())
        if happened_at is None:
            followed.breached.append(Violation(*violation))
        else:
            followed.heeded.append(Heeded(happened_at, Violation(*violation)))
    return {ref: followed for ref, followed in found.items() if followed.heeded}
