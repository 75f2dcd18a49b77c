"""What comes if nothing more happens, from the open findings of a moment."""

from __future__ import annotations

from shopguard.core.collector import collector_held_off
from shopguard.core.outlook import Known, Outlook
from shopguard.flows.costs.day_limits import day_limits
from shopguard.flows.costs.day_rates import day_rates
from shopguard.flows.costs.open_findings import OpenFindings, open_findings
from shopguard.flows.workplace import Workplace
from shopguard.store.database import snapshot
from shopguard.store.fetch import shops_of


def load_outlook(place: Workplace, at: int) -> Outlook:
    """The outlook at ``at`` (unix seconds)."""
    with snapshot(place.store.connection()), collector_held_off():
        return outlook_of(place, at, open_findings(place, at))


def outlook_of(place: Workplace, at: int, found: OpenFindings) -> Outlook:
    """The outlook that open findings make."""
    db = place.store.connection()
    limits = day_limits(place, at, found)
    known = Known(
        at=at,
        rows=found.rows,
        risks=found.risks,
        colours=found.colours,
        fen=sum(found.amounts.values()) - limits.now_fen,
        amounts=found.amounts,
        cuts=limits.to_come,
        limited=limits.orders,
        shops=shops_of(db, [row[0] for row in found.rows]),
        untold=found.untold,
    )
    return Outlook(place.rulebook, known, day_rates(place, at))
