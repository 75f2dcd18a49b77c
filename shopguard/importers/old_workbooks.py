"""The .xls of Excel 97 to 2003, read by xlrd: pure Python, so a damaged file is an exception and never the program's end.

calamine reads .xls as well, but a chain of sectors that bites its own tail makes it fill the memory until it is killed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate
from shopguard.importers.tables import KeptTable, SheetTable

_MOST_BYTES = 256 << 20  # 65 536 rows fill a tenth of it
_MOST_TEXT = 1 << 28  # characters of a sheet
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_DOCUMENTS = ("WordDocument".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le"))


class OldSheet:
    """One sheet, its cells as Python values."""

    def __init__(self, sheet: Any, datemode: int) -> None:
        self.name: str = sheet.name
        self._sheet = sheet
        self._datemode = datemode

    def iter_rows(self) -> Iterator[list[object]]:
        """From the top; rows may differ in length. Raises ``MemoryError`` where many cells share one endless text."""
        held = 0
        for number in range(self._sheet.nrows):
            row = [self._value(cell) for cell in self._sheet.row(number)]
            held += sum(len(cell) for cell in row if isinstance(cell, str))
            if held > _MOST_TEXT:
                raise MemoryError
            yield row

    def _value(self, cell: Any) -> object:
        import xlrd

        if cell.ctype == xlrd.XL_CELL_DATE:
            return self._moment(cell.value)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#?")
        return cell.value

    def _moment(self, serial: float) -> object:
        """A moment, a day, a time of day; what lies outside the calendar stays the number it is."""
        import xlrd

        try:
            at: datetime = xlrd.xldate.xldate_as_datetime(serial, self._datemode)
        except (ValueError, OverflowError):
            return serial
        if 0 <= serial < 1:
            return at.time()
        return date(at.year, at.month, at.day) if at.time() == time() else at


def old_tables(candidate: Candidate) -> tuple[KeptTable, ...]:
    """The sheets of an .xls. Raises :class:`UserProblem`: a password, a document of another kind, damaged. Raises OSError."""
    with candidate.open() as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UserProblem("problem.too_big", file=candidate.name)
    if _ENCRYPTED in content:
        raise UserProblem("problem.password", file=candidate.name)
    if any(name in content for name in _OLD_DOCUMENTS):
        raise UserProblem("problem.other_document", file=candidate.name)
    try:
        sheets = _sheets(content)
    except Exception as error:  # xlrd trips over damage in every way there is: assertions, indexes, unpacking
        encrypted = "encrypted" in str(error)
        raise UserProblem(
            "problem.password" if encrypted else "problem.damaged_workbook", file=candidate.name
        ) from None
    return tuple(KeptTable(sheet.name, SheetTable(sheet).chunks()) for sheet in sheets)


def _sheets(content: bytes) -> list[OldSheet]:
    import xlrd

    with xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True) as book:
        return [OldSheet(sheet, book.datemode) for sheet in book.sheets()]
