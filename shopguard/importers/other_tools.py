"""Order tables of other tools (printing tools, ERPs) made to look like the platform's: lines without numbers, waybills in a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from shopguard.core.waybill import Sent, canonical
from shopguard.importers import values
from shopguard.importers.values import NOTHING, Unreadable

NUMBERS, COURIERS = "sent_numbers", "sent_by"
_BREAK = re.compile(r"[,，;；、|\s]+")

Columns = Mapping[str, Sequence[Any]]


def numbers(cell: str) -> tuple[str, ...] | None:
    """The waybills of a cell; () says that there are none, None that it names none we can read. Raises DamagedId."""
    if cell.strip() in NOTHING:
        return ()
    try:
        return tuple(dict.fromkeys(values.waybill(part) for part in _BREAK.split(values.bare(cell)) if part))
    except Unreadable:
        return None


def couriers(cell: str, courier_of: Callable[[str], str]) -> tuple[str, ...]:
    """The couriers of a cell, code by code, "" for a name nobody knows; a name may hold a blank, so it is tried whole first."""
    whole = courier_of(cell)
    return (whole,) if whole else tuple(courier_of(part) for part in _BREAK.split(cell.strip()))


class WholeOrders:
    """Numbers the rows of one file that names no order lines.

    An order's rows get ``<number>-1``, ``<number>-2`` and so on: the order's own number is what the platform gives to one of
    its lines, which must not be taken for the whole order.
    """

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}

    def clear(self) -> None:
        """Before the file is read from its beginning."""
        self._rows.clear()

    def completed(self, told: Columns, count: int) -> Columns:
        """The columns of the platform's order lines out of those of a table; unchanged where nothing is lacking."""
        if NUMBERS in told and "waybills" not in told:
            by = told.get(COURIERS) or repeat(("",), count)
            told = {**told, "waybills": list(map(_sent, told[NUMBERS], by))}
        if "line_id" in told:
            return {**told, "whole_order": [0] * count}
        return {**told, "line_id": list(map(self._line_of, told["order_id"])), "whole_order": [1] * count}

    def _line_of(self, order_id: str) -> str:
        row = self._rows[order_id] = self._rows.get(order_id, 0) + 1
        return f"{order_id}-{row}"


def told_fields(fields: Iterable[str]) -> frozenset[str]:
    """What an order table with these fields speaks for. That a row is a whole order is only told of rows nobody knew.

    Whether nothing was uploaded is told by each: also that a newer table does not say.
    """
    told = {*fields, "unsent"}
    if NUMBERS in told:
        told.add("waybills")
    if "line_id" in told:
        told.add("whole_order")
    return frozenset(told - {NUMBERS, COURIERS})


def _sent(waybills: tuple[str, ...] | None, by: tuple[str, ...]) -> str | None:
    if waybills is None:
        return None
    each = by if len(by) == len(waybills) else by * len(waybills) if len(by) == 1 else ("",) * len(waybills)
    return canonical([Sent(courier, waybill) for courier, waybill in zip(each, waybills, strict=True)])
