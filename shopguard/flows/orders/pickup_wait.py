"""How long an order waited from its payment to its pickup, as the score (体验分) counts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.score import counted_from, rule_by_payment, waited
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Waited:
    """``seconds`` from ``since`` (unix seconds; a payment at night counts from the morning) to the last pickup."""

    since: int
    seconds: int


def waited_for_pickup(place: Workplace, paid_at: int | None, pickups: Sequence[int | None]) -> Waited | None:
    """None while a parcel is not known to be picked up, or the payment is not known."""
    known = [at for at in pickups if at is not None]
    if paid_at is None or not known or len(known) < len(pickups):
        return None
    rule = rule_by_payment(place.rules.score)(paid_at)
    return Waited(counted_from(rule, paid_at), waited(rule, paid_at, max(known)))
