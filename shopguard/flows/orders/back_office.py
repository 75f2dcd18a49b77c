"""Where in the platform's back office a finding can be seen and worked on."""

from __future__ import annotations

from shopguard.core.finding import Finding, State
from shopguard.core.rulebook import Clause
from shopguard.flows.workplace import Workplace

# What the platform itself lists as parcels with a problem.
_PARCELS = (
    "pickup-timeout", "pickup-missing", "dispatch-timeout", "dispatch-missing", "transit-stalled", "track-repeated",
    "waybill-reused", "address-mismatch", "recalled", "track-broken", "waybill-invalid",
)  # fmt: skip
_REFUNDS = ("refund-intercept", "fraud")
_PRESSING = (State.BREACHED, State.DUE, State.UNCONFIRMED, State.SUSPECT)


def places_for(place: Workplace, clause: Clause, finding: Finding) -> tuple[str, ...]:
    """The paths as the back office has them (``物流 → 包裹中心 → 异常包裹``), in Chinese in any language."""
    if finding.state not in (*_PRESSING, State.HINT):
        return ()
    names = []
    if finding.clause in _PARCELS and finding.state in _PRESSING:
        names.append("parcels")
    if finding.clause in _REFUNDS:
        names.append("refunds")
    if finding.state is State.DUE and not clause.costs_nothing:
        names.append("warnings")
    if finding.state is State.BREACHED and not clause.costs_nothing:
        names.append("fines")
    return tuple(place.texts.word(f"back_office.{name}") for name in names)
