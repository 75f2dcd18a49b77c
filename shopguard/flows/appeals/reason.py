"""The owner's own words of a case. Two windows or programs may write them at once: no text takes the place of one it never saw."""

from __future__ import annotations

from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows


class ReasonChanged(UserProblem):
    """Somebody else stored other words meanwhile: those are ``stored``; the ones that were to be stored lie beside them."""

    def __init__(self, appeal_id: str, stored: str) -> None:
        super().__init__("problem.reason_changed", appeal=appeal_id)
        self.stored = stored


def set_reason_text(place: Workplace, appeal_id: str, text: str, *, started_from: str | None = None) -> None:
    """Stores the owner's own words for the appeal. Longer than the form takes is kept too: the packet says so.

    ``started_from``: what stood there when the owner began (None: it is to be replaced, whatever it is). Where other words stand
    there by now, they stay, the new ones are kept beside them, and :class:`ReasonChanged` is raised.
    """
    told = text.strip()
    with place.store.transaction() as db:
        stored = stored_appeal(place, appeal_id)
        changed = started_from is not None and stored.reason_text not in (started_from.strip(), told)
        if changed:
            rows.update_reason_aside(db, stored.id, told)
        else:
            rows.update_reason_text(db, stored.id, told)
    if changed:
        raise ReasonChanged(stored.id, stored.reason_text)


def choose_reason_text(place: Workplace, appeal_id: str, text: str, aside: str) -> None:
    """The owner saw both texts: ``text`` is the reason, ``aside`` is kept beside it ("" = there is none)."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        rows.update_reason_text(db, row.id, text.strip())
        rows.update_reason_aside(db, row.id, aside.strip())
