"""Any file as rows of text: delimited text, workbooks, HTML tables. Each table can be read again and again."""

from __future__ import annotations

import csv
import io
import marshal
import struct
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from math import isfinite
from tempfile import SpooledTemporaryFile
from typing import Any, Protocol

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate

CHUNK = 256  # rows: more of them would not fit into the processor's cache
LAST = "\x1eend"  # a line of our own behind the file's last: swallowed by a quote that never ends
FIELD_LIMIT = 1 << 20
MOST_CELLS = 16_384  # of a row, in any spreadsheet program
_KEPT_IN_MEMORY = 8 << 20
_LENGTH = struct.Struct("<I")
_WITHOUT_REFERENCES = 2  # version of the form: later ones look for repeated objects, which takes longer
_EXACT_DIGITS = 15
_EXACT_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class TextForm:
    """``ends_with``: the last character of the file ("" for an empty one). ``quote``: what fields may be wrapped in."""

    encoding: str
    delimiter: str
    ends_with: str
    quote: str = '"'


class Table(Protocol):
    """Rows of text cells. ``text``: how the text stands in the file, None where there are true cells."""

    @property
    def text(self) -> TextForm | None:
        """See above."""

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """All rows from the top, some hundred at a time, in the order and number a spreadsheet program shows.

        Raises :class:`UserProblem` where the file turns out to be damaged.
        """


def first_rows(table: Table, most: int) -> list[Sequence[str]]:
    """The first rows of a table."""
    return list(islice(chain.from_iterable(table.chunks()), most))


class TextTable:
    """CSV or TSV, streamed: memory does not grow with the file. Fields may hold line breaks and quotes."""

    def __init__(self, candidate: Candidate, text: TextForm) -> None:
        self._candidate = candidate
        self.text = text

    def blocks(self, size: int) -> Iterator[bytes]:
        """The file's bytes, about ``size`` at a time, cut behind line breaks."""
        with self._candidate.open() as file:
            while block := file.read(size):
                yield block + file.readline()

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`Table`. A file that ends inside a quoted field was cut: ``problem.cut``.

        Raises :class:`UserProblem` too for a field longer than any text, and for a row wider than any table.
        """
        csv.field_size_limit(FIELD_LIMIT)
        try:
            with io.TextIOWrapper(self._candidate.open(), encoding=self.text.encoding, newline="") as lines:
                reader = csv.reader(chain(lines, (LAST,)), delimiter=self.text.delimiter, quotechar=self.text.quote)
                yield from self._until_the_end(reader)
        except csv.Error:  # the only one there is without strict reading: a field beyond the limit
            raise UserProblem("problem.endless_cell", file=self._candidate.name) from None
        except UnicodeDecodeError:
            raise UserProblem("problem.cut", file=self._candidate.name) from None

    def _until_the_end(self, reader: Iterator[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
        """The line of our own comes with the last row, so that the last chunk holds the last row of the file."""
        chunk: list[Sequence[str]] = []
        while more := list(islice(reader, CHUNK)):
            if max(map(len, more)) > MOST_CELLS:
                raise UserProblem("problem.too_wide_row", file=self._candidate.name)
            if chunk and more != [[LAST]]:
                yield chunk
                chunk = more
            else:
                chunk += more
        if chunk.pop() != [LAST]:
            raise UserProblem("problem.cut", file=self._candidate.name)
        yield chunk


class SheetTable:
    """One sheet of a workbook. calamine keeps the sheet; its cells become text row by row.

    A moment at exactly midnight arrives as a day. In a column of moments it is read as what it is.
    """

    text = None

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.name = str(sheet.name)
        self._moments: frozenset[int] | None = None

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`Table`."""
        rows = (
            [cell if type(cell) is str else self._text_of(cell, place) for place, cell in enumerate(row)]
            for row in self._sheet.iter_rows()
        )
        while chunk := list(islice(rows, CHUNK)):
            yield list[Sequence[str]](chunk)

    def _text_of(self, cell: object, place: int) -> str:
        if type(cell) is date and place in self._columns_of_moments():
            cell = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a text of Beijing time
        return cell_text(cell)

    def _columns_of_moments(self) -> frozenset[int]:
        """Looked for once, and only where a sheet has days at all."""
        if self._moments is None:
            self._moments = frozenset(
                place for row in self._sheet.iter_rows() for place, cell in enumerate(row) if type(cell) is datetime
            )
        return self._moments


class KeptTable:
    """Rows read once and kept in packed form, the many of them in a file that nobody else sees: they do not fill the memory.

    A workbook's own form takes ten times as much, and several workbooks may be dropped at once.
    """

    text = None

    def __init__(self, name: str, chunks: Iterable[list[Sequence[str]]]) -> None:
        self.name = name
        self._file = SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - closed when nobody has the table any more
        weakref.finalize(self, self._file.close)
        for chunk in chunks:
            packed = marshal.dumps(chunk, _WITHOUT_REFERENCES)
            self._file.write(_LENGTH.pack(len(packed)) + packed)

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`Table`."""
        at = 0
        while True:
            self._file.seek(at)  # another pass may be under way
            length = self._file.read(_LENGTH.size)
            if not length:
                return
            packed = self._file.read(*_LENGTH.unpack(length))
            at += len(length) + len(packed)
            yield marshal.loads(packed)


class ListTable:
    """Rows that are there already (an HTML table)."""

    text = None

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`Table`."""
        yield list(self._rows)


def cell_text(cell: object) -> str:
    """A typed cell as the text an export would hold.

    A number of more than 15 digits stays in scientific notation: its last digits are gone, and whoever reads it as an id must see that.
    """
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def _number_text(number: float) -> str:
    if not isfinite(number):
        return str(number)
    if abs(number) >= 10**_EXACT_DIGITS:
        return f"{float(number):.14E}"
    exact = round(number, _EXACT_DECIMALS)  # 39.900000000000006 is how a program reckons, not what it shows
    return str(int(exact)) if exact == int(exact) else repr(exact)
