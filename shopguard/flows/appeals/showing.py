"""Cases as they stand: one, or all of them."""

from __future__ import annotations

from shopguard.flows.appeals.case import gather, gather_all, stored_appeal
from shopguard.flows.appeals.listing import urgency
from shopguard.flows.appeals.view import AppealView, view_of
from shopguard.flows.workplace import Workplace
from shopguard.store.appeals import fetch_appeals


def show_appeal(place: Workplace, appeal_id: str, at: int) -> AppealView:
    """One case with its checklist, as of ``at``. Raises NotThere."""
    return view_of(place, gather(place, stored_appeal(place, appeal_id), at), closely=True)


def show_appeals(place: Workplace, at: int) -> list[AppealView]:
    """All cases with their checklists, in the order of :func:`~shopguard.flows.appeals.listing.list_appeals`."""
    cases = gather_all(place, fetch_appeals(place.store.connection()), at)
    return sorted((view_of(place, case) for case in cases), key=lambda view: urgency(view, at))
