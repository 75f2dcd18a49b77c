"""A second judge: slow, obviously right, plain Python over plain facts. The compiled checker has to agree with it.

Written from the rules alone, without a look at the checker. Times are unix seconds; a moment "within N hours" includes
the last second. Where the rules are silent, a comment that begins with "Silent" says what was chosen and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.checker.plain_clauses_buyer import address_mismatch, before_payment, fraud, recalled, refund_intercept
from tests.checker.plain_clauses_number import edit, invalid, repeated, reshipped, reused
from tests.checker.plain_clauses_order import auto_close, out_of_stock, ship_overdue
from tests.checker.plain_clauses_tagged import (
    Consignment,
    inspection_handover,
    of_case,
    of_order,
    qic_inbound,
    self_delivery,
)
from tests.checker.plain_clauses_way import dispatches, pickups, pickups_without_parcel, track_broken, transit
from tests.checker.plain_facts import (
    CHANGED_IN_JUNE,
    CURRENT_FROM,
    DAY,
    HOUR,
    Asked,
    Extension,
    Line,
    Order,
    Parcel,
    Record,
    Said,
    Traits,
)
from tests.checker.plain_knowledge import Case, Knowledge, list_records
from tests.checker.plain_words import unpaid, uses, was_sent

__all__ = [
    "CHANGED_IN_JUNE",
    "CLAUSES",
    "CURRENT_FROM",
    "DAY",
    "HOUR",
    "Asked",
    "Extension",
    "Line",
    "Order",
    "Parcel",
    "PlainJudge",
    "Record",
    "Said",
    "Traits",
    "list_records",
    "uses",
]

CLAUSES = (
    "ship-overdue",
    "out-of-stock",
    "pickup-timeout",
    "pickup-missing",
    "dispatch-timeout",
    "dispatch-missing",
    "transit-stalled",
    "track-repeated",
    "waybill-reused",
    "address-mismatch",
    "pickup-before-payment",
    "recalled",
    "reshipped-late",
    "track-broken",
    "waybill-invalid",
    "qic-inbound",
    "inspection-handover",
    "self-delivery",
    "fraud",
    "auto-close",
    "waybill-edit",
    "refund-intercept",
)


class PlainJudge:
    """Judges the orders of one shop at one moment."""

    def __init__(
        self,
        orders: Sequence[Order],
        parcels: Iterable[Parcel],
        asked: Asked,
        extensions: Sequence[Extension] = (),
    ) -> None:
        self.knowledge = Knowledge(orders, {parcel.waybill: parcel for parcel in parcels}, asked, extensions)

    def judge(self, order: Order) -> set[Said]:
        """All findings of one order; none while it waits for payment."""
        if unpaid(order):
            return set()
        knowledge = self.knowledge
        found = [*ship_overdue(knowledge, order), *out_of_stock(knowledge, order), *auto_close(knowledge, order)]
        cases = knowledge.cases(order)
        for case in cases:
            found += [*self.of_parcel(case), *self.of_tags(of_case(case))]
        if not cases:
            found += self.of_tags(of_order(order))
            found += pickups_without_parcel(knowledge, order) if was_sent(order) else []
        return set(found)

    def of_parcel(self, case: Case) -> list[Said]:
        """The clauses that look at the records of one parcel."""
        knowledge = self.knowledge
        return [
            *pickups(knowledge, case),
            *dispatches(knowledge, case),
            *transit(knowledge, case),
            *track_broken(knowledge, case),
            *repeated(knowledge, case),
            *reused(knowledge, case),
            *edit(knowledge, case),
            *invalid(knowledge, case),
            *reshipped(knowledge, case),
            *address_mismatch(case),
            *before_payment(case),
            *recalled(knowledge, case),
            *refund_intercept(knowledge, case),
        ]

    def of_tags(self, sent: Consignment) -> list[Said]:
        """The clauses that the owner's tags wake."""
        return [
            *qic_inbound(self.knowledge, sent),
            *inspection_handover(self.knowledge, sent),
            *self_delivery(self.knowledge, sent),
            *fraud(sent.order, sent.waybill),
        ]
