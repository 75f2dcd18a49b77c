"""The penalty preview: yuan now, yuan if ignored, days and strikes, and whom to save first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from shopguard.core.beijing import HOUR
from shopguard.core.charged import Charged
from shopguard.core.collector import collector_held_off
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import DayCount, is_strike, orders_to_strike, strike_type
from shopguard.flows.costs.already_taken import now_taken_fen
from shopguard.flows.costs.charging import charged_in_words, charged_until
from shopguard.flows.costs.measures import Measure, measures_now
from shopguard.flows.costs.order_penalties import OrderPenalty, Part, Reckoning
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.rescue import Rescue, fix_first
from shopguard.flows.costs.strikes_ahead import Averted, strikes_averted, strikes_to_come
from shopguard.flows.costs.unconfirmed import unconfirmed_fen
from shopguard.flows.workplace import Workplace
from shopguard.store.database import snapshot
from shopguard.store.fetch import numbers_of

__all__ = ["Day", "OrderPenalty", "Part", "PenaltyPreview", "preview"]


@dataclass(frozen=True, slots=True)
class Day:
    """One shop day. The rate is abnormal / shipped, undefined where nothing was shipped.

    ``type`` 1, 2 or None (no strike, or exactly half); ``to_strike``: how many more abnormal orders make it a strike.
    """

    day: date
    shop: str
    shipped: int
    abnormal: int
    strike: bool
    type: int | None
    to_strike: int | None


@dataclass(frozen=True)
class PenaltyPreview:
    """Everything the preview shows. Sums in fen.

    ``now_taken_fen``: what of ``now_fen`` the ledger shows as taken already. ``strikes_to_come``: how many more there are at the
    horizon if nobody does anything; ``averted``: those of them that ``fix_first`` averts.
    """

    at: int
    horizon_hours: int
    now_fen: int
    now_taken_fen: int
    if_ignored_fen: int
    unconfirmed_fen: int
    orders: tuple[OrderPenalty, ...]
    days: tuple[Day, ...]
    measures: tuple[Measure, ...]
    fix_first: tuple[Rescue, ...]
    strikes_to_come: int
    averted: tuple[Averted, ...]
    charged: Charged  # what the ledger says was really taken until then
    charged_line: str  # the same in words, "" for nothing

    @cached_property
    def last_known_only(self) -> bool:
        """Whether some estimate rests on a value the platform no longer publishes."""
        parts = (part for order in self.orders for part in order.parts)
        return any(part.certainty == "last known" and part.source == "estimate" for part in parts)


def preview(place: Workplace, at: int, horizon_hours: int = 24, outlook: Outlook | None = None) -> PenaltyPreview:
    """Fines at ``at`` and ``horizon_hours`` later if nothing more happens to any parcel.

    Nothing is stored. ``outlook``: that of ``at``, where there is one already. ``fix_first``: what can still be rescued within
    the horizon; see :mod:`shopguard.core.save_first`.
    """
    with snapshot(place.store.connection()), collector_held_off():
        outlook = outlook or load_outlook(place, at)
        later = at + horizon_hours * HOUR
        reckoned = _orders(place, outlook, later)
        orders = reckoned.orders
        first = fix_first(place, outlook, later)
        days = tuple(_day(place, count) for count in outlook.days(None))
        taken = charged_until(place, at)
        return PenaltyPreview(
            at=at,
            horizon_hours=horizon_hours,
            now_fen=sum(order.now_fen for order in orders),
            now_taken_fen=now_taken_fen(place, outlook, reckoned.reckoning, reckoned.costing),
            if_ignored_fen=sum(order.if_ignored_fen for order in orders),
            unconfirmed_fen=unconfirmed_fen(place, outlook),
            orders=orders,
            days=days,
            measures=measures_now(place, outlook),
            fix_first=first.rescues,
            strikes_to_come=strikes_to_come(
                outlook, ((day.shop, day.day) for day in days if day.strike), first.strikes
            ),
            averted=strikes_averted(place, outlook, later, first.rescues),
            charged=taken,
            charged_line=charged_in_words(place, taken),
        )


class _Reckoned(NamedTuple):
    """The orders with any amount above 0, by number; who reckons them, and of whom."""

    orders: tuple[OrderPenalty, ...]
    reckoning: Reckoning
    costing: Set[int]


def _orders(place: Workplace, outlook: Outlook, later: int) -> _Reckoned:
    now, ignored, limited = dict(outlook.amounts), outlook.amounts_at(later), outlook.limited
    costing = {*now, *ignored, *limited}
    numbers = numbers_of(place.store.connection(), costing)
    shown = sorted(costing, key=lambda ref: numbers[ref])
    reckoning = Reckoning(place, outlook, later, shown, limited)
    for ref in limited:
        now[ref], ignored[ref] = [sum(amount.fen for amount in amounts) for amounts in reckoning.amounts(ref)]
    kept = [ref for ref in shown if now.get(ref) or ignored.get(ref)]
    orders = tuple([OrderPenalty(numbers[ref], now.get(ref, 0), ignored.get(ref, 0), reckoning, ref) for ref in kept])
    return _Reckoned(orders, reckoning, now.keys())


def _day(place: Workplace, count: DayCount) -> Day:
    rule = place.rulebook.strike_rule(count.day)
    strike = is_strike(rule, count)
    return Day(
        day=count.day,
        shop=count.shop,
        shipped=count.of,
        abnormal=count.counted,
        strike=strike,
        type=strike_type(rule, count) if rule is not None and strike else None,
        to_strike=orders_to_strike(rule, count),
    )
