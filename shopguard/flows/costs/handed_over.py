"""Orders named by their numbers, for the question what handing them over would save."""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.core.message import NotThere
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import order_row


def order_refs(place: Workplace, order_ids: Iterable[str]) -> frozenset[int]:
    """The refs of these orders. Raises :class:`~shopguard.core.message.NotThere` for a number that was never imported."""
    return frozenset(_ref(place, order_id) for order_id in order_ids)


def _ref(place: Workplace, order_id: str) -> int:
    row = order_row(place.store.connection(), order_id)
    if row is None:
        raise NotThere("problem.order_not_there", order=order_id)
    return int(row["id"])
