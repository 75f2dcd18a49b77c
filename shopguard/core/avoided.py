"""What it would have cost to miss clocks of which the owner was warned, and which were then met in time. Pure; money in fen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shopguard.core.fine_amounts import Paid
from shopguard.core.tariff import Tariff, Violation


class Heeded(NamedTuple):
    """A clock that was met at ``happened_at`` (unix seconds), not before the owner had been warned of it. ``missed``: the violation
    it would have been."""

    happened_at: int
    missed: Violation


class Avoided(NamedTuple):
    """One order's fines that did not come. ``at``: when the clock was met that would have cost most."""

    order_ref: int
    at: int
    fen: int


def avoided(tariff: Tariff, paid: Paid, heeded: Sequence[Heeded], breached: Sequence[Violation]) -> Avoided | None:
    """What one order would have cost beyond its violations, had the clocks been missed that were heeded; None for nothing."""
    missed = [one.missed for one in heeded]
    fen = tariff.cost(paid, [*breached, *missed]) - tariff.cost(paid, breached)
    if fen <= 0:
        return None
    dearest = min(heeded, key=lambda one: (-tariff.cost(paid, [one.missed]), one.happened_at))
    return Avoided(paid.order_ref, dearest.happened_at, fen)
