"""The numbers of orders, or of their parcels, to be pasted elsewhere: one a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import waybills_of
from shopguard.store.save_orders import order_refs


@dataclass(frozen=True, slots=True)
class Numbers:
    """``text``: the numbers, each once; ``count``: how many; ``without``: orders of which no waybill is known."""

    text: str
    count: int
    without: int = 0


def order_numbers(order_ids: Sequence[str]) -> Numbers:
    """The orders' own numbers."""
    numbers = list(dict.fromkeys(order_ids))
    return Numbers("\n".join(numbers), len(numbers))


def waybill_numbers(place: Workplace, order_ids: Sequence[str]) -> Numbers:
    """The waybills of these orders, in their order; a parcel of several orders once."""
    db = place.store.connection()
    refs = order_refs(db, list(order_ids))
    waybills = waybills_of(db, refs.values())
    mine = [waybills.get(refs[order_id], []) for order_id in order_ids if order_id in refs]
    numbers = list(dict.fromkeys(number for one in mine for number in one))
    return Numbers("\n".join(numbers), len(numbers), sum(not one for one in mine))
