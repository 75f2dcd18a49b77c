"""What to do about a finding now: the clause's own advice, unless the order's state makes it the wrong one."""

from __future__ import annotations

from shopguard.core.finding import Finding, State
from shopguard.core.rulebook import Clause
from shopguard.flows.workplace import Workplace

# Clauses whose own advice is to hand the parcel over: wrong as long as nobody agreed whether the buyer still wants it.
_HAND_OVER = ("ship-overdue", "out-of-stock", "pickup-timeout", "pickup-missing")


def advice(place: Workplace, clause: Clause, finding: Finding, *, refund_open: bool, uploaded: bool) -> str:
    """In words. ``refund_open``: a refund of the order was asked for and is not settled; ``uploaded``: it has a waybill already.

    What has happened too late cannot be helped any more.
    """
    if finding.state is State.BREACHED and finding.happened_at is not None and finding.deadline is not None:
        return place.texts.word("instead.too_late")
    if finding.state in (State.MET, State.EXEMPT):
        return place.texts.word("instead.nothing")
    if refund_open and finding.clause in _HAND_OVER:
        return place.texts.word("instead.refund_waiting" if uploaded else "instead.refund_unsent")
    return clause.instead[place.texts.language]
