"""The penalty preview: yuan now, yuan if ignored, days and strikes, and whom to save first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.beijing import HOUR, day_of
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Paid, Price, began, counted, family_of
from shopguard.core.money import yuan_text
from shopguard.core.rulebook import Certainty, Family
from shopguard.core.save_first import Rescuable, save_first
from shopguard.core.strikes import (
    DayCount,
    ShopDay,
    count_days,
    is_strike,
    orders_to_strike,
    rule_on,
    strike_measures,
    strike_type,
)
from shopguard.core.wording import reckoning
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import paid_of, uploads

Orders = Mapping[int, tuple[str, str, Paid]]


@dataclass(frozen=True, slots=True)
class Part:
    """One counted fine. ``at_least``: base or promise is unknown, it may be more. ``how`` is the reckoning in words."""

    clause: str
    family: Family
    waybill: str | None
    fen: int
    when: int  # unix seconds: when it becomes due
    at_least: bool
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
class Measure:
    """A measure against the shop, days, and why."""

    measure: str
    days: int
    because: str


@dataclass(frozen=True, slots=True)
class Rescue:
    """One order to save first: until ``deadline``, saves ``saves_fen``."""

    order_id: str
    clause: str
    card: str
    deadline: int
    saves_fen: int
    why: str


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


@dataclass(frozen=True)
class _Judged:
    """The costly findings at one moment: violations by order, and who counts as abnormal on which day."""

    breached: dict[int, list[Finding]]
    unconfirmed: dict[int, list[Finding]]

    def abnormal(
        self, place: Workplace, shops: Mapping[int, str], only: Set[str] = frozenset()
    ) -> dict[ShopDay, set[int]]:
        """The orders judged abnormal by the day on which the violation began; ``only`` narrows it to those clauses."""
        days: dict[ShopDay, set[int]] = {}
        for ref, group in self.breached.items():
            for finding in group:
                moment = began(finding)
                if (
                    moment is None
                    or family_of(place.rulebook, finding) != "abnormal"
                    or (only and finding.clause not in only)
                ):
                    continue
                days.setdefault((shops[ref], day_of(moment)), set()).add(ref)
        return days


def preview(place: Workplace, at: int, horizon_hours: int = 24) -> PenaltyPreview:
    """Fines at ``at`` and ``horizon_hours`` later if nothing more happens to any parcel.

    Nothing is stored. ``fix_first``: what can still be rescued within the horizon; see :mod:`shopguard.core.save_first`.
    """
    later = at + horizon_hours * HOUR
    now = _judge(place, Question(at))
    ignored = _judge(place, Question(later, assume_known_until=later))
    orders = paid_of(place.store.connection(), {*now.breached, *now.unconfirmed, *ignored.breached})
    shops = {ref: shop for ref, (_, shop, _) in orders.items()}
    shipped = _shipped(place, later)
    prices_now = _counted(place, orders, now.breached)
    prices_ignored = _counted(place, orders, ignored.breached)
    penalties = [
        OrderPenalty(
            order_id=orders[ref][0],
            now_fen=_sum(prices_now.get(ref, ())),
            if_ignored_fen=_sum(prices_ignored.get(ref, ())),
            parts=tuple(_part(place, price) for price in prices_ignored.get(ref) or prices_now.get(ref, ())),
        )
        for ref in sorted({*prices_now, *prices_ignored}, key=lambda ref: orders[ref][0])
        if prices_now.get(ref) or prices_ignored.get(ref)
    ]
    overdue = _overdue_clauses(place)
    counts = count_days(_shipped(place, at), now.abnormal(place, shops), now.abnormal(place, shops, only=overdue))
    return PenaltyPreview(
        at=at,
        horizon_hours=horizon_hours,
        now_fen=sum(order.now_fen for order in penalties),
        if_ignored_fen=sum(order.if_ignored_fen for order in penalties),
        unconfirmed_fen=sum(_sum(prices) for prices in _counted(place, orders, now.unconfirmed).values()),
        orders=tuple(penalties),
        days=tuple(_day(place, count) for count in counts),
        measures=_measures(place, counts, day_of(at).year),
        fix_first=_fix_first(place, ignored, orders, shipped, at),
        last_known_only=any(part.certainty == "last known" for order in penalties for part in order.parts),
    )


def _judge(place: Workplace, question: Question) -> _Judged:
    db = place.store.connection()
    judge(db, place.rulebook, question)
    judged = _Judged({}, {})
    wanted = (State.BREACHED.value, State.UNCONFIRMED.value)
    for finding in findings(db, "j.state IN (?, ?)", wanted):
        target = judged.breached if finding.state is State.BREACHED else judged.unconfirmed
        target.setdefault(finding.order_ref, []).append(finding)
    return judged


def _counted(
    place: Workplace, orders: Orders, by_order: Mapping[int, Sequence[Finding]]
) -> dict[int, tuple[Price, ...]]:
    return {ref: counted(place.rulebook, orders[ref][2], group) for ref, group in by_order.items()}


def _sum(prices: Sequence[Price]) -> int:
    return sum(price.fen for price in prices)


def _part(place: Workplace, price: Price) -> Part:
    return Part(
        clause=price.finding.clause,
        family=price.family,
        waybill=price.finding.waybill,
        fen=price.fen,
        when=price.when,
        at_least=price.at_least,
        certainty=price.fine.citation.certainty,
        how=reckoning(place.texts, price),
    )


def _shipped(place: Workplace, until: int) -> dict[ShopDay, int]:
    epoch = date(1970, 1, 1)
    return {
        (shop, epoch + timedelta(days=number)): orders
        for shop, number, orders in uploads(place.store.connection(), until)
    }


def _overdue_clauses(place: Workplace) -> frozenset[str]:
    return frozenset(clause for rule in place.rulebook.strike_rules for clause in rule.missing_clauses)


def _day(place: Workplace, count: DayCount) -> Day:
    rule = rule_on(place.rulebook, count.day)
    strike = is_strike(rule, count)
    return Day(
        day=count.day,
        shop=count.shop,
        shipped=count.shipped,
        abnormal=count.abnormal,
        strike=strike,
        type=strike_type(count) if strike else None,
        to_strike=orders_to_strike(rule, count),
    )


def _measures(place: Workplace, counts: Sequence[DayCount], year: int) -> tuple[Measure, ...]:
    strikes = [c for c in counts if c.day.year == year and is_strike(rule_on(place.rulebook, c.day), c)]
    measures = []
    for count, number, name, days, uncertain in strike_measures(place.rulebook, strikes):
        because = place.texts.word(
            "measure.because_uncertain" if uncertain else "measure.because",
            day=count.day.isoformat(),
            abnormal=count.abnormal,
            shipped=count.shipped,
            year=count.day.year,
            number=number,
        )
        measures.append(Measure(name[place.texts.language], days, because))
    return tuple(measures)


def _fix_first(
    place: Workplace, ignored: _Judged, orders: Orders, shipped: Mapping[ShopDay, int], at: int
) -> tuple[Rescue, ...]:
    shops = {ref: shop for ref, (_, shop, _) in orders.items()}
    abnormal = ignored.abnormal(place, shops)
    rescues: dict[int, tuple[Rescuable, Finding]] = {}
    for ref, group in ignored.breached.items():
        savable = [f for f in group if f.deadline is not None and f.deadline >= at and f.happened_at is None]
        if not savable:
            continue
        rest = [finding for finding in group if finding not in savable]
        saves = _sum(counted(place.rulebook, orders[ref][2], group)) - _sum(
            counted(place.rulebook, orders[ref][2], rest)
        )
        still = _Judged({ref: rest}, {}).abnormal(place, shops)
        clears = frozenset(day for day, refs in abnormal.items() if ref in refs and ref not in still.get(day, ()))
        first = min(savable, key=lambda finding: (finding.deadline or 0, finding.clause))
        assert first.deadline is not None
        rescues[ref] = Rescuable(ref, first.deadline, saves, clears), first

    def strikes(shop_day: ShopDay, number: int) -> bool:
        count = DayCount(*shop_day, shipped.get(shop_day, 0), number, 0)
        return is_strike(rule_on(place.rulebook, shop_day[1]), count)

    chosen = save_first([rescuable for rescuable, _ in rescues.values()], abnormal, strikes)
    return tuple(_rescue(place, orders, rescuable, rescues[rescuable.order_ref][1]) for rescuable in chosen)


def _rescue(place: Workplace, orders: Orders, rescuable: Rescuable, first: Finding) -> Rescue:
    card = place.rulebook.clause(first.clause).card[place.texts.language]
    if rescuable.saves_fen > 0:
        why = place.texts.word("rescue.saves", clause=card, amount=yuan_text(rescuable.saves_fen))
    else:
        why = place.texts.word("rescue.day", day=min(day for _, day in rescuable.clears).isoformat())
    return Rescue(
        order_id=orders[rescuable.order_ref][0],
        clause=first.clause,
        card=card,
        deadline=rescuable.deadline,
        saves_fen=rescuable.saves_fen,
        why=why,
    )
