"""The part of the score (体验分) that is known: from payment to pickup, per shop, and which orders drag it now.

ShopGuard does not reckon the score: the other indicators and all weights are unknown, and the view says so.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.beijing import DAY, day_of
from shopguard.core.cited import in_force
from shopguard.core.score import Spread, Stage, counted_from, rule_by_payment, spread, stage, waited
from shopguard.core.score_rules import ScoreRule
from shopguard.core.wording import certainty, source
from shopguard.flows.workplace import Workplace
from shopguard.store.coverage import order_spans
from shopguard.store.database import snapshot
from shopguard.store.store import Row
from shopguard.store.waits import Wait, Waits, named, paid_orders

DRAGS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Longer:
    """How many orders waited longer than ``limit`` seconds, and what share of them; None where there is none to share."""

    limit: int
    orders: int
    share: float | None


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order without a pickup. ``waited``: seconds up to now since it counts; ``sure``: those of them that a file speaks for (None:
    none), up to ``known``."""

    order_id: str
    waybills: str
    status: str
    paid_at: int
    counted_from: int
    waited: int
    sure: int | None
    known: int | None


@dataclass(frozen=True, slots=True)
class ShopScore:
    """One shop in the window. Waits are seconds, None = there is nothing to reckon from.

    ``orders``: paid in the window; they are ``done``, ``waiting``, ``unknown`` (no file tells when they were picked up) or
    ``left_out`` (closed or refunded before a pickup, or sent without a courier that tells). ``drags``: the waiting ones that wait longest;
    ``more``: how many others wait.
    """

    shop: str
    orders: int
    stage: Stage
    stage_said: str
    done: int
    median: int | None
    ninetieth: int | None
    longer: tuple[Longer, ...]
    waiting: int
    waiting_longer: tuple[Longer, ...]
    unknown: int
    left_out: int
    drags: tuple[WaitingOrder, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ScoreView:
    """``partial``: the sentence that says what this is not; ``nothing``: what to import where there is no order."""

    at: int
    days: int
    partial: str
    shops: tuple[ShopScore, ...]
    not_known: tuple[str, ...]
    source: str
    nothing: str


def score(place: Workplace, at: int) -> ScoreView:
    """Payment to pickup of the orders paid in the window before ``at``."""
    rules = place.rules.score
    rule = in_force(rules, day_of(at)) or rules[-1]
    db, since = place.store.connection(), at - rule.window_days * DAY
    by_shop: dict[str, list[Wait]] = {}
    reach: dict[str, int] = {}
    with snapshot(db):
        for wait in paid_orders(db, since, at):
            by_shop.setdefault(wait.shop, []).append(wait)
        for told in order_spans(db):
            reach[told.shop] = min(told.first_at, reach.get(told.shop, told.first_at))
        shops = tuple(
            _shop(place, rules, rule, shop, by_shop[shop], whole=reach.get(shop, at) <= since, at=at)
            for shop in sorted(by_shop)
        )
    language = place.texts.language
    return ScoreView(
        at=at,
        days=rule.window_days,
        partial=place.texts.word("score.partial"),
        shops=shops,
        not_known=tuple(one[language] for one in rule.not_known),
        source=place.texts.both("；", "; ").join(
            (source(place.texts, rule.citation), certainty(place.texts, rule.citation))
        ),
        nothing="" if shops else place.texts.word("score.empty", days=rule.window_days),
    )


def _shop(
    place: Workplace,
    rules: Sequence[ScoreRule],
    rule: ScoreRule,
    shop: str,
    orders: Sequence[Wait],
    *,
    whole: bool,
    at: int,
) -> ShopScore:
    of = rule_by_payment(rules)
    done = [
        waited(of(one.paid_at), one.paid_at, one.moment)
        for one in orders
        if one.waits == Waits.DONE and one.moment is not None
    ]
    waiting = [(waited(of(one.paid_at), one.paid_at, at), one) for one in orders if one.waits == Waits.WAITING]
    told, open_told = spread(rule, done), spread(rule, [seconds for seconds, _ in waiting])
    worst = heapq.nsmallest(DRAGS_SHOWN, waiting, key=lambda one: (-one[0], one[1].paid_at, one[1].order_ref))
    facts = named(place.store.connection(), (one.order_ref for _, one in worst))
    which = stage(rule, len(orders), whole_window=whole)
    return ShopScore(
        shop=place.shop_in_words(shop),
        orders=len(orders),
        stage=which,
        stage_said=_stage_said(place, rule, which, len(orders)),
        done=told.orders,
        median=told.median,
        ninetieth=told.ninetieth,
        longer=_longer(told),
        waiting=open_told.orders,
        waiting_longer=_longer(open_told),
        unknown=sum(one.waits == Waits.UNKNOWN for one in orders),
        left_out=sum(one.waits == Waits.LEFT_OUT for one in orders),
        drags=tuple(_waiting(place, of(one.paid_at), one, facts[one.order_ref], seconds) for seconds, one in worst),
        more=len(waiting) - len(worst),
    )


def _longer(told: Spread) -> tuple[Longer, ...]:
    return tuple(Longer(limit, orders, orders / told.orders if told.orders else None) for limit, orders in told.longer)


def _stage_said(place: Workplace, rule: ScoreRule, which: Stage, orders: int) -> str:
    return place.texts.word(
        f"score.stage.{which}",
        orders=orders,
        days=rule.window_days,
        under=rule.growing_under,
        score=rule.growing_score,
        low=rule.growing_low_score,
    )


def _waiting(place: Workplace, rule: ScoreRule, one: Wait, facts: Row, seconds: int) -> WaitingOrder:
    begin = counted_from(rule, one.paid_at)
    return WaitingOrder(
        order_id=facts["order_id"],
        waybills=facts["waybills"] or "",
        status=place.texts.word(f"status.{facts['status']}"),
        paid_at=one.paid_at,
        counted_from=begin,
        waited=seconds,
        sure=None if one.moment is None or one.moment < begin else one.moment - begin,
        known=one.moment,
    )
