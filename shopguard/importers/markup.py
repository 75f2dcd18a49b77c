"""Markup that calls itself .xls: HTML pages of back offices, and the XML that Excel 2003 wrote. Every cell stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate
from shopguard.importers.encodings import detect_encoding
from shopguard.importers.tables import ListTable, Table, cell_text

_BEFORE = rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->)*+"
_HTML = re.compile(_BEFORE + rb"<(?:!doctype html|html|head|meta|table|div|style|body)", re.IGNORECASE | re.DOTALL)
_SPREADSHEET = re.compile(
    _BEFORE + rb"<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL
)
_SHEET_NAMES = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_BYTES = 128 << 20  # the whole page is held, ten times as big
_MOST_CELLS = 10_000  # that one row may skip or join; what is more is no table
_MOST_ROWS = 1_048_576
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d{1,6})?", re.ASCII)


def is_html(head: bytes) -> bool:
    """Whether a file begins like an HTML page with a table."""
    return _HTML.match(head) is not None


def is_spreadsheet_xml(head: bytes) -> bool:
    """Whether a file begins like Excel 2003's XML."""
    return _SPREADSHEET.match(head) is not None


def html_tables(candidate: Candidate, head: bytes) -> tuple[Table, ...]:
    """The tables of a page. Raises :class:`UserProblem`: none, cut, too big."""
    import lxml.etree as etree

    encoding = detect_encoding(candidate, head)
    page = _whole(candidate).decode(encoding)
    lower = page.lower()
    if "<tr" in lower and lower.rfind("</table") < lower.rfind("<tr"):
        raise UserProblem("problem.cut", file=candidate.name)
    try:
        root = etree.fromstring(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError):
        raise UserProblem("problem.not_ours", file=candidate.name) from None
    if root is None:  # nothing but comments
        raise UserProblem("problem.not_ours", file=candidate.name)
    for line_break in root.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    tables = [ListTable(list(_html_rows(table))) for table in root.iter("table")]
    if not any(any(chunk) for table in tables for chunk in table.chunks()):
        raise UserProblem("problem.not_ours", file=candidate.name)
    return tuple(tables)


def spreadsheet_tables(candidate: Candidate) -> tuple[Table, ...]:
    """The sheets of an Excel 2003 XML file. Raises :class:`UserProblem`: cut, damaged, too big."""
    import lxml.etree as etree

    content = _whole(candidate)
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


def _whole(candidate: Candidate) -> bytes:
    file: BinaryIO
    with candidate.open() as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UserProblem("problem.too_big", file=candidate.name)
    return content


def _rows_of(table: Any) -> Iterator[Any]:
    """A table's own rows, not those of tables inside its cells."""
    return (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)


def _html_rows(table: Any) -> Iterator[list[str]]:
    """A cell that spans rows stands for each of them: orders of several lines are written so."""
    waiting: dict[int, tuple[int, str]] = {}  # place → (rows still to come, text)
    for row in _rows_of(table):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _fill(cells, waiting)
            text = "".join(cell.itertext()).strip()
            more = _whole_number(cell.get("rowspan"), 1, _MOST_ROWS) - 1
            if more > 0:
                waiting[len(cells)] = (more, text)
            cells.append(text)
            cells += [""] * (_whole_number(cell.get("colspan"), 1, _MOST_CELLS) - 1)
        _fill(cells, waiting)
        yield cells


def _fill(cells: list[str], waiting: dict[int, tuple[int, str]]) -> None:
    """Puts in what reaches down from the rows above, up to the next free place."""
    while len(cells) in waiting:
        more, text = waiting.pop(len(cells))
        if more > 1:
            waiting[len(cells)] = (more - 1, text)
        cells.append(text)


def _sheet_rows(sheet: Any) -> Iterator[list[str]]:
    line = 0
    for row in sheet.iterchildren(_SHEET_NAMES + "Row"):
        at = _whole_number(row.get(_SHEET_NAMES + "Index"), line + 1, _MOST_ROWS)
        yield from ([] for _ in range(line + 1, at))
        line = max(line + 1, at)
        yield _sheet_row(row)


def _sheet_row(row: Any) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren(_SHEET_NAMES + "Cell"):
        at = _whole_number(cell.get(_SHEET_NAMES + "Index"), len(cells) + 1, _MOST_CELLS)
        cells += [""] * (at - 1 - len(cells))
        data = cell.find(_SHEET_NAMES + "Data")
        cells.append("" if data is None else _told(data.get(_SHEET_NAMES + "Type"), "".join(data.itertext())))
        cells += [""] * _whole_number(cell.get(_SHEET_NAMES + "MergeAcross"), 0, _MOST_CELLS)
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


def _whole_number(text: str | None, otherwise: int, most: int) -> int:
    """A count or place that markup tells; nonsense counts as nothing told."""
    if text is None or not text.isdecimal() or len(text) > len(str(most)):
        return otherwise
    return min(int(text), most)
