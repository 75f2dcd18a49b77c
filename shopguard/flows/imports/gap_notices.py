"""Days of which no order export was imported, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from shopguard.core.message import Message
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace

SAID_ONE_BY_ONE = 5  # gaps


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of which no order export was imported, first and last within. ``shop``: its name as stored."""

    shop_ref: int
    shop: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it is."""
        return (self.last - self.first).days + 1


def gap_notices(place: Workplace, found: Sequence[Gap]) -> list[Message]:
    """One sentence a gap; of a shop with many gaps one for all: nobody reads a page of them."""
    said: list[Message] = []
    for _, of_shop in groupby(found, key=lambda gap: gap.shop_ref):
        gaps_of_shop = list(of_shop)
        many = len(gaps_of_shop) > SAID_ONE_BY_ONE
        said += [_many_gaps(place, gaps_of_shop)] if many else [gap_notice(place, gap) for gap in gaps_of_shop]
    return said


def _many_gaps(place: Workplace, found: Sequence[Gap]) -> Message:
    """``found``: of one shop, the oldest first."""
    whole = Gap(found[0].shop_ref, found[0].shop, found[0].first, found[-1].last)
    missing = sum(gap.days for gap in found)
    return Message("notice.many_gaps", {**_span(place, whole), "days": missing, "gaps": len(found)})


def gap_notice(place: Workplace, gap: Gap) -> Message:
    """The sentence about a gap."""
    return Message("notice.gap" if gap.days == 1 else "notice.gap_of_days", {**_span(place, gap), "days": gap.days})


def _span(place: Workplace, gap: Gap) -> dict[str, str]:
    shop = "" if gap.shop == DEFAULT_SHOP else place.texts.both(f"（{gap.shop}）", f" ({gap.shop})")
    return {"shop": shop, "first": gap.first.isoformat(), "last": gap.last.isoformat()}
