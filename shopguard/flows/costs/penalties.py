"""The penalty preview: yuan now, yuan if ignored, days and strikes, and whom to save first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shopguard.checker.judge import Question
from shopguard.checker.upkeep import orders_that_can_cost
from shopguard.core.beijing import HOUR, day_of
from shopguard.core.cited import Certainty, Family
from shopguard.core.finding import Finding
from shopguard.core.fine_wording import reckoning
from shopguard.core.fines import Price, counted, within_shop_days
from shopguard.core.ledger import Charged
from shopguard.core.strikes import DayCount, count_days, is_strike, orders_to_strike, strike_type
from shopguard.flows.costs.charging import charged_in_words, charged_until
from shopguard.flows.costs.costly import judge_costly
from shopguard.flows.costs.measures import Measure, measures, shop_days
from shopguard.flows.costs.rescue import Orders, Rescue, fix_first
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import paid_of
from shopguard.store.shop_days import uploads


@dataclass(frozen=True, slots=True)
class Part:
    """One counted fine. ``how`` is the reckoning in words.

    ``at_least``: base or promise is unknown or the rule gives a range, it may be more; ``most_fen``: up to this, where the
    rule says so. ``money_back``: the purchase money may be returned on top.
    """

    clause: str
    family: Family
    waybill: str | None
    fen: int
    when: int  # unix seconds: when it becomes due
    at_least: bool
    most_fen: int | None
    money_back: bool
    certainty: Certainty
    how: str


@dataclass(frozen=True, slots=True)
class OrderPenalty:
    """One order's fines at t (``now``) and at t + horizon (``if_ignored``), in fen; ``parts`` are those of ``if_ignored``."""

    order_id: str
    now_fen: int
    if_ignored_fen: int
    parts: tuple[Part, ...]


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


@dataclass(frozen=True, slots=True)
class PenaltyPreview:
    """Everything the preview shows. Sums in fen."""

    at: int
    horizon_hours: int
    now_fen: int
    if_ignored_fen: int
    unconfirmed_fen: int
    orders: tuple[OrderPenalty, ...]
    days: tuple[Day, ...]
    measures: tuple[Measure, ...]
    fix_first: tuple[Rescue, ...]
    last_known_only: bool  # some amount rests on a value the platform no longer publishes
    charged: Charged  # what the ledger says was really taken until then
    charged_line: str  # the same in words, "" for nothing


def preview(place: Workplace, at: int, horizon_hours: int = 24) -> PenaltyPreview:
    """Fines at ``at`` and ``horizon_hours`` later if nothing more happens to any parcel.

    Nothing is stored. ``fix_first``: what can still be rescued within the horizon; see :mod:`shopguard.core.save_first`.
    """
    later = at + horizon_hours * HOUR
    costing = orders_that_can_cost(place.store.connection(), at)
    now = judge_costly(place, Question(at), costing)
    ignored = judge_costly(place, Question(later, assume_known_until=later, seen_until=at), costing)
    orders = paid_of(place.store.connection(), {*now.breached, *now.unconfirmed, *ignored.breached})
    shops = {ref: order.shop for ref, order in orders.items()}
    shipped = shop_days(uploads(place.store.connection(), at))
    prices_now = _counted(place, orders, now.breached)
    prices_ignored = _counted(place, orders, ignored.breached)
    penalties = [
        OrderPenalty(
            order_id=orders[ref].order_id,
            now_fen=_sum(prices_now.get(ref, ())),
            if_ignored_fen=_sum(prices_ignored.get(ref, ())),
            parts=tuple(_part(place, price) for price in prices_ignored.get(ref) or prices_now.get(ref, ())),
        )
        for ref in sorted({*prices_now, *prices_ignored}, key=lambda ref: orders[ref].order_id)
        if prices_now.get(ref) or prices_ignored.get(ref)
    ]
    overdue = _overdue_clauses(place)
    taken = charged_until(place, at)
    counts = count_days(shipped, now.abnormal(place, shops), now.abnormal(place, shops, only=overdue))
    return PenaltyPreview(
        at=at,
        horizon_hours=horizon_hours,
        now_fen=sum(order.now_fen for order in penalties),
        if_ignored_fen=sum(order.if_ignored_fen for order in penalties),
        unconfirmed_fen=sum(_sum(prices) for prices in _counted(place, orders, now.unconfirmed).values()),
        orders=tuple(penalties),
        days=tuple(_day(place, count) for count in counts),
        measures=measures(place, now, orders, counts, day_of(at).year),
        fix_first=fix_first(place, ignored, orders, shipped, at),
        charged=taken,
        charged_line=charged_in_words(place, taken),
        last_known_only=any(part.certainty == "last known" for order in penalties for part in order.parts),
    )


def _counted(
    place: Workplace, orders: Orders, by_order: Mapping[int, Sequence[Finding]]
) -> dict[int, tuple[Price, ...]]:
    prices = {ref: counted(place.rulebook, orders[ref].reckoned_from, group) for ref, group in by_order.items()}
    return within_shop_days(prices, {ref: orders[ref].shop for ref in prices})


def _sum(prices: Sequence[Price]) -> int:
    return sum(price.fen for price in prices)


def _part(place: Workplace, price: Price) -> Part:
    how, certainty = reckoning(place.texts, price), price.fine.citation.certainty
    return Part(
        clause=price.finding.clause,
        family=price.family,
        waybill=price.finding.waybill,
        fen=price.fen,
        when=price.when,
        at_least=price.at_least,
        most_fen=price.most_fen,
        money_back=price.fine.money_back,
        certainty=certainty,
        how=how + place.texts.word("price.last_known") if certainty == "last known" else how,
    )


def _overdue_clauses(place: Workplace) -> frozenset[str]:
    return frozenset(clause for rule in place.rulebook.strike_rules for clause in rule.missing_clauses)


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
