"""Whom to save first: the shortest list of orders that leaves the fewest strikes and then the fewest yuan.

Rescuing an order never adds a strike nor a yuan, so nothing is better than rescuing all. The list leaves out whom that does not
need:

* Every order whose rescue saves money is on it: without it the yuan would not be the fewest.
* Days that stay a strike whatever is done, and days that those orders already keep under the line, ask for no one else.
* For each other day it is known how many more orders have to leave its count. Of the orders that save no money (they are fined
  for something else already, or fall in a tier that costs nothing) as few as can be are taken that these days together need; one
  that leaves the counts of several days serves all of them. Orders that leave the same counts are as good as each other, so the
  choice is how many of each kind (:mod:`shopguard.core.fewest_orders`), and of a kind the most urgent ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from shopguard.core.fewest_orders import fewest_orders
from shopguard.core.in_order import by_moment
from shopguard.core.rescuing import CountedDay, Lapse, Rescuable, Step, counted_on, rescuable

Days = frozenset[CountedDay]
_NO_DAYS: Days = frozenset()


@dataclass(frozen=True, slots=True)
class Chosen:
    """An order to save, with the deadlines that this needs, the first one first.

    ``averts``: the days kept from being a strike on which this order would count. ``saves_fen``: what it costs more without it.
    """

    order_ref: int
    steps: tuple[Step, ...]
    averts: Days
    saves_fen: int

    @property
    def deadline(self) -> int:
        """The first deadline that has to be met."""
        return self.steps[0].deadline


@dataclass(frozen=True, slots=True)
class SaveFirst:
    """The list by deadline. ``needed``: for each day it keeps from being a strike, how many of the orders that would count there
    have to be saved. ``strikes``: the days that are one by the horizon if nothing is done."""

    chosen: tuple[Chosen, ...]
    needed: Mapping[CountedDay, int]
    strikes: Days


def save_first(orders: Mapping[int, Sequence[Lapse]], is_strike: Callable[[CountedDay, int], bool]) -> SaveFirst:
    """``orders``: what breaks by the horizon if nothing is done, by order ref; ``is_strike(day, orders)``: whether so many make it
    one (more orders never make it less of one)."""
    counted = counted_on(orders)
    at_stake = {day: number for day, number in counted.items() if is_strike(day, number)}
    found = list(rescuable(orders, at_stake))
    needed = _needed(found, at_stake, is_strike)
    paying = [order for order in found if order.saves_fen > 0]
    missing = dict(needed)
    for order in paying:
        for day in order.clears.intersection(needed):
            missing[day] -= 1
    spare = _spare(found, {day: number for day, number in missing.items() if number > 0})
    chosen = [_chosen(order, order.clears.intersection(needed) or _NO_DAYS) for order in (*paying, *spare)]
    return SaveFirst(
        tuple(by_moment(chosen, lambda one: (one.steps[0].deadline, one.order_ref))), needed, frozenset(at_stake)
    )


def _chosen(order: Rescuable, averts: Days) -> Chosen:
    return Chosen(order.order_ref, _worth(order, averts), averts, order.saves_fen)


def _worth(order: Rescuable, days: Days) -> tuple[Step, ...]:
    """The steps that are worth money or one of these days."""
    if len(days) == len(order.clears):
        return order.steps
    return tuple([step for step in order.steps if step.fen > 0 or step.clears in days])


def _needed(
    found: Sequence[Rescuable], at_stake: Mapping[CountedDay, int], is_strike: Callable[[CountedDay, int], bool]
) -> dict[CountedDay, int]:
    """How many orders have to leave the count of each day that can be kept from being a strike."""
    leaving = dict.fromkeys(at_stake, 0)
    for order in found:
        for day in order.clears:
            leaving[day] += 1
    needed = {}
    for day, most in leaving.items():
        if not is_strike(day, at_stake[day] - most):
            needed[day] = _fewest(partial(is_strike, day), at_stake[day])
    return needed


def _fewest(is_strike: Callable[[int], bool], counted: int) -> int:
    """How many of the counted orders have to go until it is no strike."""
    return counted + 1 - bisect_left(range(counted + 1), True, key=is_strike)


def _spare(found: Sequence[Rescuable], missing: Mapping[CountedDay, int]) -> list[Rescuable]:
    """The fewest orders that save no money and lower the counts by what is missing."""
    kinds: dict[Days, list[Rescuable]] = {}
    for order in found if missing else ():
        serves = order.clears.intersection(missing)
        if serves and order.saves_fen <= 0:
            kinds.setdefault(serves, []).append(order)
    taken = fewest_orders({kind: len(orders) for kind, orders in kinds.items()}, missing)
    chosen = []
    for kind, number in taken.items():
        urgent = sorted(kinds[kind], key=lambda order: (_worth(order, kind)[0].deadline, order.order_ref))
        chosen += urgent[:number]
    return chosen
