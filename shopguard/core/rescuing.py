"""What can still be rescued of each order: what each deadline it has left is worth. Pure; money in fen, times in unix seconds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shopguard.core.cited import Family

_NONE: frozenset[CountedDay] = frozenset()
_ShopDay = tuple[str, date]


class CountedDay(NamedTuple):
    """The orders of a family that are counted on one day of a shop."""

    family: Family
    shop: str
    day: date


class Lapse(NamedTuple):
    """One violation of an order by the horizon, if nothing is done.

    ``deadline``: until when it can still be kept from happening; None: it has happened, or cannot be undone. ``fen``: what it adds
    to the order's cost, coming after those before it. ``counts_on``: the day whose count it raises. ``limit_fen``: its fines of that
    shop and day together are never more than that (None: no limit). ``shipment_ref``: the parcel it is about, where it is about one.
    """

    clause: str
    deadline: int | None
    fen: int
    counts_on: CountedDay
    limit_fen: int | None = None
    shipment_ref: int | None = None


class Step(NamedTuple):
    """What meeting one of an order's deadlines is worth once the later ones are met: money, and a day it no longer counts on."""

    clause: str
    deadline: int
    fen: int
    clears: CountedDay | None
    shipment_ref: int | None = None


@dataclass(frozen=True, slots=True)
class Rescuable:
    """An order that can still be saved. ``steps`` by deadline: meeting all of them is the rescue, which saves ``saves_fen``;
    ``clears``: the days at stake that it then no longer counts on."""

    order_ref: int
    steps: tuple[Step, ...]
    saves_fen: int
    clears: frozenset[CountedDay]


def rescuable(orders: Mapping[int, Sequence[Lapse]], at_stake: Container[CountedDay]) -> Iterator[Rescuable]:
    """The orders (by ref) with something left to save: money, or a day ``at_stake``.

    Where a limit per shop and day holds, a fine is worth what it adds once all that can be rescued is rescued: nothing where what
    can no longer be helped reaches the limit by itself.
    """
    beyond_help = _beyond_help(orders)
    for ref, lapses in orders.items():
        steps = _steps(lapses, at_stake, beyond_help)
        if steps:
            clears = frozenset([step.clears for step in steps if step.clears is not None])
            yield Rescuable(ref, steps, sum([step.fen for step in steps]), clears)


def counted_on(orders: Mapping[int, Iterable[Lapse]]) -> dict[CountedDay, int]:
    """How many orders are counted on each day if nothing is done: each once."""
    counts: dict[CountedDay, int] = {}
    for lapses in orders.values():
        for day in {lapse.counts_on for lapse in lapses}:
            counts[day] = counts.get(day, 0) + 1
    return counts


def _beyond_help(orders: Mapping[int, Sequence[Lapse]]) -> dict[_ShopDay, int]:
    """What of the limited fines falls on each shop's day when all is rescued that can be."""
    sums: dict[_ShopDay, int] = {}
    for lapses in orders.values():
        for lapse in lapses:
            if lapse.limit_fen is not None and lapse.deadline is None:
                shop_day = _shop_day(lapse)
                sums[shop_day] = sums.get(shop_day, 0) + lapse.fen
    return sums


def _steps(
    lapses: Sequence[Lapse], at_stake: Container[CountedDay], beyond_help: Mapping[_ShopDay, int]
) -> tuple[Step, ...]:
    """The steps that are worth anything."""
    open_ = [lapse for lapse in lapses if lapse.deadline is not None]
    lost = {lapse.counts_on for lapse in lapses if lapse.deadline is None} if len(open_) < len(lapses) else _NONE
    room: dict[_ShopDay, int] = {}  # what of each limit is left for this order
    steps = []
    for lapse in sorted(open_, key=_deadline) if len(open_) > 1 else open_:
        day: CountedDay | None = lapse.counts_on
        if day not in at_stake or day in lost:
            day = None
        fen = lapse.fen if lapse.limit_fen is None else _within(lapse, lapse.limit_fen, beyond_help, room)
        if fen > 0 or day is not None:
            steps.append(Step(lapse.clause, _deadline(lapse), fen, day, lapse.shipment_ref))
    return tuple(steps)


def _within(lapse: Lapse, limit_fen: int, beyond_help: Mapping[_ShopDay, int], room: dict[_ShopDay, int]) -> int:
    shop_day = _shop_day(lapse)
    left = room.setdefault(shop_day, max(0, limit_fen - beyond_help.get(shop_day, 0)))
    fen = min(lapse.fen, left)
    room[shop_day] = left - fen
    return fen


def _deadline(lapse: Lapse) -> int:
    return lapse.deadline or 0


def _shop_day(lapse: Lapse) -> _ShopDay:
    return lapse.counts_on.shop, lapse.counts_on.day
