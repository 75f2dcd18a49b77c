"""What the window has done in the background: each a flow, in the form :class:`~shopguard.ui.jobs.Jobs` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopguard.flows import order_detail, penalties, settings
from shopguard.flows.order_detail import OrderView
from shopguard.flows.penalties import PenaltyPreview
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace

if TYPE_CHECKING:
    from shopguard.flows.appealing import AppealView


def keep_choice(place: Workplace, name: str, value: str, _reporter: Reporter) -> None:
    """Remembers a choice."""
    settings.remember(place, name, value)


def preview(place: Workplace, now: int, _reporter: Reporter) -> PenaltyPreview:
    """The penalty preview at ``now``."""
    return penalties.preview(place, now)


def order(place: Workplace, order_id: str, now: int, _reporter: Reporter) -> OrderView:
    """One order as judged at ``now``."""
    return order_detail.order_detail(place, order_id, now)


def appeal(place: Workplace, order_id: str, clause: str, now: int, _reporter: Reporter) -> AppealView:
    """Opens (or finds) the case for an order's finding."""
    from shopguard.flows import appealing  # brings the typesetter: only when it is wanted, and not in the main thread

    return appealing.show_appeal(place, appealing.open_appeal(place, order_id, clause, now=now), now)
