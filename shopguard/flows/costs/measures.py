"""Measures against the shop that follow from what is judged, per shop, in the calendar year: strikes, bans, points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from shopguard.core.beijing import day_of, start_of_day
from shopguard.core.cited import Certainty, in_force
from shopguard.core.finding import Finding, State
from shopguard.core.fines import began, family_of
from shopguard.core.measure_rules import RepeatRule
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import Imposed, stands_on
from shopguard.flows.costs.finding_of import finding_of
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder, paid_of

_NEVER = 1 << 62


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


def measures_now(place: Workplace, outlook: Outlook) -> tuple[Measure, ...]:
    """The measures of the calendar year by what is known at the outlook's moment, and what still runs of the year before, by day."""
    told = [_measure(place, one) for one in outlook.measures(None)]
    rules = place.rulebook.repeat_rules
    by_order = _broken(outlook, rules)
    if by_order:
        orders = paid_of(place.store.connection(), by_order)
        told += [one for rule in rules for one in _repeated(place, by_order, orders, rule)]
    if len(set(outlook.shops.values())) > 1:
        told = [_naming_shop(place, one) for one in told]
    today = day_of(outlook.at)
    standing = (one for one in told if stands_on(today, one.day, one.days))
    return tuple(sorted(standing, key=lambda one: (one.day, one.shop)))


def _broken(outlook: Outlook, rules: Iterable[RepeatRule]) -> dict[int, list[Finding]]:
    """The violations by order ref, as far as rules on single violations may ask for them."""
    until = max((_NEVER if rule.end is None else start_of_day(rule.end) for rule in rules), default=0)
    found: dict[int, list[Finding]] = {}
    for row in outlook.rows:
        if row[6] == State.BREACHED and (row[8] or 0) < until:
            found.setdefault(row[0], []).append(finding_of(row, State.BREACHED, {}))
    return found


def _naming_shop(place: Workplace, one: Measure) -> Measure:
    shop = place.shop_in_words(one.shop)
    return replace(one, because=place.texts.word("measure.of_shop", shop=shop, because=one.because))


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


def _repeated(
    place: Workplace, by_order: Mapping[int, Sequence[Finding]], orders: Mapping[int, PaidOrder], rule: RepeatRule
) -> list[Measure]:
    """What follows from single violations: points by week, or a ban for an order with too many of them."""
    by_week: dict[tuple[str, date], int] = {}
    banned: list[Measure] = []
    for ref, group in by_order.items():
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
