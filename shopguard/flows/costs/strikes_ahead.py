"""The strikes within the horizon: how many come if nobody does anything, and which of them the orders to save first avert."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from shopguard.core.beijing import day_of
from shopguard.core.outlook import Outlook
from shopguard.core.rescuing import CountedDay
from shopguard.core.strikes import Imposed
from shopguard.flows.costs.rescue import Rescue
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Averted:
    """A day that is no strike if ``needed`` of the ``orders`` are saved that are on the list and would count on it.

    ``words`` says it when somebody asks.
    """

    day: CountedDay
    orders: int
    needed: int
    words: Words = field(compare=False, repr=False)

    @property
    def says(self) -> str:
        """That, and what the strike would bring, in a sentence."""
        return self.words.say(self)


def strikes_first(rescues: Sequence[Rescue]) -> tuple[Rescue, ...]:
    """The list as it is shown: first who averts a strike, then the rest; each by deadline."""
    return tuple(sorted(rescues, key=_averts_none))


def strikes_to_come(outlook: Outlook, known: Iterable[tuple[str, date]], strikes: Collection[CountedDay]) -> int:
    """How many of the strikes by the horizon there are not yet. ``known``: the shops' days that are one of abnormal tracks already."""
    if not strikes:
        return 0
    year = day_of(outlook.at).year
    there = {CountedDay("abnormal", shop, day) for shop, day in known}
    there |= {
        CountedDay(one.rule.counts, one.count.shop, one.count.day) for one in outlook.measures(None) if one.rule.yearly
    }
    # of other families only this year's measures are told, so none of last year's can be said to be new
    return sum(one not in there and (one.family == "abnormal" or one.day.year >= year) for one in strikes)


def strikes_averted(place: Workplace, outlook: Outlook, until: int, rescues: Iterable[Rescue]) -> tuple[Averted, ...]:
    """The strikes up to ``until`` (unix seconds) that the list averts, by day."""
    orders: dict[CountedDay, int] = {}
    needed: dict[CountedDay, int] = {}
    for rescue in rescues:
        for day in rescue.chosen.averts:
            orders[day] = orders.get(day, 0) + 1
            needed[day] = rescue.words.needed[day]
    words = Words(place, outlook, until)
    days = sorted(orders, key=lambda day: (day.day, day.shop, day.family))
    return tuple(Averted(day, orders[day], needed[day], words) for day in days)


def _averts_none(rescue: Rescue) -> bool:
    return not rescue.averts


class Words:
    """The averted strikes in words, with the measures that the outlook tells of them at ``until``."""

    def __init__(self, place: Workplace, outlook: Outlook, until: int) -> None:
        self._place = place
        self._outlook = outlook
        self._until = until

    def say(self, averted: Averted) -> str:
        """One of them."""
        texts, day = self._place.texts, averted.day
        said = texts.word(
            "averted.all" if averted.orders == averted.needed else "averted.some",
            orders=averted.orders,
            needed=averted.needed,
            day=f"{day.day:%m-%d}",
        )
        measures = texts.both("、", "; ").join(self._measure(one) for one in self._imposed if _follows(one, day))
        if measures:
            said = texts.word("averted.measures", said=said, measures=measures)
        if len(set(self._outlook.shops.values())) == 1:
            return said
        return texts.word("headroom.of_shop", shop=self._place.shop_in_words(day.shop), line=said)

    @cached_property
    def _imposed(self) -> Sequence[Imposed]:
        return self._outlook.measures(self._until)

    def _measure(self, one: Imposed) -> str:
        name = one.name[self._place.texts.language]
        return self._place.texts.word("averted.measure", name=name, days=one.days) if one.days else name


def _follows(one: Imposed, day: CountedDay) -> bool:
    if not one.rule.yearly or one.count.product is not None:
        return False
    return CountedDay(one.rule.counts, one.count.shop, one.count.day) == day
