"""Each day of the shops: rates and how far they are from a measure, strikes of the calendar year, measures and their days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shopguard.core.beijing import day_of
from shopguard.core.cited import Family
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import DayCount, Imposed, ShopDay, runs_on, strike_type
from shopguard.flows.costs.day_counts import DayCounts, day_counts, late_products
from shopguard.flows.costs.headroom_words import HeadroomLine, Rated, headroom_of, rated
from shopguard.flows.costs.measures import Measure, measures_now
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.workplace import Workplace
from shopguard.store.database import snapshot


@dataclass(frozen=True, slots=True)
class Strike:
    """A strike of the calendar year. ``type`` 1, 2 or None (the rule knows none, or exactly half: ``either_type``)."""

    day: date
    shop: str
    family: Family
    number: int
    type: int | None
    either_type: bool
    counted: int
    of: int
    product: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Term:
    """A measure and its days. ``until``: its last day, counted from the day of the violation; None: no term is named."""

    measure: Measure
    shop_name: str
    until: date | None
    runs: bool  # today is one of its days


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of a shop. ``products``: those with late orders, the worst rate first."""

    day: date
    shop: str
    shop_name: str
    shipped: int
    due: int
    abnormal: Rated
    stock: Rated
    ship: Rated
    products: tuple[Rated, ...]
    strikes: tuple[Strike, ...]


@dataclass(frozen=True, slots=True)
class DaysView:
    """``headroom``: how far each shop is from a measure today, a sentence each; ``days``: all with anything, the newest
    first. ``strikes`` and ``terms``:
    of the calendar year of ``at``, the newest first; ``terms`` also what still runs of the year before."""

    at: int
    year: int
    headroom: tuple[HeadroomLine, ...]
    days: tuple[DayView, ...]
    strikes: tuple[Strike, ...]
    terms: tuple[Term, ...]


def days(place: Workplace, at: int) -> DaysView:
    """All of it by what is known at ``at`` (unix seconds). Nothing is stored."""
    with snapshot(place.store.connection()):
        outlook = load_outlook(place, at)
        return days_of(place, outlook)


def days_of(place: Workplace, outlook: Outlook) -> DaysView:
    """The same from an outlook that is there already."""
    today, counts = day_of(outlook.at), day_counts(place, outlook)
    strikes = tuple(reversed(_strikes(place, outlook)))
    making = _Making(place, counts, today, strikes)
    found = counts.days()
    terms = [_term(place, one, today) for one in measures_now(place, outlook)]
    return DaysView(
        at=outlook.at,
        year=today.year,
        headroom=headroom_of(place, outlook, counts, making.late),
        days=tuple(making.day(day) for day in sorted(found, key=lambda one: (-one[1].toordinal(), one[0]))),
        strikes=strikes,
        terms=tuple(reversed(terms)),
    )


class _Making:
    """Makes the days' views."""

    def __init__(self, place: Workplace, counts: DayCounts, today: date, strikes: Iterable[Strike]) -> None:
        self._place = place
        self._counts = counts
        self._today = today
        self._strikes: dict[ShopDay, list[Strike]] = {}
        for one in strikes:
            self._strikes.setdefault((one.shop, one.day), []).append(one)
        self.late: Mapping[ShopDay, Sequence[DayCount]] = late_products(place, counts.counted["ship"])

    def day(self, day: ShopDay) -> DayView:
        """One day of a shop."""
        place, counts, today = self._place, self._counts, self._today
        return DayView(
            day=day[1],
            shop=day[0],
            shop_name=place.shop_in_words(day[0]),
            shipped=counts.shipped.get(day, 0),
            due=counts.due.get(day, 0),
            abnormal=rated(place, "abnormal", counts.of_family("abnormal", day), today),
            stock=rated(place, "stock", counts.of_family("stock", day), today),
            ship=rated(place, "ship", counts.of_family("ship", day), today),
            products=tuple(rated(place, "ship", one, today) for one in self.late.get(day, ())),
            strikes=tuple(self._strikes.get(day, ())),
        )


def _strikes(place: Workplace, outlook: Outlook) -> list[Strike]:
    """Each strike of the calendar year once, by day: it brings several measures."""
    found: dict[tuple[str, DayCount], Imposed] = {}
    year = day_of(outlook.at).year
    for one in outlook.measures(None):
        if one.number is not None and one.count.day.year == year:
            found.setdefault((one.rule.id, one.count), one)
    return sorted((_strike(place, one) for one in found.values()), key=lambda one: (one.day, one.shop, one.number))


def _strike(place: Workplace, one: Imposed) -> Strike:
    texts, count, kind = place.texts, one.count, strike_type(one.rule, one.count)
    says = texts.word("day.strike", what=texts.word(f"day.of_{one.rule.counts}"), number=one.number or 0)
    if one.either_type:
        says += texts.word("day.type_uncertain")
    elif kind is not None:
        says += texts.word("day.type", number=kind)
    return Strike(
        day=count.day,
        shop=count.shop,
        family=one.rule.counts,
        number=one.number or 0,
        type=kind,
        either_type=one.either_type,
        counted=count.counted,
        of=count.of,
        product=count.product,
        says=says,
    )


def _term(place: Workplace, one: Measure, today: date) -> Term:
    until = one.day + timedelta(days=one.days - 1) if one.days else None
    return Term(one, place.shop_in_words(one.shop), until, runs_on(today, one.day, one.days))
