"""Opening an appeal case for a finding."""

from __future__ import annotations

from shopguard.core.beijing import day_of
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeals.frozen_finding import FrozenFinding
from shopguard.flows.order_detail import FindingView, order_detail
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows


def open_appeal(place: Workplace, order_id: str, clause: str, *, now: int, noticed_at: int | None = None) -> str:
    """Opens a case for the order's finding of that clause; returns its id. Raises NotThere / UserProblem.

    An open case of the same order and clause is returned instead of a second one; a ``noticed_at`` given then corrects
    the stored one. Without it the notice is assumed to have come ``now``, and the case says that nobody told.
    """
    order_id = order_id.strip()
    judged_at = max(now, noticed_at or now)
    found = _finding_to_appeal(place, order_id, clause, judged_at)
    with place.store.transaction() as db:
        already = rows.find_open_appeal(db, order_id, clause)
        if already is not None:
            if noticed_at is not None:
                rows.update_noticed_at(db, already.id, noticed_at)
            return already.id
        family = place.rulebook.clause(clause).judged_by(found.finding.effective).family
        frozen = FrozenFinding(found, family, place.texts.language, judged_at)
        appeal_id = rows.next_appeal_id(db, f"{day_of(now):%Y%m%d}")
        rows.insert_appeal(
            db,
            rows.AppealRow(
                id=appeal_id,
                order_id=order_id,
                clause=clause,
                waybill=found.finding.waybill,
                noticed_at=now if noticed_at is None else noticed_at,
                opened_at=now,
                finding=frozen.to_json(),
                noticed_told=noticed_at is not None,
            ),
        )
    return appeal_id


def _finding_to_appeal(place: Workplace, order_id: str, clause: str, at: int) -> FindingView:
    """The order's most urgent finding of the clause that can be appealed."""
    try:
        place.rulebook.clause(clause)
    except KeyError:
        raise NotThere("problem.no_such_clause", clause=clause) from None
    order = order_detail(place, order_id, at)
    found = [view for view in order.findings if view.finding.clause == clause]
    if order.left_out:
        raise UserProblem("problem.order_left_out", order=order_id)
    if not found:
        raise NotThere("problem.no_such_finding", order=order_id, clause=clause)
    openable = [view for view in found if view.appealable]
    if openable:
        return openable[0]
    if rows.find_open_appeal(place.store.connection(), order_id, clause) is not None:
        return found[0]  # the case is there already; newer data does not take it away
    raise UserProblem("problem.nothing_to_appeal", order=order_id, card=found[0].card, reason=found[0].reason)
