"""Whole columns of cells → whole columns of values. Fast because cells repeat: days, clock times, words, couriers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from shopguard.core.beijing import to_seconds
from shopguard.core.memo import Memo
from shopguard.core.message import Message
from shopguard.importers import ledger_cells, other_tools, values
from shopguard.importers.answers import waiting_words
from shopguard.importers.figures import figure_reader
from shopguard.importers.reading import Reading
from shopguard.importers.values import NOTHING, DateOnly, Unreadable

Parse = Callable[[str], Any]
_REMEMBERED = 20_000


class ColumnReader(Protocol):
    """Reads one column. A cell that cannot be read becomes the :class:`Message` that says why."""

    def read(self, cells: Sequence[str]) -> tuple[list[Any], bool]:
        """The values, and whether a message is among them. Raises DamagedId."""


def reader_for(reads: str, name: str, reading: Reading, *, days_only: bool = False) -> ColumnReader:
    """The reader of a column; ``reads`` is the word of the column resource, ``name`` the column's name in the file.

    ``days_only``: the column holds days and no times at all.
    """
    if reads == "time":
        return TimeColumn(name, needed=False, days_only=days_only)
    if reads == "needed_time":
        return TimeColumn(name, needed=True)
    parse = figure_reader(name) if reads == "figure" else _parsers(reading)[reads]
    unreadable = Message(_REASONS.get(reads, "reject.unreadable"), {"column": name})
    if reads == "order_id":
        return OrderIdColumn(values.order_id, unreadable)
    return PlainColumn(parse if reads in _RARELY_REPEATED else Memo(parse, _REMEMBERED).__getitem__, unreadable)


_RARELY_REPEATED = frozenset({"express_info", "needed_line"})
_REASONS = {
    "order_id": "reject.order_id",
    "order_ids": "reject.order_id",
    "waybill": "reject.waybill",
    "fen": "reject.amount",
    "signed_fen": "reject.amount",
    "needed_line": "reject.empty",
}


def _parsers(reading: Reading) -> dict[str, Parse]:
    couriers, places = reading.couriers, reading.places
    return {
        "order_id": values.order_id,
        "order_ids": values.order_ids,
        "waybill": values.waybill,
        "id_text": values.id_text,
        "text": values.words,
        "word": lambda cell: values.words(cell) or "",  # "none" is an answer here, not a gap
        "line": values.words,
        "needed_line": _needed_line,
        "fen": values.fen,
        "signed_fen": ledger_cells.signed_fen,
        "direction": ledger_cells.direction,
        "maybe_id": ledger_cells.maybe_id,
        "waits": lambda cell: cell.strip() in waiting_words(),
        "count": values.count,
        "yes_no": values.yes_no,
        "courier": couriers.courier_of,
        "numbers": other_tools.numbers,
        "couriers": lambda cell: other_tools.couriers(cell, couriers.courier_of),
        "province": lambda cell: places.province_of(cell) or values.words(cell),
        # "-" says that there is no parcel: "". A text that names none we can find (无需物流, 见备注) says nothing: None,
        # which must not wipe out what an older file knew. It rejects no row: the order itself is well told.
        "express_info": lambda cell: "" if cell in NOTHING else couriers.canonical_express_info(cell) or None,
    }


def _needed_line(cell: str) -> str:
    text = cell.strip()
    if text in NOTHING:
        raise Unreadable
    return text


class PlainColumn:
    """A column whose cells are read one by one."""

    def __init__(self, parse: Parse, unreadable: Message) -> None:
        self._parse = parse
        self._unreadable = unreadable

    def read(self, cells: Sequence[str]) -> tuple[list[Any], bool]:
        """See :class:`ColumnReader`."""
        try:
            return list(map(self._parse, cells)), False
        except Unreadable:
            return [self._or_reason(cell) for cell in cells], True

    def _or_reason(self, cell: str) -> Any:
        try:
            return self._parse(cell)
        except Unreadable:
            return self._unreadable


class OrderIdColumn(PlainColumn):
    """A column of order numbers: where all are plainly written, a look at all of them at once is enough."""

    def read(self, cells: Sequence[str]) -> tuple[list[Any], bool]:
        """See :class:`ColumnReader`."""
        numbers = [cell.strip() for cell in cells]
        together = "".join(numbers)
        if together.isascii() and together.isdigit():
            lengths = set(map(len, numbers))
            if min(lengths) >= values.LEAST_DIGITS and max(lengths) <= values.MOST_DIGITS:
                return numbers, False
        return super().read(cells)


class TimeColumn:
    """A column of times. ``needed``: a row without a time is rejected.

    A day without a time rejects the row too: as "none" it would say that a thing has not happened. Only where all of the
    column is like that (``days_only``), and so the file does not speak for it, the day is simply unknown.
    """

    def __init__(self, name: str, *, needed: bool, days_only: bool = False) -> None:
        self._needed = needed
        self._unreadable = Message("reject.time", {"column": name})
        self._day_only = None if days_only else Message("reject.day_only", {"column": name})
        self._none = Message("reject.empty", {"column": name}) if needed else None

    def read(self, cells: Sequence[str]) -> tuple[list[Any], bool]:
        """See :class:`ColumnReader`."""
        days, minutes, seconds, none = _DAYS, _MINUTES, _SECONDS, self._none
        try:
            times = [
                none if cell == "-" else days[cell[:11]] + minutes[cell[11:17]] + seconds[cell[17:]] for cell in cells
            ]
            return times, self._needed and none in times
        except KeyError:
            slow = [self._slowly(cell) for cell in cells]
            return slow, any(type(value) is Message for value in slow)

    def _slowly(self, cell: str) -> int | Message | None:
        try:
            return _DAYS[cell[:11]] + _MINUTES[cell[11:17]] + _SECONDS[cell[17:]]
        except KeyError:
            pass
        try:
            at = values.moment(cell)
        except DateOnly:
            return self._day_only
        except Unreadable:
            return self._unreadable
        return self._none if at is None else at


class _Days(dict[str, int]):
    """``"2026-11-20 "`` (with the blank behind it) → unix seconds of that midnight; KeyError for everything else."""

    def __missing__(self, day: str) -> int:
        if len(day) != len("2026-11-20 ") or day[10] != " " or day[4] != "-" or day[:4] in ("1970", "2000"):
            raise KeyError(day)
        try:
            midnight = to_seconds(datetime.fromisoformat(day[:10]))
        except ValueError:
            raise KeyError(day) from None
        self[day] = midnight
        return midnight


# Pure arithmetic, the same for every file: at most some years of days, one day of minutes. Small tables, so that they stay
# in the processor's cache: one of all seconds of a day would not.
_DAYS = _Days()
_MINUTES = {f"{hour:02}:{minute:02}:": hour * 3600 + minute * 60 for hour in range(24) for minute in range(60)}
_SECONDS = {f"{second:02}": second for second in range(60)}
