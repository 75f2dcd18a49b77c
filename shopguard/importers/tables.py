"""Any file as rows of text: delimited text, workbooks, HTML tables. Each table can be read again and again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any, Protocol

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate

CHUNK = 256  # rows: more of them would not fit into the processor's cache
_LAST = "\x1eend"  # a line of our own behind the file's last: swallowed by a quote that never ends
_FIELD_LIMIT = 1 << 20
_EXACT_DIGITS = 15


class Table(Protocol):
    """Rows of text cells."""

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """All rows from the top, some hundred at a time, in the order and number a spreadsheet program shows.

        Raises :class:`UserProblem` where the file turns out to be damaged.
        """


def first_rows(table: Table, most: int) -> list[Sequence[str]]:
    """The first rows of a table."""
    return list(islice(chain.from_iterable(table.chunks()), most))


class TextTable:
    """CSV or TSV, streamed: memory does not grow with the file. Fields may hold line breaks and quotes."""

    def __init__(self, candidate: Candidate, encoding: str, delimiter: str) -> None:
        self._candidate = candidate
        self._encoding = encoding
        self._delimiter = delimiter

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`Table`. A file that ends inside a quoted field was cut: ``problem.cut``."""
        csv.field_size_limit(_FIELD_LIMIT)
        try:
            with io.TextIOWrapper(self._candidate.open(), encoding=self._encoding, newline="") as text:
                reader = csv.reader(chain(text, (_LAST,)), delimiter=self._delimiter)
                yield from self._until_the_end(reader)
        except (csv.Error, UnicodeDecodeError):
            raise UserProblem("problem.cut", file=self._candidate.name) from None

    def _until_the_end(self, reader: Iterator[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
        while chunk := list(islice(reader, CHUNK)):
            last = chunk[-1]
            if last and last[-1].endswith(_LAST):
                if last != [_LAST]:
                    raise UserProblem("problem.cut", file=self._candidate.name)
                chunk.pop()
            yield chunk


class SheetTable:
    """One sheet of a workbook. calamine keeps the sheet; its cells become text row by row."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`Table`."""
        rows = ([cell if type(cell) is str else cell_text(cell) for cell in row] for row in self._sheet.iter_rows())
        while chunk := list(islice(rows, CHUNK)):
            yield list[Sequence[str]](chunk)


class ListTable:
    """Rows that are there already (an HTML table)."""

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
    if abs(number) >= 10**_EXACT_DIGITS:
        return f"{float(number):.14E}"
    return str(int(number)) if number == int(number) else repr(number)
