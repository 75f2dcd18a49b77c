"""What stands before the owner first: the preview, and what comes if nothing more happens, of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from shopguard.core.beijing import HOUR
from shopguard.core.collector import collector_held_off
from shopguard.core.outlook import Outlook
from shopguard.flows.costs.headroom_words import HeadroomLine, headroom_today
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.penalties import PenaltyPreview, preview
from shopguard.flows.workplace import Workplace
from shopguard.store.database import snapshot

_AT_ONCE: Final = 5_000  # orders


@dataclass(frozen=True, slots=True)
class CostsNow:
    """``last_known``: some estimate rests on a value the platform no longer publishes; ``headroom``: how far each shop is from a
    measure today, a sentence each."""

    preview: PenaltyPreview
    outlook: Outlook
    last_known: bool
    headroom: tuple[HeadroomLine, ...]


def costs_now(place: Workplace, at: int, horizon_hours: int = 24) -> CostsNow:
    """All of it at ``at`` (unix seconds); "if ignored" is ``horizon_hours`` later.

    What the outlook and the preview work out when they are first asked is worked out here: the window asks them in its own thread.
    """
    with snapshot(place.store.connection()), collector_held_off():
        outlook = load_outlook(place, at)
        for moment in (at, at + HOUR):
            outlook.standing(moment)
        told = preview(place, at, horizon_hours, outlook)
        return CostsNow(told, outlook, told.last_known_only, headroom_today(place, outlook))


def let_go(costs: CostsNow) -> None:
    """Gives back the memory of what nobody asks any more, part by part: Python would free it in one go, and no thread run meanwhile."""
    costs.outlook.let_go()
    held = vars(costs.preview)
    while held:
        _, part = held.popitem()
        things = list(part) if isinstance(part, tuple) else []
        del part
        while things:
            del things[-_AT_ONCE:]
