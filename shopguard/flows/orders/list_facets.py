"""The facets of the table's filter of which any number of values can be chosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal, get_args

from shopguard.flows.orders.order_filter import Filter

ListFacet = Literal["clauses", "couriers", "provinces", "products", "shops", "marks"]
LIST_FACETS: tuple[ListFacet, ...] = get_args(ListFacet)


def chosen(wanted: Filter, facet: ListFacet) -> frozenset[str]:
    """The keys that are chosen; none: all orders."""
    keys: frozenset[str] = getattr(wanted, facet)
    return keys


def with_chosen(wanted: Filter, facet: ListFacet, keys: Collection[str]) -> Filter:
    """The filter with these keys instead."""
    changed = frozenset(keys)
    match facet:
        case "clauses":
            return replace(wanted, clauses=changed)
        case "couriers":
            return replace(wanted, couriers=changed)
        case "provinces":
            return replace(wanted, provinces=changed)
        case "products":
            return replace(wanted, products=changed)
        case "shops":
            return replace(wanted, shops=changed)
        case "marks":
            return replace(wanted, marks=changed)
