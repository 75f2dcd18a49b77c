"""Whether an announced extension can concern a case: its clause, its period, its places. What is not known is said to be unsure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from shopguard.core.beijing import DAY
from shopguard.core.extensions import Terms
from shopguard.core.finding import Finding
from shopguard.flows.appeals.case import AppealCase

Fit = Literal["fits", "unsure", "no"]
_BEFORE_A_NOTICE = 30 * DAY  # so far back a notice may reach where nothing of the order is known


@dataclass(frozen=True, slots=True)
class CaseSpan:
    """When a case's clock ran (unix seconds), and between which provinces (short names). None = not known; ``sure``: its times are."""

    start: int
    end: int
    sure: bool
    sender: str | None
    receiver: str | None


def span_of(case: AppealCase, finding: Finding | None, provinces: Collection[str]) -> CaseSpan:
    """The time and places of the case as the imported files tell them."""
    receiver = case.order.place.split(" ")[0]
    sender = next((event.province for parcel in case.parcels for event in parcel.events if event.province), None)
    known = (sender, receiver if receiver in provinces else None)
    if finding is not None and finding.since is not None and finding.deadline is not None:
        return CaseSpan(finding.since, max(finding.since, finding.deadline), True, *known)
    order = case.order
    moments = [at for at in (order.submitted_at, order.paid_at, order.promised_at, order.uploaded_at) if at is not None]
    start = min(moments, default=case.row.noticed_at - _BEFORE_A_NOTICE)
    return CaseSpan(start, max(case.row.noticed_at, start), False, *known)


def fit_of(terms: Terms, clause: str, span: CaseSpan) -> Fit:
    """How an extension's terms fit a case of that clause."""
    if terms.clauses and clause not in terms.clauses:
        return "no"
    if terms.from_at > span.end or terms.until_at < span.start:
        return "no"
    places = [_among(terms.senders, span.sender), _among(terms.receivers, span.receiver)]
    if "no" in places:
        return "no"
    return "fits" if span.sure and places == ["fits", "fits"] else "unsure"


def _among(names: Collection[str], name: str | None) -> Fit:
    if not names:
        return "fits"
    if name is None:
        return "unsure"
    return "fits" if name in names else "no"
