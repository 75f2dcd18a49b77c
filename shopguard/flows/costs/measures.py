"""Measures against the shop that follow from what is judged, per shop, in the calendar year: strikes, bans, points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from shopguard.core.beijing import DAY, day_of, start_of_day
from shopguard.core.cited import Certainty, in_force
from shopguard.core.finding import Finding
from shopguard.core.fines import began, family_of
from shopguard.core.measure_rules import MeasureRule, RepeatRule
from shopguard.core.strikes import DayCount, Imposed, ShopDay, measures_of
from shopguard.flows.costs.costly import Costly
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder
from shopguard.store.shop_days import due_by_product, due_by_shop, products_of

_EPOCH = date(1970, 1, 1)
_ProductDay = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure against the shop (or one of its products): its days (0 = no term is named), and why.

    ``uncertain``: the text leaves open which of two tables it comes from.
    """

    measure: str
    days: int
    because: str
    shop: str
    day: date
    certainty: Certainty
    uncertain: bool


def measures(
    place: Workplace, now: Costly, orders: Mapping[int, PaidOrder], abnormal: Sequence[DayCount], year: int
) -> tuple[Measure, ...]:
    """The measures of the calendar year, by day. ``orders`` by ref; ``abnormal``: the counts of abnormal orders."""
    shops = {ref: order.shop for ref, order in orders.items()}
    imposed = [
        one for group in _rule_groups(place) for one in measures_of(group, _counts(place, now, shops, abnormal, group))
    ]
    told = [_measure(place, one) for one in imposed]
    told += [one for rule in place.rulebook.repeat_rules for one in _repeated(place, now, orders, rule)]
    if len(set(shops.values())) > 1:
        told = [_naming_shop(place, one) for one in told]
    of_year = (one for one in told if one.day.year == year)
    return tuple(sorted(of_year, key=lambda one: (one.day, one.shop)))


def _naming_shop(place: Workplace, one: Measure) -> Measure:
    shop = place.shop_in_words(one.shop)
    return replace(one, because=place.texts.word("measure.of_shop", shop=shop, because=one.because))


def shop_days(rows: Iterable[Sequence[object]]) -> dict[ShopDay, int]:
    """(shop, Beijing days since 1970-01-01, number) as number by shop day."""
    return {(str(shop), _EPOCH + timedelta(days=int(str(day)))): int(str(number)) for shop, day, number in rows}


def _rule_groups(place: Workplace) -> list[list[MeasureRule]]:
    """The rules that count the same of the same subject, together."""
    groups: dict[tuple[str, str, str], list[MeasureRule]] = {}
    for rule in place.rulebook.measure_rules:
        groups.setdefault((rule.counts, rule.rate_of, rule.subject), []).append(rule)
    return list(groups.values())


def _counts(
    place: Workplace, now: Costly, shops: Mapping[int, str], abnormal: Sequence[DayCount], rules: Sequence[MeasureRule]
) -> list[DayCount]:
    """What these rules count, on the days that have enough orders for any of their floors."""
    rule = rules[0]
    if rule.counts == "abnormal":
        return list(abnormal)
    least = min(floor.least_orders for one in rules for floor in one.floors)
    days = {key: refs for key, refs in now.on_days(place, shops, rule.counts).items() if len(refs) >= least}
    if not days:
        return []
    if rule.subject == "product":
        return _product_counts(place, days, least, rated=rule.rate_of != "none")
    due = shop_days(due_by_shop(place.store.connection(), *_span(days)))
    return [DayCount(shop, day, due.get((shop, day), 0), len(refs)) for (shop, day), refs in days.items()]


