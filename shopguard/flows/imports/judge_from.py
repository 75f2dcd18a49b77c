"""From which day on orders are judged: the owner chooses it, at the latest when the first files bring years of history.

What was paid (else placed) before the day and is over by now (finished, closed, refunded, or sent half a month before the day
or earlier) is kept and shown as closed, without findings and without amounts, and does not count on its shop's days. An old
order that is still to be sent is judged, it can still become dearer; so is one that the owner has tagged himself.
"""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import DAY, day_of
from shopguard.core.message import UserProblem
from shopguard.flows.judging import Changed, refresh
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import judge_from as rows
from shopguard.store.coverage import oldest_order

LONG_AGO = 180 * DAY


def chosen_day(place: Workplace) -> date | None:
    """The day (Beijing); None: all orders are judged."""
    return rows.judge_from(place.store.connection())


def reaches_back_to(place: Workplace, now: int) -> int | None:
    """When the oldest order was placed, where that is over half a year ago and the owner has not chosen a day yet; else None."""
    db = place.store.connection()
    if rows.was_chosen(db):
        return None
    oldest = oldest_order(db)
    return oldest if oldest is not None and oldest < now - LONG_AGO else None


def choose_day(place: Workplace, day: date | None, *, now: int, reporter: Reporter | None = None) -> Changed:
    """Judges from that day on (None: all), and judges again the orders for which this makes a difference.

    Raises :class:`UserProblem` for a day to come, Cancelled where the owner stopped it: the choice stands, the orders that
    are left are judged by the next refresh.
    """
    if day is not None and day > day_of(now):
        raise UserProblem("problem.judge_from_later", day=day.isoformat())
    with place.store.transaction() as db:
        rows.keep_judge_from(db, day)
    return refresh(place, now, reporter)
