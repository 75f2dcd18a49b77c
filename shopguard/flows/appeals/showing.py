"""Cases as they stand: one, or all of them."""

from __future__ import annotations

from shopguard.flows.appeals.case import gather, gather_all, stored_appeal
from shopguard.flows.appeals.view import AppealView, view_of
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows


def show_appeal(place: Workplace, appeal_id: str, at: int) -> AppealView:
    """One case with its checklist, as of ``at``. Raises NotThere."""
    return view_of(place, gather(place, stored_appeal(place, appeal_id), at), closely=True)


def show_appeals(place: Workplace, at: int) -> list[AppealView]:
    """All cases with their checklists: the one whose window closes first on top, those whose window has closed come last."""
    cases = gather_all(place, rows.fetch_appeals(place.store.connection()), at)
    views = [view_of(place, case) for case in cases]
    return sorted(views, key=lambda view: (view.appeal_by < at, view.appeal_by, view.id))
