"""The rows of a spreadsheet that name a case's order or parcel, as they stand there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from shopguard.store.sealing import Readable

_MOST_ROWS = 40
_MOST_CELLS = 240  # about five pages
_HEADER_WITHIN = 10
_LEAST_HEADERS = 2
_LONG_NUMBER = re.compile(r"\d{5}")  # of another buyer's order: no name of a column


class FoundRow(NamedTuple):
    """``sheet``: "" where the file has one only; ``number``: the row a spreadsheet program shows."""

    sheet: str
    number: int
    cells: tuple[tuple[str, str], ...]  # column's name (or "") and text, of cells that are not empty


class Extract(NamedTuple):
    """``found``: how many rows name one of the numbers; ``rows``: the first of them."""

    rows: tuple[FoundRow, ...]
    found: int


def rows_that_name(path: Readable, name: str, numbers: Collection[str]) -> Extract:
    """The rows in which one of the numbers stands. Raises :class:`UserProblem` for a file that cannot be read."""
    from shopguard.importers.candidates import Candidate  # all of the importers, and only where such a file is
    from shopguard.importers.opening import open_tables

    tables = open_tables(Candidate(path.name, name, lambda: path.open("rb")), _looks_like_a_table).tables
    wanted, rows, found, cells = _pattern(numbers), list[FoundRow](), 0, 0
    for table in tables:
        sheet = str(getattr(table, "name", "")) if len(tables) > 1 else ""
        for row in _rows(sheet, chain.from_iterable(table.chunks()), wanted):
            found += 1
            cells += len(row.cells)
            if not rows or (len(rows) < _MOST_ROWS and cells <= _MOST_CELLS):
                rows.append(row)
    return Extract(tuple(rows), found)


def _rows(sheet: str, rows: Iterator[Sequence[str]], wanted: re.Pattern[str]) -> Iterator[FoundRow]:
    header: Sequence[str] = ()
    for number, row in enumerate(rows, start=1):
        if any(map(wanted.search, row)):
            yield FoundRow(sheet, number, tuple(_cells(header, row)))
        elif number <= _HEADER_WITHIN and _filled(row) > _filled(header) and not any(map(_LONG_NUMBER.search, row)):
            header = row


def _cells(header: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, cell in enumerate(row):
        if text := _tidy(cell):
            yield (_tidy(header[place]) if place < len(header) else ""), text


def _tidy(cell: str) -> str:
    """Without the tab, quote or formula sign by which exports keep long numbers whole."""
    text = cell.strip()
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return text.strip().lstrip("'`")


def _filled(row: Sequence[str]) -> int:
    filled = sum(bool(cell.strip()) for cell in row)
    return filled if filled >= _LEAST_HEADERS else 0


def _pattern(numbers: Collection[str]) -> re.Pattern[str]:
    """The numbers, not as part of a longer one."""
    told = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    return re.compile(rf"(?<![0-9A-Za-z])(?:{told})(?![0-9A-Za-z])", re.IGNORECASE)


def _looks_like_a_table(rows: Sequence[Sequence[str]]) -> bool:
    return any(_filled(row) for row in rows)
