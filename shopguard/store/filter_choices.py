"""What there is to filter the table by: clauses, couriers, provinces, products, shops and marks of the orders, with counts."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.listing_filter import COURIERS, MARKED, RULE_SHOWN, Wanted, condition

_FROM = "FROM verdict v JOIN orders o ON o.id = v.order_ref"
_EACH_MARK = " UNION ALL ".join(
    f"SELECT DISTINCT order_id, '{mark}' AS mark FROM ({orders.format(at=':now')})" for mark, orders in MARKED.items()
)
_SOURCES = {  # the value, and where it stands
    "clauses": ("v.clause", f"{_FROM} AND v.clause IS NOT NULL AND {RULE_SHOWN}"),
    "couriers": ("COALESCE(c.courier, '')", f"{_FROM} {COURIERS}"),
    "provinces": ("COALESCE(o.province, '')", _FROM),
    "products": ("COALESCE(o.product, '')", _FROM),
    "shops": ("shop.name", f"{_FROM} JOIN shop ON shop.id = o.shop_ref"),
    "marks": ("m.mark", f"{_FROM} JOIN ({_EACH_MARK}) m ON m.order_id = o.order_id"),
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
