"""Opening an appeal case: for a finding, from a notice, for many orders of one cause. From the ledger: ``ledger_notices``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shopguard.core.finding import State
from shopguard.core.message import Message, NotThere, UserProblem
from shopguard.flows.appeals.new_case import (
    check_has_come,
    clause_to_appeal,
    frozen_text,
    noticed_by,
    store_new,
    waybill_number,
)
from shopguard.flows.appeals.noticed import check_before_steps
from shopguard.flows.appeals.noticed_case import Notice, open_noticed
from shopguard.flows.appeals.view import state_word
from shopguard.flows.orders.order_detail import FindingView, OrderView, order_details
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows
from shopguard.store.appeal_causes import cause_named
from shopguard.store.store import Connection

IN_THE_RIGHT = (State.MET, State.EXEMPT)


@dataclass(frozen=True, slots=True)
class BulkOpened:
    """``opened``: ids of the new cases; ``left_out``: the other orders, each with the sentence why; ``caseless``: how many of
    those have no case of the clause."""

    opened: tuple[str, ...]
    left_out: tuple[tuple[str, Message], ...]
    caseless: int = 0


def open_appeal(
    place: Workplace,
    order_id: str,
    clause: str,
    *,
    now: int,
    noticed_at: int | None = None,
    waybill: str | None = None,
) -> str:
    """Opens a case for the order's finding of that clause; returns its id. Raises NotThere / UserProblem.

    ``waybill``: the finding of that parcel, where the order has several; None: the most urgent one.

    A case of the same order and clause that is under way is returned instead of a second one; a ``noticed_at`` given then
    corrects the stored one. Without it the notice is assumed to have come ``now``, or when the ledger shows the fine as taken,
    and the case says that nobody told.
    """
    order_id, waybill = order_id.strip(), waybill_number(waybill)
    parcel = waybill if clause_to_appeal(place, clause).subject == "parcel" else None
    order = order_details(place, [order_id], max(now, noticed_at or now)).get(order_id)
    with place.store.transaction() as db:
        already = rows.find_open_appeal(db, order_id, clause, parcel)
        if already is not None:  # newer data does not take it away
            if noticed_at is not None:
                check_before_steps(db, already.id, noticed_at)
                rows.update_noticed_at(db, already.id, noticed_at)
            return already.id
        return store_new(db, _new_row(place, order, order_id, clause, now=now, noticed_at=noticed_at, waybill=waybill))


def open_from_notice(
    place: Workplace,
    order_id: str,
    clause: str,
    *,
    now: int,
    noticed_at: int,
    shop: str = "",
    notice_text: str = "",
    notice_fen: int | None = None,
    waybill: str | None = None,
    noticed_told: bool = True,
) -> str:
    """Opens a case for a notice of the platform; returns its id. The order need not be known, nothing need be judged.

    ``noticed_told``: False = nobody said when it came, ``noticed_at`` is only assumed, and the case says so.
    A case under way for the same matter is returned instead, and learns what the notice says. Raises NotThere for a clause that
    is not there, UserProblem for numbers that are none, a moment after ``now`` or after the case's first step.
    """
    notice = Notice(noticed_at, told=noticed_told, shop=shop, text=notice_text, fen=notice_fen, waybill=waybill)
    return open_noticed(place, order_id, clause, notice, now=now)


def open_in_bulk(
    place: Workplace, order_ids: Sequence[str], clause: str, *, now: int, cause: str, noticed_at: int | None = None
) -> BulkOpened:
    """Opens a case of the clause for each order, all of one cause; those for which that cannot be are left out, with the reason:
    also those that by the data have no such violation, which only a notice makes a case.

    What was granted is not asked for again. A case that is under way and has no cause yet joins this one; where nobody told when
    its notice came, ``noticed_at`` counts. Raises NotThere for a clause that is not there, UserProblem where no order or no cause
    is named.
    """
    wanted, cause = list(dict.fromkeys(order_id.strip() for order_id in order_ids)), cause.strip()
    if not wanted or not cause:
        raise UserProblem("problem.nothing_to_open" if cause else "problem.no_cause")
    clause_to_appeal(place, clause)
    orders = order_details(place, wanted, max(now, noticed_at or now))
    opened: list[str] = []
    left_out: list[tuple[str, Message]] = []
    caseless = 0
    with place.store.transaction() as db:
        cause_ref = cause_named(db, cause, now)
        for order_id in wanted:
            already = rows.find_open_appeal(db, order_id, clause) or rows.find_granted_appeal(db, order_id, clause)
            try:
                check_has_come(order_id, noticed_at or now, now)
                if already is None:
                    _check_violates(orders.get(order_id), clause)
                    row = _new_row(place, orders.get(order_id), order_id, clause, now=now, noticed_at=noticed_at)
                    opened.append(store_new(db, replace(row, cause_ref=cause_ref)))
                else:
                    left_out.append((order_id, _join(place, db, already, cause_ref, noticed_at)))
            except UserProblem as problem:
                left_out.append((order_id, problem.message))
                caseless += already is None
    return BulkOpened(tuple(opened), tuple(left_out), caseless)


def _check_violates(order: OrderView | None, clause: str) -> None:
    """Nobody asks for many orders at once what the data already deny. Raises UserProblem."""
    found = [] if order is None else [view for view in order.findings if view.finding.clause == clause]
    appealable = [view.finding.state for view in found if view.appealable]  # another parcel's may not be due yet
    if order is not None and appealable and all(state in IN_THE_RIGHT for state in appealable):
        raise UserProblem(
            "problem.no_violation_by_the_data", order=order.order_id, card=found[0].card, reason=found[0].reason
        )


def _join(place: Workplace, db: Connection, case: rows.AppealRow, cause_ref: int, noticed_at: int | None) -> Message:
    """Why no second case is opened; one that has no cause yet gets this one, one without a told notice that moment."""
    state = state_word(place.texts, case.state)
    if case.state == "granted":
        return Message("bulk.granted", {"appeal": case.id})
    if noticed_at is not None and not case.noticed_told:
        check_before_steps(db, case.id, noticed_at)
        rows.update_noticed_at(db, case.id, noticed_at)
    if case.cause_ref is not None:
        return Message("bulk.has_a_case", {"appeal": case.id, "state": state, "cause": case.cause})
    rows.update_cause(db, case.id, cause_ref)
    return Message("bulk.joined", {"appeal": case.id, "state": state})


def _new_row(
    place: Workplace,
    order: OrderView | None,
    order_id: str,
    clause: str,
    *,
    now: int,
    noticed_at: int | None,
    waybill: str | None = None,
) -> rows.AppealRow:
    """The case to be stored. Raises NotThere / UserProblem where there is nothing to appeal."""
    if order is None:
        raise NotThere("problem.no_order_to_appeal", order=order_id)
    found = _finding_to_appeal(order, clause, waybill)
    return rows.AppealRow(
        id="",
        order_id=order.order_id,
        clause=clause,
        waybill=found.finding.waybill,
        noticed_at=noticed_by(order, clause, now) if noticed_at is None else noticed_at,
        opened_at=now,
        finding=frozen_text(place, found, max(now, noticed_at or now)),
        noticed_told=noticed_at is not None,
    )


def _finding_to_appeal(order: OrderView, clause: str, waybill: str | None) -> FindingView:
    """The order's (or that parcel's) most urgent finding of the clause that can be appealed."""
    if order.left_out:
        raise UserProblem("problem.order_left_out", order=order.order_id)
    found = [view for view in order.findings if view.finding.clause == clause]
    if waybill is not None:
        found = [view for view in found if view.finding.waybill in (None, waybill)]
    if not found:
        raise NotThere("problem.no_such_finding", order=order.order_id, clause=clause)
    openable = next((view for view in found if view.appealable), None)
    if openable is None:
        raise UserProblem("problem.nothing_to_appeal", order=order.order_id, card=found[0].card, reason=found[0].reason)
    return openable
