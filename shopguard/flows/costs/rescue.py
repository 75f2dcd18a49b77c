"""Whom to save first: what can still be rescued within the horizon, in words. The rule is :mod:`shopguard.core.save_first`'s."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shopguard.core.finding import Finding
from shopguard.core.fines import cost
from shopguard.core.money import yuan_text
from shopguard.core.save_first import Rescuable, save_first
from shopguard.core.strikes import DayCount, ShopDay, is_strike
from shopguard.flows.costs.costly import Costly
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder

Orders = Mapping[int, PaidOrder]  # by order ref


@dataclass(frozen=True, slots=True)
class Rescue:
    """One order to save first: until ``deadline``, saves ``saves_fen``."""

    order_id: str
    clause: str
    card: str
    deadline: int
    saves_fen: int
    why: str


def fix_first(
    place: Workplace, ignored: Costly, orders: Orders, shipped: Mapping[ShopDay, int], at: int
) -> tuple[Rescue, ...]:
    """The orders to save first. ``ignored``: the findings at the horizon; ``shipped``: orders uploaded per shop day."""
    shops = {ref: order.shop for ref, order in orders.items()}
    abnormal = ignored.abnormal(place, shops)
    rescues: dict[int, tuple[Rescuable, Finding]] = {}
    for ref, group in ignored.breached.items():
        savable = [f for f in group if f.deadline is not None and f.deadline >= at and f.happened_at is None]
        if not savable:
            continue
        rest = [finding for finding in group if finding not in savable]
        saves = cost(place.rulebook, orders[ref].reckoned_from, group) - cost(
            place.rulebook, orders[ref].reckoned_from, rest
        )
        still = Costly({ref: rest}, {}).abnormal(place, shops)
        clears = frozenset(day for day, refs in abnormal.items() if ref in refs and ref not in still.get(day, ()))
        first = min(savable, key=lambda finding: (finding.deadline or 0, finding.clause))
        assert first.deadline is not None
        rescues[ref] = Rescuable(ref, first.deadline, saves, clears), first

    def strikes(shop_day: ShopDay, number: int) -> bool:
        count = DayCount(*shop_day, of=shipped.get(shop_day, 0), counted=number)
        return is_strike(place.rulebook.strike_rule(shop_day[1]), count)

    chosen = save_first([rescuable for rescuable, _ in rescues.values()], abnormal, strikes)
    return tuple(_rescue(place, orders, rescuable, rescues[rescuable.order_ref][1]) for rescuable in chosen)


def _rescue(place: Workplace, orders: Orders, rescuable: Rescuable, first: Finding) -> Rescue:
    card = place.rulebook.clause(first.clause).card[place.texts.language]
    if rescuable.saves_fen > 0:
        why = place.texts.word("rescue.saves", clause=card, amount=yuan_text(rescuable.saves_fen))
    else:
        why = place.texts.word("rescue.day", day=min(day for _, day in rescuable.clears).isoformat())
    return Rescue(
        order_id=orders[rescuable.order_ref].order_id,
        clause=first.clause,
        card=card,
        deadline=rescuable.deadline,
        saves_fen=rescuable.saves_fen,
        why=why,
    )
