"""The clauses of the second judge that only the owner's tags wake: warehouse checks, inspections, own delivery.

Silent: only the owner's word speaks for them, and the assumption reaches it too. An order of which no number is known has
the clocks that need none, once, without a waybill.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.checker.plain_clock import Clock, Provinces, clock_said, worst_of
from tests.checker.plain_facts import CHANGED_IN_JUNE, CURRENT_FROM, Order, Said, earliest, latest, plus
from tests.checker.plain_knowledge import Case, Knowledge
from tests.checker.plain_words import was_sent


@dataclass(frozen=True)
class Consignment:
    """A parcel of an order, or the order itself where no number is known."""

    order: Order
    waybill: str | None
    uploaded: int | None
    signed: int | None
    after_signing: int | None
    senders: Provinces


def of_case(case: Case) -> Consignment:
    """A parcel with what its records tell; ``after_signing``: the track's first physical record strictly later.

    Silent: a list's record behind the signing tells nothing of an inspection.
    """
    signed = case.told("signed")
    later = earliest(*(r.at for r in case.track if signed is not None and signed < r.at <= case.now))
    return Consignment(case.order, case.waybill, case.uploaded, signed, later, (case.pickup_province,))


def of_order(order: Order) -> Consignment:
    """An order without any number."""
    return Consignment(order, None, latest(*(line.uploaded for line in order.lines)), None, None, (None,))


def qic_inbound(knowledge: Knowledge, sent: Consignment) -> list[Said]:
    """`qic-inbound`: 24 h from signing, and until 2026-06-24 120 h from payment, to the warehouse's scan."""
    paid, traits = sent.order.paid, sent.order.traits
    if not traits.qic:
        return []
    starts = [(sent.signed, 24)]
    if paid is not None and paid < CHANGED_IN_JUNE and paid <= knowledge.now:
        starts.append((paid, 120))
    return worst_of(
        owner_clock(knowledge, sent, "qic-inbound", start, plus(start, hours), traits.qic_received_at)
        for start, hours in starts
        if start is not None
    )


def inspection_handover(knowledge: Knowledge, sent: Consignment) -> list[Said]:
    """`inspection-handover`: used 3C, 24 h from signing to the next record, or to the inspection the owner tells."""
    if not sent.order.traits.used_3c or sent.signed is None or sent.signed < CURRENT_FROM:
        return []
    event = earliest(sent.after_signing, knowledge.happened(sent.order.traits.inspected_at))
    return [owner_clock(knowledge, sent, "inspection-handover", sent.signed, plus(sent.signed, 24), event)]


def self_delivery(knowledge: Knowledge, sent: Consignment) -> list[Said]:
    """`self-delivery`: a question unanswered for over 24 h; pets not delivered in 3 days, or by the agreed time."""
    traits = sent.order.traits
    if not traits.seller_delivered:
        return []
    clause, unsure = "self-delivery", not traits.complaint
    found = []
    question = traits.question_at
    if (
        question is not None and question <= knowledge.now and (question >= CURRENT_FROM or traits.pets)
    ):  # before: pets only
        deadline = plus(question, 24)
        found.append(owner_clock(knowledge, sent, clause, question, deadline, traits.answered_at, unsure))
    if traits.pets and pets_are_sent(knowledge, sent):
        # Silent: an agreed time holds in place of the three days, earlier or later.
        deadline = plus(sent.uploaded, 72) if traits.agreed_delivery_at is None else traits.agreed_delivery_at
        event = earliest(knowledge.happened(traits.delivered_at), sent.signed)
        found.append(owner_clock(knowledge, sent, clause, sent.uploaded, deadline, event, unsure))
    return worst_of(found)


def pets_are_sent(knowledge: Knowledge, sent: Consignment) -> bool:
    """Whether the clock of pets runs. Silent: sent at a time nobody tells, it runs to an unknown or the agreed end."""
    if sent.uploaded is not None:
        return sent.uploaded <= knowledge.now
    return sent.waybill is not None or was_sent(sent.order) or sent.order.traits.agreed_delivery_at is not None


def owner_clock(
    knowledge: Knowledge,
    sent: Consignment,
    clause: str,
    since: int | None,
    deadline: int | None,
    event: int | None,
    unsure: bool = False,
) -> Said:
    """A clock for whose end the owner's word speaks."""
    # Silent: the owner only says that something was; that it was not is never known.
    known = knowledge.asked.assume_known_until
    clock = Clock(since, deadline, knowledge.happened(event), known, unsure)
    return clock_said(knowledge, sent.order, clause, sent.waybill, clock, sent.senders)
