"""Orders of which everything is met or over: found in one look at the milestones, so that only the rest is judged clause by clause.

The condition is compiled from the same values as the clauses: an order is settled when each clock of it that the rules of its
day hold was met, and nothing is there that any pattern clause speaks of. It leaves nothing to find and nothing to come.
"""

from __future__ import annotations

from shopguard.checker.dated import in_force
from shopguard.core.rulebook import Clause, ClauseValues, Clock, Rulebook

_STARTS = {
    "submitted": "o.submitted_at",
    "paid": "o.paid_at",
    "promised": "o.promised_at",
    "uploaded": "s.uploaded_at",
    "picked_up": "s.picked_up_at",
    "signed": "s.signed_at",
    "question": "NULL",
}
_STOPS = {
    "picked_up": "s.picked_up_at",
    "shipped": "s.picked_up_at",
    "first_hub": "s.first_hub_at",
    "sent": "s.uploaded_at",
}
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
    """The query of the orders in ``waiting_order`` that are settled at ``:seen`` (= ``:at``)."""
    return f"""SELECT o.id FROM waiting_order j JOIN orders o ON o.id = j.id JOIN shipment s ON s.order_ref = o.id
WHERE o.status IN ('shipped', 'finished') AND o.refund_open = 0 AND o.id NOT IN (SELECT order_ref FROM order_trait)
    AND MAX(COALESCE(o.finished_at, 0), o.submitted_at, o.paid_at, o.uploaded_at) <= :seen
GROUP BY o.id HAVING MIN({_delivered(rulebook)}) = 1
UNION ALL
SELECT o.id FROM waiting_order j JOIN orders o ON o.id = j.id
WHERE o.status = 'closed' AND o.uploaded_at IS NULL AND o.id NOT IN (SELECT order_ref FROM order_trait) AND {_closed_in_time(rulebook)}
    AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id)"""


def _delivered(rulebook: Rulebook) -> str:
    """1 for a parcel that was delivered with every clock met, and nothing strange about it."""
    conditions = [
        "s.withdrawn = 0",
        "s.uploaded_at <= :seen AND s.last_record_at <= :seen",
        f"s.transit_last_at = {_OVER} AND COALESCE(s.widest_gap_to - s.widest_gap_from, 0) <= {_least_region_limit(rulebook)}",
        "s.first_record_at >= o.paid_at",
        *(f"s.{name} IS NULL" for name in _NOTHING_OF),
    ]
    for clause in rulebook.clauses:
        for values in clause.values:
            conditions += [_met(clause, values, clock) for clock in values.clocks if clock.applies not in _OF_TRAITS]
    return "COALESCE(" + "\n    AND ".join(f"({one})" for one in conditions) + ", 0)"


_OF_TRAITS = (
    "qic",
    "used_3c",
    "seller_delivered",
    "pets_seller_delivered",
    "late_pickup",
)  # none without a trait or a late pickup


def _met(clause: Clause, values: ClauseValues, clock: Clock) -> str:
    start = _STARTS[clock.starts]
    deadline = "o.promised_at" if clock.deadline else f"{start} + {clock.within}"
    met = f":at > {deadline}" if clause.kind == "hint" else f"{_STOPS[clock.stops]} <= {deadline}"
    dated = _STARTS[clock.starts if values.dated_by == "start" else values.dated_by]
    holds = in_force(values, dated)
    return met if holds == "1" else f"NOT ({holds}) OR {met}"


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


def _least_region_limit(rulebook: Rulebook) -> int:
    return min(limit.within for limit in rulebook.region_limits)
