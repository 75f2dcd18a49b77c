"""What the rules take for a violation: dated, cited fines by family, kind of order, promise and amount paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from shopguard.core.cited import Citation, Family

Applies = Literal["general", "pets_seller_delivered", "used_3c", "precious_metals"]

# Which orders a fine is for, by the order's traits; the first that fits goes before the general one.
SPECIAL_ORDERS: tuple[tuple[Applies, frozenset[str]], ...] = (
    ("pets_seller_delivered", frozenset({"pets", "seller_delivered"})),
    ("used_3c", frozenset({"used_3c"})),
    ("precious_metals", frozenset({"precious_metals"})),
)


@dataclass(frozen=True, slots=True)
class FineTier:
    """``rate`` of what the buyer paid, whole yuan half-up, least..most.

    For promises in (``over``, ``up_to``] seconds after payment and amounts in [``paid_from_yuan``, ``paid_under_yuan``).
    A ``rate`` of None is a fixed sum: ``least_yuan`` per violation. ``rate_most``: the text names a range of rates, ``rate``
    is its lower end. ``possible_yuan``: the platform may go up to this sum.
    """

    over: int | None
    up_to: int | None
    rate: Decimal | None
    least_yuan: int
    most_yuan: int
    paid_from_yuan: int | None = None
    paid_under_yuan: int | None = None
    rate_most: Decimal | None = None
    possible_yuan: int | None = None

    def covers(self, promise: int) -> bool:
        """Whether a promise of so many seconds falls into this tier."""
        return (self.over is None or promise > self.over) and (self.up_to is None or promise <= self.up_to)


@dataclass(frozen=True, slots=True)
class Fine:
    """What a violation of one family costs orders of one kind for ``start <= day < end``.

    Of fixed fines ``most_per_order`` count per order and ``most_per_shop_day_yuan`` per shop and day (None = no limit).
    ``money_back``: the platform may also return what the buyer paid.
    """

    family: Family
    start: date | None
    end: date | None
    tiers: tuple[FineTier, ...]
    most_per_order: int | None
    citation: Citation
    applies: Applies = "general"
    most_per_shop_day_yuan: int | None = None
    money_back: bool = False


def applies_to(traits: frozenset[str]) -> tuple[Applies, ...]:
    """The kinds of order whose fines are looked for, the special one first, for an order with these traits."""
    special = [kind for kind, needed in SPECIAL_ORDERS if needed <= traits] if traits else []
    return (*special, "general")
