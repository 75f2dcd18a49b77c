"""Couriers compared by the shop's own parcels: how long until pickup and first hub, and which one costs money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.checker.moved import breached_by_order
from shopguard.core.amount_source import settled_amounts
from shopguard.core.beijing import DAY
from shopguard.core.courier_times import (
    LONG_WAIT,
    CourierTimes,
    Journey,
    compare_couriers,
    from_sender,
    to_receiver,
)
from shopguard.core.tariff import Tariff
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import paid_of
from shopguard.store.journeys import JourneyRow, journeys

SPANS = (30, 60, 90)  # days back from which the owner can choose

# What happens on the courier's way. A number used twice or a label printed too early is not the courier's doing.
ON_THE_WAY = frozenset(
    ("pickup-timeout", "pickup-missing", "dispatch-timeout", "dispatch-missing", "transit-stalled", "track-broken")
)


@dataclass(frozen=True, slots=True)
class CourierSpan:
    """The couriers by the parcels uploaded in the last ``days`` days: in all, by the receivers' province, by that of the pickup."""

    days: int
    couriers: tuple[CourierTimes, ...]
    by_receiver: tuple[CourierTimes, ...]
    by_sender: tuple[CourierTimes, ...]


class _Cost(NamedTuple):
    violations: int = 0
    fen: int = 0


def courier_spans(place: Workplace, at: int) -> tuple[CourierSpan, ...]:
    """The comparison over each of :data:`SPANS`, at ``at`` (unix seconds); what moved by then has been judged
    (:func:`~shopguard.checker.moved.judge_moved`).
    """
    rows = list(journeys(place.store.connection(), at - max(SPANS) * DAY, at))
    costs = _costs(place, at, {row.waybill for row in rows})
    found = [_journey(row, costs) for row in rows]
    return tuple(_span([one for one in found if one.sent_at >= at - days * DAY], days) for days in SPANS)


def _span(found: list[Journey], days: int) -> CourierSpan:
    by_receiver, by_sender = compare_couriers(found, to_receiver), compare_couriers(found, from_sender)
    return CourierSpan(days, compare_couriers(found), by_receiver, by_sender)


def _journey(row: JourneyRow, costs: dict[str, _Cost]) -> Journey:
    cost = costs.pop(row.waybill, _NOTHING)  # a number used again is on two ways: it costs once
    sent_at, picked_up, hub = row.sent_at, row.picked_up_at, row.first_hub_at
    pickup = None if picked_up is None else max(0, picked_up - sent_at)
    to_hub = None if picked_up is None or hub is None else max(0, hub - picked_up)
    told = (row.courier, row.receiver, row.sender, sent_at, pickup, to_hub, _waited_long(row), *cost)
    return Journey._make(told)


_NOTHING = _Cost()


def _waited_long(row: JourneyRow) -> bool | None:
    end = row.sent_at + LONG_WAIT
    if row.picked_up_at is not None:
        return row.picked_up_at > end
    if row.picked_up_by is not None and row.picked_up_by <= end:
        return False
    still_waiting = row.picked_up_by is None and row.pickup_known is not None and row.pickup_known > end
    return True if still_waiting else None


def _costs(place: Workplace, at: int, waybills: Set[str]) -> dict[str, _Cost]:
    """What the violations on the way of these parcels cost, by waybill."""
    breached = {
        ref: violations
        for ref, violations in breached_by_order(place.store.connection()).items()
        if any(one.waybill in waybills and one.clause in ON_THE_WAY for one in violations)
    }
    orders = paid_of(place.store.connection(), breached)
    taken = taken_by_order(place, at, list(breached))
    tariff = Tariff(place.rulebook)
    numbers, fens = Counter[str](), Counter[str]()
    for ref, violations in breached.items():
        numbers.update(one.waybill for one in violations if one.waybill is not None and one.clause in ON_THE_WAY)
        counted = tariff.counted(orders[ref].reckoned_from, violations)
        for amount in settled_amounts(place.rulebook, counted, taken.get(ref, ())):
            if amount.price.clause in ON_THE_WAY:
                fens[amount.price.waybill] += amount.fen
    return {waybill: _Cost(number, fens[waybill]) for waybill, number in numbers.items()}
