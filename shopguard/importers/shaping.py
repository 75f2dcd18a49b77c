"""Rows of text → typed rows and rejected rows, many at a time, column by column."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, repeat
from typing import Any, NamedTuple

from shopguard.core.message import Message
from shopguard.importers import values
from shopguard.importers.answers import is_failed
from shopguard.importers.as_of import SeenTimes
from shopguard.importers.building import Build, Row
from shopguard.importers.cells import ColumnReader
from shopguard.importers.columns import Found
from shopguard.importers.records import Chunk
from shopguard.importers.values import DamagedId, Unreadable, bare

_HASH_BYTES = 8
_TOTALS = re.compile(r"\s*(合计|总计|小计|汇总|共计|总数)")
_CHINESE = re.compile(r"[一-鿿]")
_DIGIT = re.compile(r"\d")
_EMPTY = " \t\r\n-"
_LONG_NUMBER = re.compile(r"[A-Z]{0,4}\d{10,24}(?:-\d){0,2}", re.ASCII)
_KEYS: Mapping[str, Callable[[str], str]] = {"waybill": values.waybill, "order_id": values.order_id}


class Accepted(NamedTuple):  # a tuple: made a million times
    """One row of facts. ``line``: its number as a spreadsheet program shows it.

    ``fingerprint``: signed 64-bit hash of the record as it stands, or of the known cells; 0 for track lines, never compared.
    """

    line: int
    row: Row
    fingerprint: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row that cannot be taken, as it stood, and why.

    ``key``: whose facts are missing now, as far as the row tells: the waybill of a track or parcel, the number of an order; none
    of a query that failed: whatever else the file has of its number stands whole.
    """

    line: int
    cells: tuple[str, ...]
    why: Message
    key: str | None = None


class Shaped(NamedTuple):
    """Some rows as columns of values, by field. ``lines``: their numbers; ``fingerprints``: see :class:`Accepted`, () for none."""

    lines: Sequence[int]
    values: Mapping[str, Sequence[Any]]
    fingerprints: Sequence[int]
    rejected: Sequence[Rejected]


