"""Clocks of the second judge: their state, what moves their deadline, what excuses them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tests.checker.plain_facts import HOUR, Extension, Order, Said, latest
from tests.checker.plain_knowledge import Case, Knowledge
from tests.checker.plain_words import after_sale_agreed, closed, refunded

NEED_SCANS = (
    "pickup-timeout",
    "pickup-missing",
    "dispatch-timeout",
    "dispatch-missing",
    "transit-stalled",
    "track-broken",
)
# Silent: every clause with a clock that can end in a fine, so all that have a deadline but the three named as excluded.
EXTENDABLE = (*NEED_SCANS, "ship-overdue", "out-of-stock", "qic-inbound", "inspection-handover", "self-delivery")
WORST_FIRST = ("breached", "suspect", "due", "unconfirmed", "pending", "exempt", "met")
Provinces = tuple[str | None, ...]


@dataclass(frozen=True)
class Clock:
    """One clock. ``unsure``: a breach could not be proved. ``soft``: no warning. ``by``: happened by then.

    ``maybe``: a record of that moment may have been the event.
    """

    since: int | None
    deadline: int | None
    happened: int | None
    known: int | None
    unsure: bool = False
    soft: bool = False
    by: int | None = None
    maybe: int | None = None


def judged(
    knowledge: Knowledge, order: Order, clause: str, clock: Clock, senders: Provinces, agreed: int | None = None
) -> tuple[str, int | None]:
    """The state of a clock with everything taken into account, and the deadline that holds.

    ``senders``: from where its parcels may come; ``agreed``: until when the buyer agreed to wait. Silent: what is in time
    is ``met`` whatever else would excuse it; what surely happened by the new deadline, but maybe not by the old one,
    is in time thanks to the new one; a clock that the new deadline let end in time shows the new deadline as well.
    """
    running = replace(clock, deadline=holding_deadline(knowledge, order, clause, clock, senders, agreed))
    state = alone(knowledge, running)
    if state == "met":
        return "met" if alone(knowledge, clock) == "met" else "exempt", running.deadline
    if excused(knowledge, order, clause, running):
        return "exempt", running.deadline
    return state, running.deadline


def alone(knowledge: Knowledge, clock: Clock) -> str:
    """The state by the table of the command line's contract."""
    deadline = clock.deadline
    if deadline is None:
        return "unconfirmed"
    unsure = clock.unsure or (clock.maybe is not None and clock.maybe <= deadline)
    if clock.happened is not None and clock.happened <= deadline:
        return "met"
    if clock.happened is not None:
        return "suspect" if unsure else "breached"
    if clock.by is not None and clock.by <= deadline:
        return "met"
    if clock.soft:
        return "suspect" if knowledge.now > deadline else "pending"
    if clock.known is None:
        return "unconfirmed"
    if clock.by is not None or knowledge.now > deadline:
        if clock.known < deadline:
            return "unconfirmed"
        return "suspect" if unsure else "breached"
    return "due" if is_near(knowledge, clock) else "pending"


def is_near(knowledge: Knowledge, clock: Clock) -> bool:
    """Within the warning time; half the window where that is under 24 h."""
    assert clock.deadline is not None
    left = clock.deadline - knowledge.now
    if clock.since is not None and clock.deadline - clock.since < 24 * HOUR:
        return 2 * left <= clock.deadline - clock.since
    return left <= knowledge.asked.warn_hours * HOUR


# -- what moves a deadline ---------------------------------------------------------------------------------------


def holding_deadline(
    knowledge: Knowledge, order: Order, clause: str, clock: Clock, senders: Provinces, agreed: int | None
) -> int | None:
    """The deadline after what was agreed and announced. Silent: an extension is looked up for the agreed clock, then."""
    if clock.deadline is None:
        return None
    deadline = max(clock.deadline, agreed or clock.deadline)
    waiting = replace(clock, deadline=deadline)
    extended = [
        extended_to(extension, deadline)
        for extension in knowledge.extensions
        if clause in EXTENDABLE
        and (not extension.clauses or clause in extension.clauses)
        and holds_for(extension, waiting, senders, order.receiver.province)
    ]
    return max([deadline, *extended])


