"""The open clocks of a judgement: what still waits for a record, what is late, and what the data does not tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from shopguard.core.finding import State


class OpenClock(NamedTuple):
    """One finding whose record has not come as far as known, or that is a violation. ``shipment_ref``: 0 of an order as a whole.

    ``effective``, ``since``, ``deadline`` as in :class:`~shopguard.core.finding.Finding`; ``happened_at``: the record came late.
    """

    order_ref: int
    shipment_ref: int
    waybill: str | None
    clause: str
    state: State
    effective: str | None
    since: int | None
    deadline: int | None
    happened_at: int | None


_OPEN = (State.BREACHED, State.DUE, State.PENDING, State.UNCONFIRMED)


def open_clocks(db: sqlite3.Connection) -> Iterator[OpenClock]:
    """Those of the last :func:`~shopguard.checker.judge.judge` of this connection, by order."""
    wanted = ", ".join(f"'{state.value}'" for state in _OPEN)
    rows = db.execute(
        "SELECT j.order_ref, j.shipment_ref, p.waybill, j.clause, j.state, j.effective, j.since, j.deadline, j.happened_at"
        " FROM judgement j LEFT JOIN shipment s ON s.id = j.shipment_ref LEFT JOIN parcel p ON p.id = s.parcel_ref"
        f" WHERE j.state IN ({wanted}) ORDER BY j.order_ref, j.clause, j.shipment_ref"
    )
    for row in rows:
        yield OpenClock(row[0], row[1] or 0, row[2], row[3], State(row[4]), *row[5:])
