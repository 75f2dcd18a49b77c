"""Cells and rows of the files that tell of money: after-sale cases and the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import repeat
from typing import Any

from shopguard.core.after_sale import AfterSale
from shopguard.core.ledger import Direction, LedgerEntry, direction_of, signed
from shopguard.core.money import parse_fen
from shopguard.importers.values import NOTHING, DamagedId, Unreadable, bare, id_text

_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
_CASE_FIELDS = tuple(field.name for field in fields(AfterSale))
_ENTRY_FIELDS = tuple(field.name for field in fields(LedgerEntry))


def signed_fen(cell: str) -> int:
    """An amount that may be below zero, in fen. Raises Unreadable, also for none."""
    text = bare(cell).removesuffix("元").strip()
    sign = -1 if text.startswith("-") else 1
    try:
        return sign * parse_fen(text.removeprefix("-").removeprefix("+"))
    except ValueError:
        raise Unreadable from None


def direction(cell: str) -> str:
    """The direction of an entry, ``unknown`` where the cell is empty. Raises Unreadable for a word nobody knows: what went
    out must not pass for income."""
    told = direction_of(cell)
    if told is Direction.UNKNOWN and cell.strip() not in NOTHING:
        raise Unreadable
    return told.value


def maybe_id(cell: str) -> str | None:
    """A number that many rows do not have, None for none. Raises DamagedId."""
    if _SCIENTIFIC.fullmatch(bare(cell)):
        raise DamagedId
    return id_text(cell)


def after_sales(values: Mapping[str, Sequence[Any]], count: int) -> Iterable[AfterSale]:
    """Rows of an after-sale export."""
    return map(AfterSale, *(values.get(field) or repeat(None, count) for field in _CASE_FIELDS))


def ledger_entries(values: Mapping[str, Sequence[Any]], count: int) -> Iterable[LedgerEntry]:
    """Rows of a ledger, their amounts with the sign of their direction. ``key`` is "" where the file has no serial number."""
    directions = values.get("direction") or [Direction.UNKNOWN.value] * count
    told = dict(values)
    told["direction"] = directions
    told["amount_fen"] = [
        signed(amount, Direction(way)) for amount, way in zip(values["amount_fen"], directions, strict=True)
    ]
    told["key"] = [key or "" for key in values.get("key") or [None] * count]
    return map(LedgerEntry, *(told.get(field) or repeat(None, count) for field in _ENTRY_FIELDS))
