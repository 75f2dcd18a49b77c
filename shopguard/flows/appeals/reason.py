"""The owner's own words of a case."""

from __future__ import annotations

from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows


def set_reason_text(place: Workplace, appeal_id: str, text: str) -> None:
    """Stores the owner's own words for the appeal. Longer than the form takes is kept too: the packet says so."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        rows.update_reason_text(db, row.id, text.strip())