def extended_to(extension: Extension, deadline: int) -> int:
    """The later one of extra hours and new latest time."""
    return max(deadline + (extension.extra_seconds or 0), extension.latest_at or deadline)


def holds_for(extension: Extension, clock: Clock, senders: Provinces, receiver: str | None) -> bool:
    """Whether the period touches the clock, and the provinces are in.

    Silent: a clock whose start is not known is taken as its deadline alone, which the period has to hold. An unknown
    receiver is not in. A clock over several parcels is moved when it would be for any one of them.
    """
    assert clock.deadline is not None
    since = clock.since if clock.since is not None else clock.deadline
    touches = since <= extension.until_at and clock.deadline >= extension.from_at
    from_there = not extension.senders or any(one is None or one in extension.senders for one in senders)
    to_there = not extension.receivers or receiver in extension.receivers
    return not extension.removed and touches and from_there and to_there


# -- what excuses --------------------------------------------------------------------------------------------------


def excused(knowledge: Knowledge, order: Order, clause: str, clock: Clock) -> bool:
    """Whether something excuses a clock that is not in time (yet)."""
    if clause in NEED_SCANS and without_scans(order):
        return True
    return ended_before(knowledge, order, clock.deadline) or after_sale_before(knowledge, order, clock)


def without_scans(order: Order) -> bool:
    """No courier scans are to be expected: the seller delivers, or the courier returns no data."""
    return order.traits.seller_delivered or order.traits.no_courier_data


def ended_before(knowledge: Knowledge, order: Order, deadline: int | None) -> bool:
    """Closed or fully refunded in time; when the file does not say when, the owner has the benefit of the doubt."""
    at = order.finished if closed(order) and order.finished is not None else order.traits.refunded_at
    if refunded(order) and at is not None:
        # Silent: no deadline known. Then being closed by now is enough.
        return at <= knowledge.now and (deadline is None or at <= deadline)
    return refunded(order)


def after_sale_before(knowledge: Knowledge, order: Order, clock: Clock) -> bool:
    """An after-sale agreed in time; one without a moment counts only while the awaited event has not happened.

    Silent: the moment the owner tells goes before the export's word, also where it is too late or still to come. With no
    deadline known an after-sale agreed by now is enough. What happened by a moment that a list tells has happened.
    """
    moment = order.traits.after_sale_agreed_at
    if moment is not None:
        return moment <= knowledge.now and (clock.deadline is None or moment <= clock.deadline)
    return after_sale_agreed(order) and clock.happened is None and clock.by is None


# -- several clocks ------------------------------------------------------------------------------------------------


def clock_said(
    knowledge: Knowledge, order: Order, clause: str, waybill: str | None, clock: Clock, senders: Provinces
) -> Said:
    """The finding of a clock that stands alone."""
    state, deadline = judged(knowledge, order, clause, clock, senders)
    return Said(clause, waybill, state, clock.since, deadline, clock.happened)


def worst_of(found: Iterable[Said]) -> list[Said]:
    """The worst finding, then the earlier deadline; none of none.

    Silent: no deadline comes after every deadline, then the earlier start; of equal ones the last event is shown.
    """

    def urgency(one: Said) -> tuple[int, bool, int, bool, int]:
        late, early = one.deadline is None, one.since is None
        return WORST_FIRST.index(one.state), late, one.deadline or 0, early, one.since or 0

    ordered: Sequence[Said] = sorted(found, key=urgency)
    equal = [one.happened_at for one in ordered if urgency(one) == urgency(ordered[0])]
    return [ordered[0]._replace(happened_at=latest(*equal))] if ordered else []


def pickup_clock(case: Case, since: int | None, deadline: int | None) -> Clock:
    """A clock that a pickup stops."""
    return Clock(since, deadline, case.pickup, case.pickup_known, by=case.picked_up_by, maybe=case.maybe_pickup)
