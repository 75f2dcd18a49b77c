"""What an .ods says in a few words and a reader writes out: cells and rows that are repeated, blanks that are only counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_ROW, _BLANKS = _TABLE + "table-row", _TEXT + "s"
_CELL_BYTES = 32  # that a cell takes beside its text
_MOST_DIGITS = 9
_CHUNK = 1 << 20


def unfolded(part: IO[bytes]) -> int:
    """How many bytes the cells that hold something take when all are written out. Raises lxml's errors for broken markup."""
    import lxml.etree as etree

    cells = _Cells()
    parser = etree.XMLParser(target=cells, resolve_entities=False, no_network=True, huge_tree=True)
    while chunk := part.read(_CHUNK):
        parser.feed(chunk)
    parser.close()
    return cells.total


class _Cells:
    """Counts while the markup goes by; nothing of it is kept."""

    def __init__(self) -> None:
        self.total = self._row = self._cell = 0
        self._across: list[int] = []
        self._down: list[int] = []

    def start(self, tag: str, told: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _CELLS:
            self._across.append(_number(told.get(_TABLE + "number-columns-repeated")))
            self._cell = _CELL_BYTES if len(told) > 1 else 0
        elif tag == _ROW:
            self._down.append(_number(told.get(_TABLE + "number-rows-repeated")))
        elif tag == _BLANKS:
            self._cell += _number(told.get(_TEXT + "c"))

    def data(self, text: str) -> None:
        """Text goes by."""
        self._cell += len(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _CELLS:
            self._row += self._cell * self._across.pop()
            self._cell = 0
        elif tag == _ROW:
            self.total += self._row * self._down.pop()
            self._row = 0

    def close(self) -> None:
        """The markup has ended."""


def _number(told: str | None) -> int:
    """The reader takes a plus and noughts in front of it, and a number beyond all sheets for the largest sheet."""
    digits = "" if told is None else told.strip().removeprefix("+").lstrip("0")
    if not digits.isdecimal():
        return 1
    return int(digits) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS
