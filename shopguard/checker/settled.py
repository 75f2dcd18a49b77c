"""Orders of which everything is met or over: found in one look at the milestones, so that only the rest is judged clause by clause.

The condition is compiled from the same values as the clauses: an order is settled when each clock of it that the rules of its
day hold was met, and nothing is there that any pattern clause speaks of. It leaves nothing to find and nothing to come. What was
over before the day from which the owner wants orders judged is settled as it is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby

from shopguard.checker.dated import any_in_force
from shopguard.checker.verdicts import ENDED
from shopguard.core.finding import Risk
from shopguard.core.rulebook import Clause, ClauseValues, Clock, Rulebook
from shopguard.store.judged_span import OVER_BEFORE

_MOMENTS = {
    "submitted": "o.submitted_at",
    "paid": "o.paid_at",
    "promised": "o.promised_at",
    "uploaded": "s.uploaded_at",
    "picked_up": "s.picked_up_at",
    "signed": "s.signed_at",
    "shipped": "s.picked_up_at",
    "first_hub": "s.first_hub_at",
    "sent": "s.uploaded_at",
}
_NOT_OF_SETTLED = (
    "qic",
    "used_3c",
    "seller_delivered",
    "pets_seller_delivered",
    "late_pickup",
)  # no trait, no late pickup
# Moments of a parcel that some pattern clause speaks of: a settled one has none of them.
_NOTHING_OF = (
    *(
        "returned_at",
        "recalled_at",
        "no_number_at",
        "elsewhere_at",
        "maybe_elsewhere_at",
        "hub_again_at",
        "shared",
        "odd",
    ),
)
_OVER = "MIN(COALESCE(s.out_at, s.signed_at), s.signed_at)"  # when the transit ended


def settled_orders(rulebook: Rulebook) -> str:
    """The query of (id, risk) of all orders in ``waiting_order``; the risk of one that is not settled at ``:seen`` (= ``:at``) is NULL."""
    return f"""SELECT o.id, CASE WHEN {OVER_BEFORE} THEN {int(Risk.CLOSED)} WHEN CASE
    WHEN o.status IN ('shipped', 'finished') THEN o.refund_open = 0
        AND MAX(COALESCE(o.finished_at, 0), o.submitted_at, o.paid_at, o.uploaded_at) <= :seen
        AND (SELECT MIN({_delivered(rulebook)}) FROM shipment s WHERE s.order_ref = o.id)
    WHEN o.status = 'closed' THEN o.uploaded_at IS NULL AND {_closed_in_time(rulebook)}
        AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id)
    END AND o.id NOT IN (SELECT order_ref FROM order_trait) THEN CASE WHEN {ENDED} THEN {int(Risk.CLOSED)} ELSE {int(Risk.OK)} END END
FROM waiting_order j CROSS JOIN orders o ON o.id = j.id"""


def _delivered(rulebook: Rulebook) -> str:
    """1 for a parcel that was delivered with every clock met, and nothing strange about it."""
    conditions = [
        "s.withdrawn = 0",
        "s.uploaded_at <= :seen AND s.last_record_at <= :seen",
        f"s.transit_last_at = {_OVER} AND COALESCE(s.widest_gap_to - s.widest_gap_from, 0) <= {least_region_limit(rulebook)}",
        "s.first_record_at >= o.paid_at",
        *(f"s.{name} IS NULL" for name in _NOTHING_OF),
        *all_met(rulebook),
    ]
    return "COALESCE(" + "\n        AND ".join(f"({one})" for one in conditions) + ", 0)"


def all_met(rulebook: Rulebook, stops: Container[str] = (*_MOMENTS, "never")) -> list[str]:
    """The conditions that every clock that one of ``stops`` ends was met.

    What runs on all dates is asked for once, by its shortest time on any date: an order that is not settled by it is judged
    clause by clause.
    """
    always: dict[tuple[str, str], int] = {}
    conditions = []
    for clause in rulebook.clauses:
        for way, clocks in groupby(sorted(_clocks(clause), key=_way), key=_way):
            if way[1] not in stops:
                continue
            alike = list(clocks)
            dated = {values.start: values for values, _ in alike}
            least = min(clock.within or 0 for _, clock in alike)
            if clause.kind == "hint":
                conditions.append(f":at > {_MOMENTS[way[0]]} + {max(clock.within or 0 for _, clock in alike)}")
            elif len(dated) == len(clause.values):
                always[way] = min(least, always.get(way, least))
            else:
                holds = any_in_force(list(dated.values()), _MOMENTS[_dated_by(*alike[0])])
                conditions.append(f"NOT ({holds}) OR {_met(way, least)}")
    return [*(_met(way, within) for way, within in always.items()), *conditions]


def _clocks(clause: Clause) -> Iterator[tuple[ClauseValues, Clock]]:
    for values in clause.values:
        yield from ((values, clock) for clock in values.clocks if clock.applies not in _NOT_OF_SETTLED)


def _way(dated: tuple[ClauseValues, Clock]) -> tuple[str, str]:
    """From which milestone to which a clock runs."""
    _, clock = dated
    return clock.deadline or clock.starts, clock.stops


def _dated_by(values: ClauseValues, clock: Clock) -> str:
    return clock.starts if values.dated_by == "start" else values.dated_by


def _met(way: tuple[str, str], within: int) -> str:
    return f"{_MOMENTS[way[1]]} <= {_MOMENTS[way[0]]} + {within}"


def _closed_in_time(rulebook: Rulebook) -> str:
    """Closed before anything of it could be late; when the file does not say when, the owner has the benefit of the doubt."""
    from_ordering = [
        clock.within
        for clause in rulebook.clauses
        if clause.subject == "order"
        for values in clause.values
        for clock in values.clocks
        if clock.starts == "submitted" and clock.within is not None
    ]
    first = f"MIN(o.promised_at, o.submitted_at + {min(from_ordering, default=0)})"
    return f"(o.finished_at IS NULL OR (o.finished_at <= :seen AND o.finished_at <= {first}))"


def least_region_limit(rulebook: Rulebook) -> int:
    """The shortest time between two records that any region has, in seconds."""
    return min(limit.within for limit in rulebook.region_limits)
