"""The XML that Excel 2003 wrote, mostly called .xls. Every cell stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate
from shopguard.importers.tables import ListTable, Table, cell_text

BEFORE_MARKUP = rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->)*+"
_SPREADSHEET = re.compile(
    BEFORE_MARKUP + rb"<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL
)
_SHEET_NAMES = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_BYTES = 128 << 20  # the whole of it is held, ten times as big
_MOST_CELLS = 10_000  # that one row may skip or join; what is more is no table
MOST_ROWS = 1_048_576
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d{1,6})?", re.ASCII)


def is_spreadsheet_xml(head: bytes) -> bool:
    """Whether a file begins like Excel 2003's XML."""
    return _SPREADSHEET.match(head) is not None


def spreadsheet_tables(candidate: Candidate) -> tuple[Table, ...]:
    """The sheets of an Excel 2003 XML file. Raises :class:`UserProblem`: cut, damaged, too big."""
    import lxml.etree as etree

    content = whole(candidate)
    tables: list[Table] = []
    try:
        found = etree.iterparse(
            io.BytesIO(content), tag=_SHEET_NAMES + "Table", resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, sheet in found:
            tables.append(ListTable(list(_sheet_rows(sheet))))
            sheet.clear()
    except etree.XMLSyntaxError:
        ended = content.rstrip().endswith(b"Workbook>")
        raise UserProblem("problem.damaged_workbook" if ended else "problem.cut", file=candidate.name) from None
    except (etree.LxmlError, ValueError):
        raise UserProblem("problem.damaged_workbook", file=candidate.name) from None
    return tuple(tables)


def whole(candidate: Candidate) -> bytes:
    """All bytes of a file of markup. Raises :class:`UserProblem` where these are too many."""
    file: BinaryIO
    with candidate.open() as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UserProblem("problem.too_big", file=candidate.name)
    return content


def _sheet_rows(sheet: Any) -> Iterator[list[str]]:
    line = 0
    for row in sheet.iterchildren(_SHEET_NAMES + "Row"):
        at = whole_number(row.get(_SHEET_NAMES + "Index"), line + 1, MOST_ROWS)
        yield from ([] for _ in range(line + 1, at))
        line = max(line + 1, at)
        yield _sheet_row(row)


def _sheet_row(row: Any) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren(_SHEET_NAMES + "Cell"):
        at = whole_number(cell.get(_SHEET_NAMES + "Index"), len(cells) + 1, _MOST_CELLS)
        cells += [""] * (at - 1 - len(cells))
        data = cell.find(_SHEET_NAMES + "Data")
        cells.append("" if data is None else _told(data.get(_SHEET_NAMES + "Type"), "".join(data.itertext())))
        cells += [""] * whole_number(cell.get(_SHEET_NAMES + "MergeAcross"), 0, _MOST_CELLS)
    return cells


def _told(kind: str | None, text: str) -> str:
    """A number that is written out stands as it is; one in scientific notation has lost its last digits, and shows it."""
    if kind == "Boolean":
        return cell_text(text.strip() == "1")
    if kind == "Number" and not _PLAIN_NUMBER.fullmatch(text.strip()):
        try:
            return cell_text(float(text))
        except ValueError:
            return text
    return text


def whole_number(text: str | None, otherwise: int, most: int) -> int:
    """A count or place that markup tells; nonsense counts as nothing told."""
    if text is None or not text.isdecimal() or len(text) > len(str(most)):
        return otherwise
    return min(int(text), most)
