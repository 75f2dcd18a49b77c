"""When the platform's notice came, as the owner tells or corrects it."""

from __future__ import annotations

from shopguard.core.beijing import plain
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_steps import fetch_steps
from shopguard.store.appeals import update_noticed_at
from shopguard.store.store import Connection


def tell_noticed_at(place: Workplace, appeal_id: str, noticed_at: int, *, now: int) -> None:
    """The notice came at ``noticed_at`` (unix seconds); the deadline is counted from there.

    Raises NotThere for an unknown case, UserProblem for a moment after ``now`` or after the first step.
    """
    row = stored_appeal(place, appeal_id)
    if noticed_at > now:
        raise UserProblem("problem.notice_in_future", appeal=row.id, at=plain(noticed_at))
    with place.store.transaction() as db:
        check_before_steps(db, row.id, noticed_at)
        update_noticed_at(db, row.id, noticed_at)


def check_before_steps(db: Connection, appeal_id: str, noticed_at: int) -> None:
    """A notice comes before the case's first step; raises UserProblem where it would not."""
    first = next((step for step in fetch_steps(db, appeal_id) if step.counts), None)
    if first is not None and noticed_at > first.at:
        raise UserProblem("problem.notice_after_step", appeal=appeal_id, at=plain(noticed_at), first=plain(first.at))
