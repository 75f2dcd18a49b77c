"""A look at the first rows: what a spreadsheet program has spoilt shows there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.message import UserProblem
from shopguard.importers import values
from shopguard.importers.columns import Found
from shopguard.importers.recognising import Recognised
from shopguard.importers.tables import first_rows
from shopguard.importers.values import DamagedId, DateOnly, Unreadable, lacks_seconds

_ROWS = 1_000
_FEWEST = 3
_KEPT_DIGITS = 15
_LONG_ID = 18


@dataclass(frozen=True, slots=True)
class Sample:
    """``days_only``: names of optional time columns that hold days without a time, and nothing better. ``empty``: no rows.

    ``minutes_only``: names of time columns in which seconds are missing.
    """

    days_only: tuple[str, ...]
    minutes_only: tuple[str, ...]
    empty: bool


def take_sample(recognised: Recognised, file: str) -> Sample:
    """Raises :class:`UserProblem` when the ids are damaged: their last digits are gone for good."""
    rows: list[Sequence[str]] = []
    for table in recognised.tables:
        rows.extend(first_rows(table, recognised.below + _ROWS)[recognised.below :])
    for column in recognised.found:
        if column.column.reads in ("order_id", "order_ids", "waybill") and _is_damaged(_cells(rows, column)):
            raise UserProblem("problem.damaged_ids", file=file)
    times = [column for column in recognised.found if column.column.reads == "time"]
    clocks = [column for column in recognised.found if column.column.reads in ("time", "needed_time")]
    return Sample(
        days_only=tuple(column.name for column in times if _has_days_only(_cells(rows, column))),
        minutes_only=tuple(column.name for column in clocks if any(map(lacks_seconds, _cells(rows, column)))),
        empty=not rows,
    )


def _cells(rows: Sequence[Sequence[str]], column: Found) -> list[str]:
    return [row[column.place] for row in rows if len(row) > column.place]


def _is_damaged(cells: Sequence[str]) -> bool:
    """6.93E+18 anywhere, or long numbers that all end in zeros from the sixteenth digit on."""
    long: set[str] = set()
    for cell in cells:
        try:
            values.waybill(cell)
        except DamagedId:
            return True
        except Unreadable:
            continue
        plain = values.bare(cell)
        if plain.isdecimal() and len(plain) >= _LONG_ID:
            long.add(plain)
    return len(long) >= _FEWEST and all(not number[_KEPT_DIGITS:].strip("0") for number in long)


def _has_days_only(cells: Sequence[str]) -> bool:
    days = False
    for cell in cells:
        try:
            if values.moment(cell) is not None:
                return False
        except DateOnly:
            days = True
        except Unreadable:
            continue
    return days
