"""XLSX, XLSM, XLSB and ODS, read by calamine: every sheet a table; what would burst or end the program is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from shopguard.core.message import UserProblem
from shopguard.importers.archives import broken_means_broken, is_bomb, is_workbook
from shopguard.importers.candidates import Candidate
from shopguard.importers.hushed import hushed
from shopguard.importers.open_documents import unfolded
from shopguard.importers.sheet_extent import reaches_too_far
from shopguard.importers.swelling import swells
from shopguard.importers.tables import KeptTable, SheetTable, Table

_MOST_UNPACKED = 2 << 30
_OPEN_DOCUMENT = "content.xml"
_PANIC = "PanicException"  # what a bug in calamine's Rust arrives as; no Exception, and not importable


def open_workbook(candidate: Candidate) -> tuple[Table, ...]:
    """The sheets of a workbook. Raises :class:`UserProblem`, OSError, BROKEN_ARCHIVE."""
    with candidate.open() as file:
        # Going back inside an archive's member would mean unpacking it again.
        plain = isinstance(file, io.BufferedReader) and file.seekable()
        content = file if plain else io.BytesIO(file.read())
        _check_package(candidate, content)
        content.seek(0)
        return tuple(_sheets(candidate, content))


def _check_package(candidate: Candidate, content: BinaryIO) -> None:
    """Cut, too big unpacked, or no workbook at all."""
    with broken_means_broken(), zipfile.ZipFile(content) as package:
        infos = package.infolist()
        if not is_workbook([info.filename for info in infos]):
            raise UserProblem("problem.other_document", file=candidate.name)
        if any(map(is_bomb, infos)):
            raise UserProblem("problem.bomb", file=candidate.name)
        if sum(info.file_size for info in infos) > _MOST_UNPACKED:
            raise UserProblem("problem.too_big", file=candidate.name)
        if reaches_too_far(package):
            raise UserProblem("problem.far_cell", file=candidate.name)
        if swells(package):
            raise UserProblem("problem.bomb", file=candidate.name)
        if _OPEN_DOCUMENT in package.namelist():
            _check_document(candidate, package)


def _check_document(candidate: Candidate, package: zipfile.ZipFile) -> None:
    """calamine never comes back from an .ods whose markup breaks off, and copies a cell as often as the markup repeats it."""
    import lxml.etree as etree

    try:
        with package.open(_OPEN_DOCUMENT) as part:
            if unfolded(part) > _MOST_UNPACKED:
                raise UserProblem("problem.bomb", file=candidate.name)
    except etree.LxmlError:
        raise UserProblem("problem.damaged_workbook", file=candidate.name) from None


class _Sheet:
    """A sheet of calamine's. A cell beyond every calendar is a bug there too."""

    def __init__(self, sheet: Any, candidate: Candidate) -> None:
        self.name: str = sheet.name
        self._sheet = sheet
        self._candidate = candidate

    def iter_rows(self) -> Iterator[list[object]]:
        """From the top."""
        with _no_panic(self._candidate):
            yield from self._sheet.iter_rows()


def _sheets(candidate: Candidate, content: BinaryIO) -> Iterator[KeptTable]:
    """One sheet is held at a time."""
    import python_calamine

    with _no_panic(candidate):
        book = python_calamine.CalamineWorkbook.from_filelike(content)
        for told in filter(_holds_cells, book.sheets_metadata):
            sheet = SheetTable(_Sheet(book.get_sheet_by_name(told.name), candidate))
            yield KeptTable(told.name, sheet.chunks())


@contextmanager
def _no_panic(candidate: Candidate) -> Iterator[None]:
    import python_calamine

    try:
        with hushed:
            yield
    except python_calamine.PasswordError:
        raise UserProblem("problem.password", file=candidate.name) from None
    except (python_calamine.CalamineError, ValueError, OverflowError):
        raise UserProblem("problem.damaged_workbook", file=candidate.name) from None
    except BaseException as panic:
        if type(panic).__name__ != _PANIC:
            raise
        raise UserProblem("problem.damaged_workbook", file=candidate.name) from None


def _holds_cells(sheet: Any) -> bool:
    return str(sheet.typ).endswith("WorkSheet")
