"""From open clocks to the parcels that are worth a call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from shopguard.core.call_sheet import PICKUP_CLAUSES, STAGE_OF_CLAUSE, WAITING_STATES, Call, Clock, Stage, worth_a_call
from shopguard.core.finding import Finding, State
from shopguard.store.waiting import WaitingOrder, WaitingParcel


@dataclass(frozen=True, slots=True)
class Case:
    """One parcel at one stage, for one order or several merged ones. ``parcel``: None for an order not sent yet."""

    stage: Stage
    parcel: WaitingParcel | None
    orders: tuple[WaitingOrder, ...]
    clocks: tuple[Finding, ...]
    call: Call


class Found(NamedTuple):
    """The rest are numbers of orders that are left out. ``without_waybill``: they were sent with a number no file tells;
    ``refund_asked``: nobody hands them over now, for their buyers wait for a refund; ``reused``: their number brought another order
    to its buyer already, so no courier has such a parcel; ``handed_over``: the owner has, and waits for the pickup's record.
    """

    cases: list[Case]
    without_waybill: tuple[str, ...]
    refund_asked: tuple[str, ...]
    reused: tuple[str, ...]
    handed_over: tuple[str, ...]


@dataclass(slots=True)
class _Gathered:
    parcel: WaitingParcel | None
    orders: dict[int, WaitingOrder] = field(default_factory=dict)
    clocks: list[Finding] = field(default_factory=list)


Key = tuple[int, int, Stage]  # parcel ref, order ref where there is no parcel, stage
Held = dict[WaitingOrder, list[Finding]]  # the clocks of orders nobody is called about
_REUSED = "waybill-reused"
_LOOKS_REUSED = (State.BREACHED, State.SUSPECT)


def orders_asked_about(clocks: Iterable[Finding]) -> list[int]:
    """The orders that have any clock a courier can stop."""
    return sorted({clock.order_ref for clock in clocks if _is_asked_about(clock)})


def cases_of(
    told: Sequence[Finding],
    orders: Mapping[int, WaitingOrder],
    parcels: Sequence[WaitingParcel],
    at: int,
    until: int,
    handed_over: Set[int] = frozenset(),
) -> Found:
    """The parcels and unsent orders worth a call at ``at``, the most urgent first. ``until``: the last deadline to look at.

    ``handed_over``: the orders of whose pickup nobody asks any more.
    """
    reused = {(one.order_ref, one.waybill) for one in told if one.clause == _REUSED and one.state in _LOOKS_REUSED}
    by_order: dict[int, list[WaitingParcel]] = defaultdict(list)
    for parcel in parcels:
        by_order[parcel.order_ref].append(parcel)
    gathered: dict[Key, _Gathered] = {}
    refund_asked: Held = defaultdict(list)
    spent: Held = defaultdict(list)
    with_courier: Held = defaultdict(list)
    for clock in filter(_is_asked_about, told):
        order = orders[clock.order_ref]
        if clock.clause in PICKUP_CLAUSES and (order.refund_asked or order.order_ref in handed_over):
            (refund_asked if order.refund_asked else with_courier)[order].append(clock)
            continue
        for key, waiting in _waiting_for(clock, order, by_order[clock.order_ref], at):
            if waiting and (waiting.order_ref, waiting.waybill) in reused and _by(waiting.over_before, at):
                spent[order].append(clock)
                continue
            found = gathered.setdefault(key, _Gathered(waiting))
            found.orders[order.order_ref] = order
            found.clocks.append(clock)
    cases, without_waybill = _worth_it(gathered, at, until)
    return Found(
        sorted(cases, key=lambda case: _urgency(case, at)),
        without_waybill,
        _left_out(refund_asked, at, until),
        _left_out(spent, at, until),
        _left_out(with_courier, at, until),
    )


def _left_out(held: Held, at: int, until: int) -> tuple[str, ...]:
    """Those somebody would have been called about."""
    found = (order for order, waiting in held.items() if worth_a_call(map(_clock, waiting), at, until) is not None)
    return tuple(order.order_id for order in found)


def _worth_it(gathered: Mapping[Key, _Gathered], at: int, until: int) -> tuple[list[Case], tuple[str, ...]]:
    """Those worth a call, and the orders whose waybill nobody knows."""
    cases: list[Case] = []
    without_waybill: list[str] = []
    for (_, _, stage), one in gathered.items():
        call = worth_a_call(map(_clock, one.clocks), at, until)
        if call is None:
            continue
        if one.parcel is None and any(order.sent for order in one.orders.values()):
            without_waybill += [order.order_id for order in one.orders.values()]
        else:
            cases.append(Case(stage, one.parcel, tuple(one.orders.values()), tuple(one.clocks), call))
    return cases, tuple(without_waybill)


def _is_asked_about(clock: Finding) -> bool:
    open_clock = clock.clause in STAGE_OF_CLAUSE and clock.deadline is not None and clock.happened_at is None
    return open_clock and clock.state in WAITING_STATES


def _waiting_for(
    clock: Finding, order: WaitingOrder, parcels: Sequence[WaitingParcel], at: int
) -> list[tuple[Key, WaitingParcel | None]]:
    """The parcels a clock waits for; one of a whole order waits for all that were not picked up. Of what the track shows near
    its receiver or on its way back nothing more is asked.
    """
    if not parcels:
        return [((0, order.order_ref, Stage.PACK), None)]
    if clock.waybill is not None:
        mine = [parcel for parcel in parcels if parcel.waybill == clock.waybill]
    else:
        mine = [parcel for parcel in parcels if not _by(parcel.picked_up_at, at)]
    stage = STAGE_OF_CLAUSE[clock.clause]
    return [((parcel.parcel_ref, 0, stage), parcel) for parcel in mine if not _by(parcel.over_at, at)]


def _by(moment: int | None, at: int) -> bool:
    return moment is not None and moment <= at


def _clock(clock: Finding) -> Clock:
    assert clock.deadline is not None
    return Clock(clock.clause, clock.state, clock.deadline)


def _urgency(case: Case, at: int) -> tuple[bool, int, str]:
    return case.call.deadline < at, case.call.deadline, case.parcel.waybill if case.parcel else ""


def late_clocks(clocks: Iterable[Finding]) -> dict[int, list[Finding]]:
    """The violations by order."""
    late: dict[int, list[Finding]] = defaultdict(list)
    for clock in clocks:
        if clock.state is State.BREACHED:
            late[clock.order_ref].append(clock)
    return late
