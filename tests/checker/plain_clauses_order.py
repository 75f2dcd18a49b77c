"""The clauses of the second judge that stand once for an order: `ship-overdue`, `out-of-stock`, `auto-close`."""

from __future__ import annotations

from dataclasses import replace

from tests.checker.plain_clock import (
    Clock,
    Provinces,
    alone,
    clock_said,
    ended_before,
    holding_deadline,
    judged,
    pickup_clock,
    without_scans,
    worst_of,
)
from tests.checker.plain_facts import CURRENT_FROM, HOUR, Order, Said, earliest, latest, plus
from tests.checker.plain_knowledge import Knowledge
from tests.checker.plain_words import in_legacy, never_sent, not_all_sent, said_sent, status, uses


def ship_overdue(knowledge: Knowledge, order: Order) -> list[Said]:
    """No pickup by the promised ship time, or by a later one agreed with the buyer."""
    if order.paid is not None and order.paid > knowledge.now:
        return []
    agreed = order.traits.agreed_ship_at
    return [promise_said(knowledge, order, "ship-overdue", Clock(order.paid, order.promised, None, None), agreed)]


def out_of_stock(knowledge: Knowledge, order: Order) -> list[Said]:
    """No pickup 48 h after the promised ship time; or, after a pickup that was late, none 120 h after the upload.

    Silent: it stands before the promise has passed too, from the payment on; the clock of an upload waits for no payment,
    as that of its pickup does not.
    """
    agreed = order.traits.agreed_ship_at
    # Silent: without a promise nothing is agreed to be later than it, and the payment decides which period it is. What moved
    # the ship time moves what is counted from it.
    ship = Clock(order.paid, order.promised, None, None)
    promise = holding_deadline(knowledge, order, "ship-overdue", ship, senders(knowledge, order), agreed)
    found = []
    waits = order.paid is not None and order.paid > knowledge.now
    current = not in_legacy(order, None, knowledge.now) if promise is None else promise >= CURRENT_FROM
    if current and not waits:
        clock = Clock(promise, plus(order.promised, 48), None, None)
        found.append(promise_said(knowledge, order, "out-of-stock", clock, plus(promise, 48)))
    cases = knowledge.cases(order)
    for case in cases:
        found += still_missing(knowledge, order, pickup_clock(case, case.uploaded, None), case.pickup_province)
    if not cases:  # marked shipped, with a number that nobody told
        uploaded = latest(*(line.uploaded for line in order.lines))
        found += still_missing(knowledge, order, Clock(uploaded, None, None, None), None)
    return worst_of(found)


def still_missing(knowledge: Knowledge, order: Order, pickup: Clock, sender: str | None) -> list[Said]:
    """The 120 hours after the upload, once the 24 hours of the pickup are over without it.

    Silent: an extension of those 24 hours plays no part; an upload without scans to come is its own pickup.
    """
    upload = pickup.since
    if upload is None or upload > knowledge.now or upload < CURRENT_FROM or without_scans(order):
        return []
    if (pickup.happened if pickup.happened is not None else knowledge.now) <= upload + 24 * HOUR:
        return []
    clock = replace(pickup, deadline=upload + 120 * HOUR)
    return [clock_said(knowledge, order, "out-of-stock", None, clock, (sender,))]


def promise_said(knowledge: Knowledge, order: Order, clause: str, clock: Clock, agreed: int | None) -> Said:
    """A clock from payment or promise that the last parcel's pickup stops.

    Each parcel, and what was not sent yet, is a part with its own knowledge. Silent: the worst part speaks for the
    order, and one that is known not to have left before one of which nothing is known. Without a promise no part can be
    late by itself: what is awaited is the last pickup.
    """
    parts = shipping_parts(knowledge, order, clock)
    awaited = parts
    if clock.deadline is None and any(part.happened is None and part.by is None for part in parts):
        awaited = [replace(part, happened=None, by=None) for part in parts]
    verdicts = [judged(knowledge, order, clause, part, senders(knowledge, order), agreed) for part in awaited]
    worst = min(
        (state for state, _ in verdicts),
        key=("breached", "suspect", "due", "pending", "unconfirmed", "exempt", "met").index,
    )
    deadline = verdicts[0][1]
    return Said(clause, None, worst, clock.since, deadline, last_pickup(parts, deadline))


def senders(knowledge: Knowledge, order: Order) -> Provinces:
    """From where the parts of an order come: unknown for what was not sent."""
    found = tuple(case.pickup_province for case in knowledge.cases(order))
    return (*found, None) if not_all_sent(order) or not found else found


def shipping_parts(knowledge: Knowledge, order: Order, clock: Clock) -> list[Clock]:
    """The parts of an order, each with the same start and deadline."""
    if without_scans(order):
        parts = uploaded_parts(knowledge, order, clock)
    else:
        parts = [pickup_clock(case, clock.since, clock.deadline) for case in knowledge.cases(order)]
    sent_known = knowledge.assumed(order.known) if not_all_sent(order) or never_sent(order) else None
    if status(order) == "to_ship" and parts:
        # Only a parcel list knows them, maybe a newer one: up to its own moment the export says that none had left.
        return [replace(part, known=latest(part.known, sent_known)) for part in parts]
    if sent_known is not None or not parts:
        parts.append(replace(clock, known=sent_known))
    return parts


def uploaded_parts(knowledge: Knowledge, order: Order, clock: Clock) -> list[Clock]:
    """The uploads, where they stand for the pickups: of the numbers, and of lines that name none.

    Silent: an upload whose time nobody tells is unconfirmed; a known one says that there was none before it.
    """
    uploads = [at for _, at in uses(order)]
    uploads += [line.uploaded for line in order.lines if not line.waybills and line.uploaded is not None]
    return [
        replace(
            clock,
            happened=knowledge.happened(at),
            known=None if at is None else knowledge.assumed(latest(order.known, at)),
        )
        for at in uploads
    ]


def last_pickup(parts: list[Clock], deadline: int | None) -> int | None:
    """The last pickup; while some are missing, the last one that is too late, which is enough."""
    pickups = [part.happened for part in parts if part.happened is not None]
    if len(pickups) == len(parts):
        return max(pickups)
    return max((at for at in pickups if deadline is not None and at > deadline), default=None)


def auto_close(knowledge: Knowledge, order: Order) -> list[Said]:
    """Not shipped and not refunded this long after ordering.

    Silent: without a time of ordering there is no clock. The first upload counts, of several. A status that says sent
    without telling when has been so at the export's moment; whether it was in time is unconfirmed if that is after the
    deadline. The export speaks for the upload; one that only a list tells says that there was none before it. Neither
    extensions nor agreed after-sales play a part; being closed after the deadline does not excuse.
    """
    if order.submitted is None or order.submitted > knowledge.now:
        return []
    days = 150 if order.submitted < CURRENT_FROM else 365
    deadline = order.submitted + days * 24 * HOUR
    upload = earliest(*(line.uploaded for line in order.lines), *(at for _, at in uses(order)))
    by = knowledge.happened(order.known) if upload is None and said_sent(order) else None
    known = latest(upload, order.known)
    if upload is None and said_sent(order) and known is not None and known > deadline:
        known = None  # sent by then, and maybe in time
    clock = Clock(order.submitted, deadline, knowledge.happened(upload), knowledge.assumed(known), by=by)
    state = alone(knowledge, clock)
    if state != "met" and ended_before(knowledge, order, deadline):
        state = "exempt"
    return [Said("auto-close", None, state, order.submitted, deadline, clock.happened)]