def _product_counts(place: Workplace, days: Mapping[ShopDay, set[int]], least: int, *, rated: bool) -> list[DayCount]:
    db = place.store.connection()
    products = products_of(db, {ref for refs in days.values() for ref in refs})
    names: dict[str, str] = {}
    counted: dict[_ProductDay, int] = {}
    for (shop, day), refs in days.items():
        for ref in refs:
            for product, name in products.get(ref, {}).items():
                names.setdefault(product, name if name == product else f"{name} ({product})")
                counted[shop, product, day] = counted.get((shop, product, day), 0) + 1
    enough = {key: number for key, number in counted.items() if number >= least}
    due = _due_by_product(place, days) if enough and rated else {}
    return [DayCount(shop, day, due.get((shop, product, day), 0), number, product=names[product])
            for (shop, product, day), number in enough.items()]  # fmt: skip


def _due_by_product(place: Workplace, days: Mapping[ShopDay, set[int]]) -> dict[_ProductDay, int]:
    rows = due_by_product(place.store.connection(), *_span(days))
    return {(shop, product, _EPOCH + timedelta(days=number)): orders for shop, number, product, orders in rows}


def _span(days: Iterable[ShopDay]) -> tuple[int, int]:
    """The first and the last second of the days."""
    moments = [start_of_day(day) for _, day in days]
    return min(moments), max(moments) + DAY - 1


def _measure(place: Workplace, one: Imposed) -> Measure:
    count, words = one.count, place.texts
    because = words.word(
        _because(one),
        day=count.day.isoformat(),
        counted=count.counted,
        of=count.of,
        abnormal=count.counted,
        shipped=count.of,
        product=count.product or "",
        year=count.day.year,
        number=one.number or 0,
    )
    return Measure(
        measure=one.name[words.language],
        days=one.days,
        because=because,
        shop=count.shop,
        day=count.day,
        certainty=one.rule.citation.certainty,
        uncertain=one.uncertain,
    )


def _because(one: Imposed) -> str:
    if one.either_type:
        return "measure.because_uncertain"
    if one.rule.counts == "abnormal":
        return "measure.because" if one.rule.yearly else "measure.abnormal_day"
    return f"measure.{one.rule.counts}_{one.rule.subject}"


def _repeated(place: Workplace, now: Costly, orders: Mapping[int, PaidOrder], rule: RepeatRule) -> list[Measure]:
    """What follows from single violations: points by week, or a ban for an order with too many of them."""
    by_week: dict[tuple[str, date], int] = {}
    banned: list[Measure] = []
    for ref, group in now.breached.items():
        days = _days_of(place, rule, group)
        for day in days:
            week = orders[ref].shop, day - timedelta(days=day.weekday())
            by_week[week] = by_week.get(week, 0) + 1
        if rule.more_than is not None and len(days) > rule.more_than:
            banned.append(_ban(place, rule, orders[ref], days))
    if rule.points is None:
        return banned
    return [_points(place, rule, shop, monday, number) for (shop, monday), number in by_week.items()]


def _days_of(place: Workplace, rule: RepeatRule, group: Iterable[Finding]) -> list[date]:
    """The days on which the order's violations under the rule began, in order."""
    days = [day_of(moment) for one in group
            if (moment := began(one)) is not None and family_of(place.rulebook, one) in rule.families]  # fmt: skip
    return sorted(day for day in days if in_force([rule], day) is not None)


def _points(place: Workplace, rule: RepeatRule, shop: str, monday: date, number: int) -> Measure:
    most = rule.most_per_week or Decimal(0)
    points = min((rule.points or Decimal(0)) * number, most)
    name = rule.name[place.texts.language].replace("{points}", f"{points:f}")
    because = place.texts.word("measure.points", day=monday.isoformat(), number=number, most=f"{most:f}")
    return Measure(name, 0, because, shop, monday, rule.citation.certainty, uncertain=False)


def _ban(place: Workplace, rule: RepeatRule, order: PaidOrder, days: Sequence[date]) -> Measure:
    day = days[rule.more_than or 0]  # the violation that was one too many
    because = place.texts.word("measure.repeated", day=day.isoformat(), order=order.order_id, number=len(days))
    name = rule.name[place.texts.language]
    return Measure(name, 0, because, order.shop, day, rule.citation.certainty, uncertain=False)
