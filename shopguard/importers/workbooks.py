"""XLSX, XLSM, XLSB and ODS, read by calamine: every sheet a table; what would burst or end the program is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from shopguard.core.message import UserProblem
from shopguard.importers.archives import broken_means_broken, is_bomb, is_workbook
from shopguard.importers.candidates import Candidate
from shopguard.importers.sheet_extent import reaches_too_far
from shopguard.importers.tables import SheetTable, Table

_MOST_UNPACKED = 2 << 30
_OPEN_DOCUMENT = "content.xml"
_PANIC = "PanicException"  # what a bug in calamine's Rust arrives as; no Exception, and not importable


def open_workbook(candidate: Candidate) -> tuple[Table, ...]:
    """The sheets of a workbook. Raises :class:`UserProblem`, OSError, BROKEN_ARCHIVE."""
    with candidate.open() as file:
        content = file.read()
    _check_package(candidate, content)
    return tuple(_reading(candidate, lambda: _sheets(content)))


def _check_package(candidate: Candidate, content: bytes) -> None:
    """Cut, too big unpacked, or no workbook at all."""
    with broken_means_broken(), zipfile.ZipFile(io.BytesIO(content)) as package:
        infos = package.infolist()
        if not is_workbook([info.filename for info in infos]):
            raise UserProblem("problem.other_document", file=candidate.name)
        if any(map(is_bomb, infos)):
            raise UserProblem("problem.bomb", file=candidate.name)
        if sum(info.file_size for info in infos) > _MOST_UNPACKED:
            raise UserProblem("problem.too_big", file=candidate.name)
        if reaches_too_far(package):
            raise UserProblem("problem.far_cell", file=candidate.name)
        if _OPEN_DOCUMENT in package.namelist() and not _is_well_formed(package):
            raise UserProblem("problem.damaged_workbook", file=candidate.name)


def _is_well_formed(package: zipfile.ZipFile) -> bool:
    """calamine never comes back from an .ods whose markup breaks off."""
    import lxml.etree as etree

    try:
        with package.open(_OPEN_DOCUMENT) as part:
            for _, element in etree.iterparse(part, resolve_entities=False, no_network=True, huge_tree=True):
                element.clear()
    except etree.LxmlError:
        return False
    return True


def _sheets(content: bytes) -> list[SheetTable]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [SheetTable(book.get_sheet_by_name(sheet.name)) for sheet in book.sheets_metadata if _holds_cells(sheet)]


def _reading(candidate: Candidate, read: Callable[[], list[SheetTable]]) -> list[SheetTable]:
    import python_calamine

    try:
        return read()
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
