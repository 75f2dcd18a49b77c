"""What the tagging dialog starts from: what is set for one order, for a selection of orders, and for a product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shopguard.core.tags import Source
from shopguard.flows.orders.tagging import KnownTag, Product, known_orders, known_tags
from shopguard.flows.workplace import Workplace
from shopguard.store.store import Row
from shopguard.store.tags import ProductTold, order_numbers, orders_listed, products_of, said_of_product
from shopguard.store.traits import held_tags


@dataclass(frozen=True, slots=True)
class Held:
    """For how many of a sheet's orders a tag holds; moment, source and product where they are the same for all of these."""

    orders: int
    at: int | None
    source: Source | None
    product: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """``about`` is what would be tagged (order numbers, or a product): ``orders`` in all; ``held`` by the tag's name."""

    about: tuple[str, ...] | Product
    orders: int
    held: Mapping[str, Held]


@dataclass(frozen=True, slots=True)
class Sheets:
    """``selection`` is None where no more than the one order is selected; ``products`` are those of the order."""

    tags: tuple[KnownTag, ...]
    order: Sheet
    selection: Sheet | None
    products: tuple[Sheet, ...]


def tag_sheets(place: Workplace, order_id: str, selected: Sequence[str]) -> Sheets:
    """The sheets of an order, of the orders selected, and of the order's products. Raises NotThere."""
    db = place.store.connection()
    (ref,) = known_orders(place.store, [order_id])
    refs = known_orders(place.store, selected) if len(selected) > 1 else []
    return Sheets(
        tags=known_tags(place),
        order=_orders_sheet(place, [ref]),
        selection=_orders_sheet(place, refs) if refs else None,
        products=tuple(_product_sheet(place, product) for product in products_of(db, ref)),
    )


def _orders_sheet(place: Workplace, refs: list[int]) -> Sheet:
    db = place.store.connection()
    with orders_listed(db, refs):
        rows = held_tags(db)
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    numbers = order_numbers(db, refs)
    held = {name: _held(same) for name, same in by_name.items()}
    return Sheet(tuple(numbers[ref] for ref in refs), len(refs), held)


def _held(rows: list[Row]) -> Held:
    moments, sources = {row["at"] for row in rows}, {row["source"] for row in rows}
    products = {row["called"] or "" for row in rows}
    return Held(
        orders=len(rows),
        at=moments.pop() if len(moments) == 1 else None,
        source=Source(sources.pop()) if len(sources) == 1 else None,
        product=products.pop() if len(products) == 1 else "",
    )


def _product_sheet(place: Workplace, product: ProductTold) -> Sheet:
    held = {
        row["name"]: Held(product.orders, row["at"], Source.PRODUCT, product.name)
        for row in said_of_product(place.store.connection(), product)
    }
    return Sheet(Product(product.key, product.name), product.orders, held)
