"""What opening a case needs, whatever it is opened from: the clause, the finding to freeze, the row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shopguard.core.beijing import day_of, plain
from shopguard.core.finding import State
from shopguard.core.message import NotThere, UserProblem
from shopguard.core.rulebook import Clause
from shopguard.flows.appeals.frozen_finding import FrozenFinding
from shopguard.flows.orders.order_detail import FindingView, OrderView
from shopguard.flows.workplace import Workplace
from shopguard.importers.values import DamagedId, Unreadable
from shopguard.importers.values import order_id as read_order_id
from shopguard.importers.values import waybill as read_waybill
from shopguard.store.appeals import AppealRow, insert_appeal, next_appeal_id
from shopguard.store.fetch import numbers_of
from shopguard.store.ledger_matches import order_refs_of
from shopguard.store.store import Connection


def clause_to_appeal(place: Workplace, clause: str) -> Clause:
    """The clause. Raises NotThere where the rulebook has none of that id, or nobody is fined for it."""
    try:
        found = place.rulebook.clause(clause)
    except KeyError:
        raise NotThere("problem.no_such_clause", clause=clause) from None
    if found.costs_nothing:
        raise NotThere("problem.nobody_is_fined", card=found.card[place.texts.language])
    return found


def order_number(typed: str) -> str:
    """An order's number as somebody typed or pasted it. Raises UserProblem."""
    try:
        return read_order_id(typed)
    except (Unreadable, DamagedId):
        raise UserProblem("problem.no_order_number", order=typed.strip()) from None


def own_numbers(db: Connection, told: Iterable[str]) -> dict[str, str]:
    """The order's own number where that of one of its lines was told; orders that no file has shown are not in it."""
    refs = order_refs_of(db, told)
    numbers = numbers_of(db, refs.values())
    return {number: numbers[ref] for number, ref in refs.items()}


def waybill_number(typed: str | None) -> str | None:
    """A parcel's number as somebody typed or pasted it, None for none. Raises UserProblem."""
    if typed is None or not typed.strip():
        return None
    try:
        return read_waybill(typed)
    except (Unreadable, DamagedId):
        raise UserProblem("problem.no_waybill_number", waybill=typed.strip()) from None


def check_has_come(order_id: str, noticed_at: int, now: int) -> None:
    """Nobody has a notice before it comes. Raises UserProblem."""
    if noticed_at > now:
        raise UserProblem("problem.notice_to_come", order=order_id, at=plain(noticed_at))


def noticed_by(order: OrderView, clause: str, at: int) -> int:
    """When a notice nobody told of had come at the latest: ``at``, or when the ledger shows the clause's fine as taken."""
    return min([at, *(fine.at for fine in order.amounts.taken if fine.clause == clause and fine.fen)])


def finding_on(order: OrderView, clause: str, waybill: str | None) -> FindingView | None:
    """What was judged of the clause: of that parcel where one is named, first what can be appealed; None = nothing."""
    found = [view for view in order.findings if view.finding.clause == clause and view.finding.state is not State.HINT]
    if waybill is not None:
        found = [view for view in found if view.finding.waybill in (None, waybill)]
    return next((view for view in found if view.appealable), found[0] if found else None)


def frozen_text(place: Workplace, found: FindingView, judged_at: int) -> str:
    """The finding as it is kept with the case."""
    family = place.rulebook.clause(found.finding.clause).judged_by(found.finding.effective).family
    return FrozenFinding(found, family, place.texts.language, judged_at).to_json()


def store_new(db: Connection, row: AppealRow) -> str:
    """Stores ``row`` under the next number of its day, which it returns; inside a write transaction."""
    appeal_id = next_appeal_id(db, f"{day_of(row.opened_at):%Y%m%d}")
    insert_appeal(db, replace(row, id=appeal_id))
    return appeal_id
