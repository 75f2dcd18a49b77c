"""HTML pages of back offices that call themselves .xls, read with pandas. Every cell stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate
from typing import Any

from shopguard.core.html_tags import has_endless_tag
from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate
from shopguard.importers.encodings import detect_encoding
from shopguard.importers.markup import BEFORE_MARKUP, MOST_ROWS, whole, whole_number
from shopguard.importers.tables import FIELD_LIMIT, ListTable, Table

_HTML = re.compile(
    BEFORE_MARKUP + rb"<(?:!doctype html|html|head|meta|table|div|style|body)", re.IGNORECASE | re.DOTALL
)
_MOST_JOINED = 1_000  # columns that one cell may take; what is more is no table
_MOST_TABLES = 5_000  # of a page
_MOST_PLACES = 10_000_000  # of a page's tables, filled up to their widest rows
_LINE_BREAK = "\ufdd0"  # stands for one while pandas folds white space; no character, so no text holds it

_Cell = tuple[str, int]
"""Its text, and how many rows it stands in."""


def is_html(head: bytes) -> bool:
    """Whether a file begins like an HTML page with a table."""
    return _HTML.match(head) is not None


def html_tables(candidate: Candidate, head: bytes) -> tuple[Table, ...]:
    """The tables of a page. Raises :class:`UserProblem`: none, cut, damaged, too big."""
    tables = _read(_tidied(candidate, _page(candidate, head)))
    if not any(any(chunk) for table in tables for chunk in table.chunks()):
        raise UserProblem("problem.not_ours", file=candidate.name)
    return tables


def _page(candidate: Candidate, head: bytes) -> str:
    page = whole(candidate).decode(detect_encoding(candidate, head))
    lower = page.lower()
    if "<tr" in lower and lower.rfind("</table") < lower.rfind("<tr"):
        raise UserProblem("problem.cut", file=candidate.name)
    return page


def _read(page: str) -> tuple[Table, ...]:
    """The tables of a tidied page that hold any text."""
    import pandas as pd  # takes half a second, and few files need it

    try:
        # With extract_links="all" each cell is (text, link), which keeps pandas from reading ids as numbers.
        frames = pd.read_html(
            io.StringIO(page),
            flavor="lxml",
            encoding="utf-8",
            keep_default_na=False,
            na_values=[],
            thousands=None,
            displayed_only=False,
            extract_links="all",
        )
    except ValueError:  # no table
        return ()
    return tuple(ListTable([_texts(row) for row in frame.itertuples(index=False, name=None)]) for frame in frames)


def _texts(row: Sequence[tuple[str, str | None]]) -> list[str]:
    return [text.replace(_LINE_BREAK, "\n").strip() for text, _ in row]


def _tidied(candidate: Candidate, page: str) -> str:
    """The page's tables one after the other, flat, with plain cells, and with spans that a program can follow.

    pandas takes a page at its word: a cell over 99999999999 columns, rows that reach beyond the last one, a table within a
    cell told twice, header cells made column names (doubles renamed). And its parser ends without a word where a page is
    nested too deeply.
    """
    tables: list[str] = []
    places = 0
    for rows in _tables_from_behind(candidate, _root(candidate, page)):
        widths = _widths(rows)
        width = max(widths, default=0)
        places += width * len(rows)
        if places > _MOST_PLACES or len(tables) == _MOST_TABLES:
            raise UserProblem("problem.too_big", file=candidate.name)
        lines = (_line(row, width - filled) for row, filled in zip(rows, widths, strict=True))
        tables.append(f"<table>{''.join(lines)}</table>")
    return f"<html><body>{''.join(reversed(tables))}</body></html>"


def _root(candidate: Candidate, page: str) -> Any:
    import lxml.etree as etree

    if has_endless_tag(page):
        raise UserProblem("problem.damaged_workbook", file=candidate.name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(page.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError):
        raise UserProblem("problem.not_ours", file=candidate.name) from None
    if root is None:  # nothing but comments
        raise UserProblem("problem.not_ours", file=candidate.name)
    if parser.error_log.filter_from_fatals():  # it gave up: what follows is not in the tree
        raise UserProblem("problem.damaged_workbook", file=candidate.name)
    etree.strip_elements(root, "script", "style", with_tail=False)
    for line_break in root.iter("br"):
        line_break.tail = _LINE_BREAK + (line_break.tail or "")
    return root


def _tables_from_behind(candidate: Candidate, root: Any) -> Iterator[list[list[_Cell]]]:
    """The rows of each table, the last one first: what stands within a cell is taken out of it before that is read.

    A table within a cell is a table of its own; and the rows below a mark that is never closed stand within it.
    """
    taken = 0
    for table in reversed(list(root.iter("table"))):
        rows: list[list[_Cell]] = []
        for below, row in enumerate(reversed(list(table.iter("tr")))):
            rows.append(_cells(row, below + 1))
            row.clear(keep_tail=True)
            taken += len(rows[-1])
            if taken > _MOST_PLACES:
                raise UserProblem("problem.too_big", file=candidate.name)
            if any(len(text) > FIELD_LIMIT for text, _ in rows[-1]):
                raise UserProblem("problem.endless_cell", file=candidate.name)
        yield rows[::-1]
        table.clear(keep_tail=True)


def _cells(row: Any, left: int) -> list[_Cell]:
    """A cell over several columns is followed by empty ones. ``left``: the rows from this one to the table's last."""
    cells: list[_Cell] = []
    joined: list[_Cell] = []  # needs no place at the end of the row
    for cell in row.iterchildren("td", "th"):
        cells += joined
        down = min(max(1, whole_number(cell.get("rowspan"), 1, MOST_ROWS)), left)
        across = whole_number(cell.get("colspan"), 1, _MOST_JOINED)
        cells.append(("".join(cell.itertext()).strip(), down))
        joined = [("", down)] * (across - 1)
    return cells


def _widths(rows: Sequence[Sequence[_Cell]]) -> list[int]:
    """How many places of each row are taken, by its own cells and by those that reach down into it."""
    change = [0] * (len(rows) + 1)
    for place, row in enumerate(rows):
        for _, down in row:
            change[place] += 1
            change[place + down] -= 1
    return list(accumulate(change[:-1]))


def _line(row: Sequence[_Cell], free: int) -> str:
    """A row as wide as all others: where one is short, pandas puts what reaches down into it too far to the left."""
    cells = (
        f'<td rowspan="{down}">{escape(text, quote=False)}</td>'
        if down > 1
        else f"<td>{escape(text, quote=False)}</td>"
        for text, down in row
    )
    return f"<tr>{''.join(cells)}{'<td></td>' * free}</tr>"