class Shaper:
    """Turns the rows of one file into facts.

    ``width``: of the header; ``below``: its line. ``delimiter``: of a text file. ``seen`` is shown the times;
    ``hashed``: whether rows get a fingerprint.
    """

    def __init__(
        self,
        found: Sequence[Found],
        readers: Sequence[ColumnReader],
        width: int,
        build: Build,
        *,
        below: int,
        delimiter: str | None,
        seen: SeenTimes,
        hashed: bool,
    ) -> None:
        self._found = found
        self._readers = readers
        self._width = width
        self._below = below
        self._delimiter = delimiter
        self._build = build
        self._seen = seen
        self._hashed = hashed
        self._needs = max(column.place for column in found) + 1
        self._ids = [column.place for column in found if column.column.needed]
        self._key = next((column for column in found if column.column.field in _KEYS), None)
        names = "\x1e".join(column.column.field for column in found)
        self._columns = names + "\x1d"

    def shape(self, chunk: Chunk) -> Iterator[Accepted | Rejected]:
        """Facts and rejects in the order of the rows; empty, total and explanation rows are left out. Raises DamagedId."""
        shaped = self.shape_columns(chunk)
        count = len(shaped.lines)
        prints: Iterable[int] = shaped.fingerprints or repeat(0)
        accepted = map(Accepted, shaped.lines, self._build(shaped.values, count), prints) if count else ()
        if not shaped.rejected:
            return iter(accepted)
        both: list[Accepted | Rejected] = [*accepted, *shaped.rejected]
        return iter(sorted(both, key=lambda row: row.line))

    def shape_columns(self, chunk: Chunk) -> Shaped:
        """The same, column by column."""
        rejected: list[Rejected] = []
        if not chunk.even:
            rows = [chunk.row(nth) for nth in range(len(chunk))]
            if set(map(len, rows)) != {self._width} or self._has_breaks(rows):
                fitting = [nth for nth, row in enumerate(rows) if self._fits(chunk.lines[nth], row, rejected)]
                chunk = chunk.only(fitting)
        typed = self._typed(chunk, rejected) if len(chunk) else Shaped((), {}, (), ())
        return typed._replace(rejected=[row for row in rejected if not self._is_no_data(row)]) if rejected else typed

    def shape_last(self, line: int, row: Sequence[str]) -> Iterator[Rejected]:
        """The last row of a file that may be cut: rejected, if it is data at all."""
        if not self.is_total(row):
            yield self._rejected(line, row, Message("reject.open_end"))

    @staticmethod
    def is_total(row: Sequence[str]) -> bool:
        """Whether a row adds up others."""
        first = next((cell for cell in row if cell.strip(_EMPTY)), "")
        return _TOTALS.match(first) is not None

    def _rejected(self, line: int, row: Sequence[str], why: Message) -> Rejected:
        return Rejected(line, tuple(row), why, self._key_of(row))

    def _key_of(self, row: Sequence[str]) -> str | None:
        if self._key is None or self._key.place >= len(row) or is_failed(row):
            return None
        try:
            return _KEYS[self._key.column.field](row[self._key.place])
        except (Unreadable, DamagedId):
            return None

    def _has_breaks(self, rows: Sequence[Sequence[str]]) -> bool:
        """A quick look whether any cell of a text file holds a line break at all."""
        if self._delimiter is None:
            return False
        text = "".join(chain.from_iterable(rows))
        return "\n" in text or "\r" in text

    def _has_swallowed(self, row: Sequence[str]) -> bool:
        """Whether a cell holds lines that look like rows of this file: as many separators, or a number at their beginning.

        Goods and remarks may hold line breaks and separators, but no line of them begins with a whole order number or waybill.
        """
        if self._delimiter is None:
            return False
        lines = [line for cell in row for line in cell.splitlines()[1:] if self._delimiter in line]
        return any(
            line.count(self._delimiter) >= self._width - 1 or _is_number(line.partition(self._delimiter)[0])
            for line in lines
        )

    def _fits(self, line: int, row: Sequence[str], rejected: list[Rejected]) -> bool:
        """Whether the row has the header's width; one too short or too long has lost its end, or a separator."""
        code = None
        if self._has_swallowed(row):
            code = "reject.swallowed"
        elif len(row) > self._width and any(cell.strip() for cell in row[self._width :]):
            code = "reject.too_long"
        elif len(row) < self._needs:
            code = "reject.too_short"
        if code is not None:
            told = Message(code, {"cells": len(row), "columns": self._width})
            rejected.append(self._rejected(line, row, told))
        return code is None

    def _typed(self, chunk: Chunk, rejected: list[Rejected]) -> Shaped:
        values: dict[str, list[Any]] = {}
        why: dict[int, Message] = {}
        cells = [chunk.column(column.place) for column in self._found]
        for column, reader, texts in zip(self._found, self._readers, cells, strict=True):
            read, troubled = reader.read(texts)
            values[column.column.field] = read
            if troubled:
                for place, value in enumerate(read):
                    if type(value) is Message:
                        why.setdefault(place, value)
        lines, prints = chunk.lines, chunk.fingerprints
        if prints is None:
            prints = self._fingerprints(cells) if self._hashed else ()
        if why:
            rejected.extend(self._rejected(lines[place], chunk.row(place), reason) for place, reason in why.items())
            kept = [place for place in range(len(lines)) if place not in why]
            lines, prints = [lines[place] for place in kept], [prints[place] for place in kept] if prints else ()
            values = {field: [read[place] for place in kept] for field, read in values.items()}
        for field in self._seen.fields:
            self._seen.look_at(field, values[field])
        return Shaped(lines, values, prints, ())

    def _fingerprints(self, columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
        """A signed 64-bit hash of each row's cells and of which columns they are."""
        names = self._columns
        rows = zip(*columns, strict=True)
        texts = [(names + "\x1f".join(cells)).encode("utf-8", "surrogatepass") for cells in rows]
        digests = [blake2b(text, digest_size=_HASH_BYTES).digest() for text in texts]
        return struct.unpack(f">{len(digests)}q", b"".join(digests))

    def _is_no_data(self, row: Rejected) -> bool:
        """Empty, a row of totals, or a sentence that explains: not data, so not rejected either.

        Words in place of the numbers explain the columns only where nothing else is filled, or right below the header
        and no cell begins like a value: 待补录 in front of an order's facts is an order somebody must complete.
        """
        cells = row.cells
        told = [cell for cell in cells if cell.strip(_EMPTY)]
        if not told or self.is_total(cells):
            return True
        ids = [cells[place] for place in self._ids if place < len(cells) and cells[place].strip()]
        words = bool(ids) and all(_CHINESE.search(cell) and not _DIGIT.search(cell) for cell in ids)
        explains = row.line == self._below + 1 and not any(_DIGIT.match(cell.lstrip(" ¥￥")) for cell in told)
        return (words and (explains or len(told) == len(ids))) or (
            len(told) == 1 and _CHINESE.search(told[0]) is not None
        )


def _is_number(cell: str) -> bool:
    """A whole order number or waybill, with whatever keeps it from being read as a number."""
    return _LONG_NUMBER.fullmatch(bare(cell)) is not None
