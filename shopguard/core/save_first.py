"""Whom to save first: the shortest list of orders that leaves the fewest strikes and then the fewest yuan.

Every order whose rescue saves money must be on the list to reach the fewest yuan. An order that saves none (it is fined
already) belongs on it only where its rescue is needed to keep a day under its strike; then as few of them as suffice,
the most urgent first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from shopguard.core.strikes import ShopDay


@dataclass(frozen=True, slots=True)
class Rescuable:
    """An order that can still be saved: until when, what that saves, and the days it would no longer count on."""

    order_ref: int
    deadline: int
    saves_fen: int
    clears: frozenset[ShopDay]


def save_first(
    rescuable: Sequence[Rescuable],
    abnormal: Mapping[ShopDay, Set[int]],
    is_strike: Callable[[ShopDay, int], bool],
) -> list[Rescuable]:
    """The list, by deadline. ``abnormal``: the orders counted per day if nothing is done; ``is_strike(day, orders)``."""
    by_urgency = sorted(rescuable, key=lambda order: (order.deadline, order.order_ref))
    chosen = [order for order in by_urgency if order.saves_fen > 0]
    spare = [order for order in by_urgency if order.saves_fen <= 0 and order.clears]
    for day, counted in abnormal.items():
        left = len(counted) - sum(day in order.clears for order in chosen)
        helping = [order for order in spare if day in order.clears and order not in chosen]
        if is_strike(day, left) and not is_strike(day, left - len(helping)):
            needed = next(n for n in range(1, len(helping) + 1) if not is_strike(day, left - n))
            chosen += helping[:needed]
    return sorted(chosen, key=lambda order: (order.deadline, order.order_ref))
