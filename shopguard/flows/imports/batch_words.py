"""What an import changed, in words: the fact's name, what it was, what it became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.after_sale import Standing
from shopguard.core.beijing import plain
from shopguard.core.money import yuan_text
from shopguard.flows.on_screen import KIND_OF_FACT, Kind
from shopguard.flows.workplace import Workplace
from shopguard.store.batches import FactChange, orders_of_parcels, shop_names, waybills_by_ref
from shopguard.store.tags import order_numbers

# What the program needs and nobody wants to read: up to when things are known, fingerprints, what follows from other facts.
SILENT = frozenset(
    {
        *("known_as_of", "row_hash", "order_ref", "whole_order", "told_by_orders", "listed_as_of", "line_unread_as_of"),
        *("track_known_as_of", "list_known_as_of", "picked_up_known_as_of", "signed_known_as_of", "last_known_as_of"),
        *("last_kind", "direction", "unsent", "expected_known_as_of"),
        *Standing._fields,
    }
)


@dataclass(frozen=True, slots=True)
class OrderChange:
    """One fact that an import changed. ``order_ids``: of a parcel all its orders; ``waybill``: None where none is meant."""

    order_ids: tuple[str, ...]
    waybill: str | None
    fact: str
    before: str
    after: str
    kind: Kind = "text"  # what of buyers it may be


class ChangeWords:
    """Says a page of changes; what they refer to is looked up once."""

    def __init__(self, place: Workplace, changes: Sequence[FactChange]) -> None:
        db = place.store.connection()
        self._place = place
        parcels = {change.parcel_ref for change in changes if change.parcel_ref is not None}
        orders = {change.order_ref for change in changes if change.order_ref is not None}
        self._waybills = waybills_by_ref(db, parcels)
        self._of_parcel = orders_of_parcels(db, parcels)
        self._numbers = order_numbers(db, sorted(orders))
        self._shops = shop_names(db)

    def of(self, change: FactChange) -> OrderChange:
        """One change in words."""
        return OrderChange(
            self._orders(change),
            None if change.parcel_ref is None else self._waybills.get(change.parcel_ref),
            self._place.texts.word(f"fact.{change.table}.{change.column}"),
            self._value(change.column, change.before),
            self._value(change.column, change.after),
            KIND_OF_FACT.get(change.column, "text"),
        )

    def _orders(self, change: FactChange) -> tuple[str, ...]:
        if change.order_ref is not None:
            return (self._numbers[change.order_ref],)
        if change.parcel_ref is not None:
            return tuple(self._of_parcel.get(change.parcel_ref, ()))
        return (change.order_id,) if change.order_id else ()

    def _value(self, column: str, value: object) -> str:
        if value is None or value == "":
            return self._place.texts.word("fact.nothing")
        if isinstance(value, int):
            return self._number(column, value)
        if column == "waybills":
            return "、".join(self._waybill(pair) for pair in str(value).split(",") if pair)
        return self._place.couriers_in_words(str(value)) if column == "courier" else str(value)

    def _number(self, column: str, value: int) -> str:
        if column == "address_changed":
            return self._place.texts.word("fact.yes" if value else "fact.no")
        if column == "shop_ref":
            return self._place.shop_in_words(self._shops.get(value, "?"))
        if column == "at" or column.endswith("_at"):
            return plain(value)
        return yuan_text(value) if column.endswith("_fen") else str(value)

    def _waybill(self, pair: str) -> str:
        courier, _, waybill = pair.partition(":")
        return f"{self._place.couriers_in_words(courier)} {waybill}".strip()
