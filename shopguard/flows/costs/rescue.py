"""Whom to save first: what can still be rescued within the horizon, in words. The rule is :mod:`shopguard.core.save_first`'s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from shopguard.core.beijing import DAY, start_of_day, to_datetime
from shopguard.core.cited import in_force
from shopguard.core.money import yuan_text
from shopguard.core.outlook import Outlook
from shopguard.core.rescuing import CountedDay, Step
from shopguard.core.save_first import Chosen, SaveFirst, save_first
from shopguard.core.strikes import DayCount, ShopDay, is_strike
from shopguard.flows.costs.day_rates import shop_days
from shopguard.flows.costs.lapses import lapses
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import numbers_of
from shopguard.store.parcel_names import ParcelName, parcel_names
from shopguard.store.shop_days import due_by_shop


@dataclass(frozen=True, slots=True)
class Rescue:
    """One order to save first. ``chosen``: what of it; ``words`` says it when somebody asks.

    ``parcel``: the one of its first deadline that is about a parcel; None while nothing is sent.
    """

    order_id: str
    chosen: Chosen
    parcel: ParcelName | None
    words: Words = field(compare=False, repr=False)

    @property
    def order_ref(self) -> int:
        """The order in the database."""
        return self.chosen.order_ref

    @property
    def clause(self) -> str:
        """The clause of the first deadline."""
        return self.chosen.steps[0].clause

    @property
    def card(self) -> str:
        """That clause's short name."""
        return self.words.cards[self.clause]

    @property
    def deadline(self) -> int:
        """The first that has to be met."""
        return self.chosen.deadline

    @property
    def carried_by(self) -> str:
        """What the owner says on the phone: the courier's name and the waybill; "" while nothing is sent."""
        return self.words.carried_by(self.parcel)

    @property
    def saves_fen(self) -> int:
        """What all its clauses together cost if it is not saved."""
        return self.chosen.saves_fen

    @property
    def steps(self) -> tuple[Step, ...]:
        """Which deadlines that needs."""
        return self.chosen.steps

    @property
    def averts(self) -> int:
        """How many strikes the list keeps off on whose days the order would count."""
        return len(self.chosen.averts)

    @property
    def why(self) -> str:
        """All of it in words."""
        return self.words.why(self.chosen)


class FixFirst(NamedTuple):
    """The orders to save first, by deadline; ``strikes``: the days that are one by the horizon if nothing is done."""

    rescues: tuple[Rescue, ...]
    strikes: frozenset[CountedDay]


def fix_first(place: Workplace, outlook: Outlook, until: int) -> FixFirst:
    """The orders to save first: what can still be rescued of what breaks up to ``until`` (unix seconds)."""
    strikes = _Strikes(place, outlook.shipped)
    told = save_first(lapses(place, outlook.rows, outlook.shops, (outlook.at, until)), strikes.is_one)
    numbers = numbers_of(place.store.connection(), [one.order_ref for one in told.chosen])
    names = parcel_names(place.store.connection(), _shipments(told.chosen))
    words = Words(place, told)
    rescues = [Rescue(numbers[one.order_ref], one, _parcel(one, names), words) for one in told.chosen]
    return FixFirst(tuple(rescues), told.strikes)


def _shipments(chosen: Sequence[Chosen]) -> set[int]:
    return {step.shipment_ref for one in chosen for step in one.steps if step.shipment_ref is not None}


def _parcel(one: Chosen, names: Mapping[int, ParcelName]) -> ParcelName | None:
    refs = (step.shipment_ref for step in one.steps)
    return next((names[ref] for ref in refs if ref is not None and ref in names), None)


class _Strikes:
    """Which days are a strike of the calendar year, by the rules on all of a shop's orders."""

    def __init__(self, place: Workplace, shipped: Mapping[ShopDay, int]) -> None:
        self._db = place.store.connection()
        self._rules = [rule for rule in place.rulebook.measure_rules if rule.yearly and rule.subject == "shop"]
        self._shipped = shipped
        self._due: dict[date, Mapping[ShopDay, int]] = {}

    def is_one(self, day: CountedDay, orders: int) -> bool:
        """Whether so many orders make the day one."""
        rule = in_force([rule for rule in self._rules if rule.counts == day.family], day.day)
        if rule is None or orders < min(floor.least_orders for floor in rule.floors):
            return False
        of = (self._shipped if rule.rate_of == "shipped" else self._due_on(day.day)).get((day.shop, day.day), 0)
        return is_strike(rule, DayCount(day.shop, day.day, of=of, counted=orders))

    def _due_on(self, day: date) -> Mapping[ShopDay, int]:
        if day not in self._due:
            start = start_of_day(day)
            self._due[day] = shop_days(due_by_shop(self._db, start, start + DAY - 1))
        return self._due[day]


class Words:
    """The list in words. ``cards``: the short name of each clause; ``needed``: how many orders each day asks for that is kept
    from being a strike."""

    def __init__(self, place: Workplace, told: SaveFirst) -> None:
        self._place = place
        self.needed = told.needed
        self.cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}

    def why(self, one: Chosen) -> str:
        """Why one order is on it."""
        parts = [self._money(one)] if one.saves_fen else []
        parts += [self._day(day) for day in sorted(one.averts, key=lambda day: day.day)]
        return self._place.texts.both("；", "; ").join(parts)

    def carried_by(self, parcel: ParcelName | None) -> str:
        """The courier's name and the waybill."""
        if parcel is None:
            return ""
        return f"{self._place.couriers_in_words(parcel.courier)} · {parcel.waybill}"

    def _money(self, one: Chosen) -> str:
        texts, paying = self._place.texts, [step for step in one.steps if step.fen]
        if len(paying) == 1:
            return texts.word("rescue.saves", clause=self.cards[paying[0].clause], amount=yuan_text(one.saves_fen))
        steps = texts.both("，", ", ").join(self._step(step) for step in paying)
        return texts.word("rescue.saves_by_steps", amount=yuan_text(one.saves_fen), steps=steps)

    def _step(self, step: Step) -> str:
        at = to_datetime(step.deadline).strftime("%m-%d %H:%M")
        return self._place.texts.word("rescue.step", clause=self.cards[step.clause], at=at, amount=yuan_text(step.fen))

    def _day(self, day: CountedDay) -> str:
        number = self.needed[day]
        return self._place.texts.word(f"rescue.keeps_{day.family}", day=day.day.isoformat(), number=number)
