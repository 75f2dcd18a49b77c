"""From open clocks to the parcels that are worth a call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shopguard.core.call_sheet import STAGE_OF_CLAUSE, Call, Clock, Stage, worth_a_call
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
    """``without_waybill``: orders that were sent with a number no file tells; ``refund_asked``: those nobody hands over now, for
    their buyers wait for a refund."""

    cases: list[Case]
    without_waybill: int
    refund_asked: int


@dataclass(slots=True)
class _Gathered:
    parcel: WaitingParcel | None
    orders: dict[int, WaitingOrder] = field(default_factory=dict)
    clocks: list[Finding] = field(default_factory=list)


Key = tuple[int, int, Stage]  # parcel ref, order ref where there is no parcel, stage


def orders_asked_about(clocks: Iterable[Finding]) -> list[int]:
    """The orders that have any clock a courier can stop."""
    return sorted({clock.order_ref for clock in clocks if _is_asked_about(clock)})


def cases_of(
    clocks: Iterable[Finding],
    orders: Mapping[int, WaitingOrder],
    parcels: Sequence[WaitingParcel],
    at: int,
    until: int,
) -> Found:
    """The parcels and unsent orders worth a call at ``at``, the most urgent first. ``until``: the last deadline to look at."""
    by_order: dict[int, list[WaitingParcel]] = defaultdict(list)
    for parcel in parcels:
        by_order[parcel.order_ref].append(parcel)
    gathered: dict[Key, _Gathered] = {}
    held: dict[int, list[Finding]] = defaultdict(list)
    for clock in filter(_is_asked_about, clocks):
        order = orders[clock.order_ref]
        if order.refund_asked and STAGE_OF_CLAUSE[clock.clause] is Stage.PICKUP:
            held[clock.order_ref].append(clock)
            continue
        for key, waiting in _waiting_for(clock, order, by_order[clock.order_ref], at):
            found = gathered.setdefault(key, _Gathered(waiting))
            found.orders[order.order_ref] = order
            found.clocks.append(clock)
    refund_asked = sum(worth_a_call(map(_clock, waiting), at, until) is not None for waiting in held.values())
    cases, without_waybill = _worth_it(gathered, at, until)
    return Found(sorted(cases, key=lambda case: _urgency(case, at)), without_waybill, refund_asked)


def _worth_it(gathered: Mapping[Key, _Gathered], at: int, until: int) -> tuple[list[Case], int]:
    """Those worth a call, and how many more are whose number nobody knows."""
    cases: list[Case] = []
    without_waybill = 0
    for (_, _, stage), one in gathered.items():
        call = worth_a_call(map(_clock, one.clocks), at, until)
        if call is None:
            continue
        if one.parcel is None and any(order.sent for order in one.orders.values()):
            without_waybill += 1
        else:
            cases.append(Case(stage, one.parcel, tuple(one.orders.values()), tuple(one.clocks), call))
    return cases, without_waybill


def _is_asked_about(clock: Finding) -> bool:
    return clock.clause in STAGE_OF_CLAUSE and clock.deadline is not None and clock.happened_at is None


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
