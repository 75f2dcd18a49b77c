"""Whose an opened file is: told by its name or folder, by a sign the owner gave, or by orders that are known already."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from shopguard.core.after_sale import AfterSale
from shopguard.core.ledger import LedgerEntry
from shopguard.core.message import UserProblem
from shopguard.core.order import OrderLine
from shopguard.core.parcel import ParcelRow, TrackRow
from shopguard.flows.shops.known_shops import Whose
from shopguard.flows.workplace import Workplace
from shopguard.importers.source import Accepted, Rejected, SourceFile
from shopguard.store.shops import shops_with_orders, shops_with_waybills

_ROWS = 2_000  # a day's export repeats the orders of the days before it
_MOST_ROWS = 50_000


def shop_of_file(place: Workplace, whose: Whose, source: SourceFile) -> str | None:
    """The shop of an opened file; None where nothing tells it."""
    return whose.by_path(source.path) or shop_by_orders(place, whose, source)


def shop_by_orders(place: Workplace, whose: Whose, source: SourceFile) -> str | None:
    """The one shop whose orders are known among those of the file's first rows; None where there are none, or several.

    A track file names no orders: there it is the shop of those with the waybills.
    """
    if not whose.others:
        return None
    try:
        rows = list(islice(source.rows(), _ROWS))
    except UserProblem:
        return None
    if source.kind == "tracks":
        shops = shops_with_waybills(place.store.connection(), map(_waybill_of, rows))
    else:
        numbers = [number for row in rows for number in _orders_of(row)]
        shops = shops_with_orders(place.store.connection(), numbers)
    return whose.names.get(shops.pop()) if len(shops) == 1 else None


def knows_none_of(place: Workplace, source: SourceFile) -> bool:
    """Whether none of an export's orders is known, as far as it is read; False for one that cannot be read."""
    rows, read = source.rows(), 0
    try:
        while read < _MOST_ROWS and (some := list(islice(rows, _ROWS))):
            read += len(some)
            numbers = [number for row in some for number in _orders_of(row)]
            if shops_with_orders(place.store.connection(), numbers):
                return False
    except UserProblem:
        return False
    return read > 0


def _waybill_of(row: Accepted | Rejected) -> str:
    return row.row.waybill if isinstance(row, Accepted) and isinstance(row.row, TrackRow) else ""


def _orders_of(row: Accepted | Rejected) -> Iterator[str]:
    if isinstance(row, Rejected):
        return
    told = row.row
    if isinstance(told, ParcelRow):
        yield from told.order_ids
    elif isinstance(told, OrderLine | AfterSale) or (isinstance(told, LedgerEntry) and told.order_id):
        yield str(told.order_id)
