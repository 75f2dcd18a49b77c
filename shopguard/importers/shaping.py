"""Rows of text → typed rows and rejected rows, many at a time, column by column."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from shopguard.core.message import Message
from shopguard.core.order import OrderLine
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.core.trackline import TrackLines
from shopguard.importers.as_of import LaterRecords
from shopguard.importers.cells import ColumnReader
from shopguard.importers.columns import Found, Kind

Row = OrderLine | ParcelRow | TrackRow
Build = Callable[[Mapping[str, Sequence[Any]], int], Iterable[Row]]

_HASH_BYTES = 8
_TOTALS = re.compile(r"\s*(合计|总计|小计|汇总|共计|总数)")
_CHINESE = re.compile(r"[一-鿿]")
_DIGIT = re.compile(r"\d")


class Accepted(NamedTuple):  # a tuple: made a million times
    """One row of facts. ``line``: its number as a spreadsheet program shows it.

    ``fingerprint``: signed 64-bit hash of the raw known cells; 0 for track lines, which are never compared by it.
    """

    line: int
    row: Row
    fingerprint: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row that cannot be taken, as it stood, and why."""

    line: int
    cells: tuple[str, ...]
    why: Message


class Shaper:
    """Turns the rows of one file into facts. ``later`` is shown the times; ``hashed``: whether rows get a fingerprint."""

    def __init__(
        self,
        found: Sequence[Found],
        readers: Sequence[ColumnReader],
        width: int,
        build: Build,
        *,
        later: LaterRecords,
        hashed: bool,
    ) -> None:
        self._found = found
        self._readers = readers
        self._width = width
        self._build = build
        self._later = later
        self._hashed = hashed
        self._happened = [column.column.field for column in found if column.column.happened]
        self._needs = max(column.place for column in found) + 1
        self._pick = itemgetter(*(column.place for column in found))
        self._ids = [column.place for column in found if column.column.needed]
        names = "\x1e".join(column.column.field for column in found)
        self._columns = names + "\x1d"

    def shape(self, lines: Sequence[int], rows: Sequence[Sequence[str]]) -> Iterator[Accepted | Rejected]:
        """Facts and rejects in the order of the rows; empty, total and explanation rows are left out. Raises DamagedId."""
        rejected: list[Rejected] = []
        if set(map(len, rows)) != {self._width}:
            fitting = [place for place, row in enumerate(rows) if self._fits(lines[place], row, rejected)]
            lines, rows = [lines[place] for place in fitting], [rows[place] for place in fitting]
        accepted = self._typed(lines, rows, rejected) if rows else []
        if not rejected:
            return iter(accepted)
        both: list[Accepted | Rejected] = [*accepted, *(row for row in rejected if not self._is_no_data(row.cells))]
        return iter(sorted(both, key=lambda row: row.line))

    def _fits(self, line: int, row: Sequence[str], rejected: list[Rejected]) -> bool:
        """Whether the row has the header's width; one too short or too long has lost its end, or a separator."""
        code = None
        if len(row) > self._width and any(cell.strip() for cell in row[self._width :]):
            code = "reject.too_long"
        elif len(row) < self._needs:
            code = "reject.too_short"
        if code is not None:
            rejected.append(Rejected(line, tuple(row), Message(code, {"cells": len(row), "columns": self._width})))
        return code is None

    def _typed(
        self, lines: Sequence[int], rows: Sequence[Sequence[str]], rejected: list[Rejected]
    ) -> Iterable[Accepted]:
        cells = list(map(self._pick, rows))
        values: dict[str, list[Any]] = {}
        why: dict[int, Message] = {}
        for column, reader, texts in zip(self._found, self._readers, zip(*cells, strict=True), strict=True):
            read, troubled = reader.read(texts)
            values[column.column.field] = read
            if troubled:
                for place, value in enumerate(read):
                    if type(value) is Message:
                        why.setdefault(place, value)
        if why:
            rejected.extend(Rejected(lines[place], tuple(rows[place]), reason) for place, reason in why.items())
            kept = [place for place in range(len(rows)) if place not in why]
            lines, cells = [lines[place] for place in kept], [cells[place] for place in kept]
            values = {field: [read[place] for place in kept] for field, read in values.items()}
        for field in self._happened:
            self._later.look_at(values[field])
        prints = self._fingerprints(cells) if self._hashed else repeat(0)
        return map(Accepted, lines, self._build(values, len(lines)), prints)

    def _fingerprints(self, rows: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
        """A signed 64-bit hash of each row's cells and of which columns they are."""
        columns = self._columns
        texts = [(columns + "\x1f".join(cells)).encode("utf-8", "surrogatepass") for cells in rows]
        digests = [blake2b(text, digest_size=_HASH_BYTES).digest() for text in texts]
        return struct.unpack(f">{len(digests)}q", b"".join(digests))

    def _is_no_data(self, cells: Sequence[str]) -> bool:
        """Empty, a row of totals, or a sentence that explains: not data, so not rejected either."""
        told = [cell for cell in cells if cell.strip(" \t\r\n-")]
        if not told or _TOTALS.match(told[0]):
            return True
        ids = [cells[place] for place in self._ids if place < len(cells) and cells[place].strip()]
        sentence = bool(ids) and all(_CHINESE.search(cell) and not _DIGIT.search(cell) for cell in ids)
        return sentence or (len(told) == 1 and _CHINESE.search(told[0]) is not None)


def builder(kind: Kind, lines: TrackLines, known_as_of: int) -> Build:
    """The function that makes rows of this kind out of columns of values (missing columns: the file does not say).

    A track record of a time the file cannot know of yet is an announcement, whatever its words.
    """
    if kind == "orders":
        return _order_lines
    if kind == "parcels":
        return lambda values, count: _parcel_rows(values, count, lines, known_as_of)
    return lambda values, count: _track_rows(values, count, lines, known_as_of)


_ORDER_FIELDS = tuple(field.name for field in fields(OrderLine))


def _order_lines(values: Mapping[str, Sequence[Any]], count: int) -> Iterable[OrderLine]:
    return map(OrderLine, *(values.get(field) or repeat(None, count) for field in _ORDER_FIELDS))


def _parcel_rows(
    values: Mapping[str, Sequence[Any]], count: int, lines: TrackLines, known_as_of: int
) -> Iterator[ParcelRow]:
    def column(field: str, absent: Any = None) -> Iterable[Any]:
        return values.get(field) or repeat(absent, count)

    newest = zip(column("courier", ""), column("last_at"), column("last_text"), column("last_state"), strict=False)
    events = (
        None if at is None else _event(lines, courier, at, text or state or "", known_as_of)
        for courier, at, text, state in newest
    )
    return map(
        ParcelRow,
        column("courier", ""),
        column("waybill"),
        column("order_ids"),
        column("uploaded_at"),
        column("picked_up_at"),
        column("signed_at"),
        events,
        column("trouble"),
    )


def _track_rows(
    values: Mapping[str, Sequence[Any]], count: int, lines: TrackLines, known_as_of: int
) -> Iterator[TrackRow]:
    couriers = values.get("courier") or [""] * count
    times, texts = values["at"], values["text"]
    readings = list(lines.read_all(zip(couriers, texts, strict=True)))
    provinces = [province for _, province in readings]
    for told in (values.get("city"), values.get("province")):  # the file's own columns go before the words of the line
        if told:
            provinces = [mine or read for mine, read in zip(told, provinces, strict=True)]
    kinds = [kind for kind, _ in readings]
    if max(times, default=0) > known_as_of:
        kinds = [kind if at <= known_as_of else EventKind.ESTIMATE for kind, at in zip(kinds, times, strict=True)]
    return map(TrackRow, couriers, values["waybill"], map(TrackEvent, times, texts, kinds, provinces))


def _event(lines: TrackLines, courier: str, at: int, text: str, known_as_of: int) -> TrackEvent:
    kind, province = lines.read(courier, text)
    return TrackEvent(at, text, kind if at <= known_as_of else EventKind.ESTIMATE, province)
