"""What a filter finds, counted by courier, product, day or shop."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.core.beijing import DAY, HOUR
from shopguard.store.engine import sqlite3
from shopguard.store.listing_filter import COURIERS, Wanted, condition, tables

_KEYS = {
    "courier": ("COALESCE(c.courier, '')", COURIERS),
    "product": ("COALESCE(o.product, '')", ""),
    "day": (f"(o.paid_at + {8 * HOUR}) / {DAY}", ""),
    "shop": ("shop.name", "JOIN shop ON shop.id = o.shop_ref"),
}


class Grouped(NamedTuple):
    """Orders of one group at one risk. ``key``: courier's code, product, number of the Beijing day or shop's name; of a day
    None is unknown, of the others "". ``yuan_fen``: what they cost now."""

    key: str | int | None
    risk: int
    orders: int
    yuan_fen: int


def grouped(db: sqlite3.Connection, wanted: Wanted, group: str) -> list[Grouped]:
    """All groups of what is wanted. An order with parcels of two couriers stands with both."""
    made = condition(wanted)
    key, joined = _KEYS[group]
    where = made.sql()
    query = (
        f"SELECT {key} AS key, v.risk, COUNT(*), SUM(v.yuan_fen) FROM {tables(key + joined + where)} {joined}"
        f" WHERE {where} GROUP BY key, v.risk"
    )
    return [Grouped(*row) for row in db.execute(query, made.values)]
