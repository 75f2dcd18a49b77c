"""What there is to filter the table by: clauses, couriers, provinces, products, shops and marks of the orders, with counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from shopguard.store.listing_filter import RULE_SHOWN, Wanted, condition

_FROM = "FROM verdict v JOIN orders o ON o.id = v.order_ref"
# An order with two parcels of one courier counts once; looking back for an earlier one is cheaper than sorting all of them.
_PARCELS = """LEFT JOIN shipment s ON s.order_ref = v.order_ref AND s.withdrawn = 0 AND NOT EXISTS (
    SELECT 1 FROM parcel mine JOIN shipment e ON e.order_ref = s.order_ref AND e.id < s.id AND e.withdrawn = 0
    JOIN parcel p ON p.id = e.parcel_ref AND p.courier = mine.courier WHERE mine.id = s.parcel_ref)
LEFT JOIN parcel c ON c.id = s.parcel_ref"""
_MARKS = """JOIN (
    SELECT order_id, 'handed_over' AS mark FROM order_mark WHERE handed_over_at IS NOT NULL
    UNION ALL SELECT order_id, 'noted' FROM order_mark WHERE note <> ''
    UNION SELECT order_id, 'aside' FROM aside WHERE COALESCE(until_at > :now, 1)) m ON m.order_id = o.order_id"""
_SOURCES = {  # the value, and where it stands
    "clauses": ("v.clause", f"{_FROM} AND v.clause IS NOT NULL AND {RULE_SHOWN}"),
    "couriers": ("COALESCE(c.courier, '')", f"{_FROM} {_PARCELS}"),
    "provinces": ("COALESCE(o.province, '')", _FROM),
    "products": ("COALESCE(o.product, '')", _FROM),
    "shops": ("shop.name", f"{_FROM} JOIN shop ON shop.id = o.shop_ref"),
    "marks": ("m.mark", f"{_FROM} {_MARKS}"),
}


class Counted(NamedTuple):
    """A value ("" = none or unknown) and how many orders have it."""

    key: str
    orders: int


def counted_values(
    db: sqlite3.Connection, facet: str, wanted: Wanted, *, containing: str = "", first: Collection[str] = (), most: int
) -> list[Counted]:
    """The commonest values among the orders that are ``wanted``, at most so many.

    ``containing``: only those with this text in them; ``first``: those stand before all others, and are told in any case.
    """
    made = condition(wanted)
    key, source = _SOURCES[facet]
    made.values["now"] = wanted.at
    leading = f"key IN {made.among(sorted(first))}"
    asked = f"INSTR(LOWER(key), {made.bind(containing.lower())}) OR {leading}" if containing else "1"
    rows = db.execute(
        f"SELECT key, orders FROM (SELECT {key} AS key, COUNT(*) AS orders {source} WHERE {made.sql()} GROUP BY key)"
        f" WHERE {asked} ORDER BY {leading} DESC, orders DESC, key LIMIT {most}",
        made.values,
    )
    return [Counted(*row) for row in rows]
