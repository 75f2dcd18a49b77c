"""Opens a candidate by what it is, not by what it is called."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shopguard.core.message import UserProblem
from shopguard.importers.answer_tables import answer_tables, is_json
from shopguard.importers.candidates import BROKEN_ARCHIVE, Candidate
from shopguard.importers.disk_problems import disk_problem
from shopguard.importers.encodings import detect_encoding, is_utf16, last_character
from shopguard.importers.markup import is_spreadsheet_xml, spreadsheet_tables
from shopguard.importers.old_workbooks import old_tables
from shopguard.importers.pages import html_tables, is_html
from shopguard.importers.parcel_tables import parcel_tables
from shopguard.importers.rejected_again import as_it_was
from shopguard.importers.tables import Table, TextForm, TextTable, first_rows
from shopguard.importers.workbooks import open_workbook

_CHUNK = 1 << 20
_TAIL = 16  # even: whole characters of UTF-16
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|BM|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)|II\*\x00|MM\x00\*", re.DOTALL
)
_PDF = b"%PDF-"
_OTHER_ARCHIVE = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\x00|\x28\xb5\x2f\xfd")
_MOST_COLUMNS = 1_000  # the widest real export has 75
_FIRST_ROWS = 10
_SAMPLE = 4000  # bytes
_DELIMITERS = (",", "\t", ";", "|")

HasHeader = Callable[[Sequence[Sequence[str]]], bool]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's digest and its tables (several sheets are several tables).

    ``stamp``: of the candidate, before it was read. Another one at the end: somebody was writing all the while.
    """

    sha256: str
    tables: tuple[Table, ...]
    stamp: object = None


@dataclass(frozen=True, slots=True)
class _Content:
    """What one pass over the bytes tells: digest, beginning, last bytes."""

    sha256: str
    head: bytes
    tail: bytes


def open_tables(candidate: Candidate, has_header: HasHeader) -> Opened:
    """Raises :class:`UserProblem` when nothing can be read; ``has_header`` chooses the delimiter of a text file."""
    if candidate.problem is not None:
        raise candidate.problem
    try:
        stamp = candidate.stamp()
        content = _pass_over(candidate)
        tables = _tables(candidate, content, has_header)
        if any(_is_too_wide(table) for table in tables):
            raise UserProblem("problem.too_many_columns", file=candidate.name, most=_MOST_COLUMNS)
        check_unchanged(candidate, stamp)
    except BROKEN_ARCHIVE:
        raise UserProblem("problem.cut", file=candidate.name) from None
    except OSError as error:
        raise disk_problem(error, candidate.name) from None
    except MemoryError:
        raise UserProblem("problem.too_big", file=candidate.name) from None
    return Opened(content.sha256, tuple(map(as_it_was, tables)), stamp)


def check_unchanged(candidate: Candidate, stamp: object) -> None:
    """Raises :class:`UserProblem` when the file was written to since ``stamp`` was taken, and OSError."""
    if stamp is not None and candidate.stamp() != stamp:
        raise UserProblem("problem.changing", file=candidate.name)


def _pass_over(candidate: Candidate) -> _Content:
    digest, head, tail = hashlib.sha256(), b"", b""
    with candidate.open() as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            head = head or chunk
            tail = (tail + chunk)[-_TAIL:]
    return _Content(digest.hexdigest(), head, tail)


def _tables(candidate: Candidate, content: _Content, has_header: HasHeader) -> tuple[Table, ...]:
    head = content.head
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        code = "problem.zero_bytes" if head.count(0) > len(head) // 2 else "problem.empty_file"
        raise UserProblem(code, file=candidate.name)
    if head.startswith(_PDF):
        raise UserProblem("problem.pdf", file=candidate.name)
    if head.startswith(_ZIP):
        return open_workbook(candidate)
    if head.startswith(_OLD_OFFICE):
        return old_tables(candidate)
    if is_spreadsheet_xml(head):
        return spreadsheet_tables(candidate)
    if is_html(head):
        return html_tables(candidate, head)
    if is_json(head):
        return parcel_tables(candidate, head) or answer_tables(candidate, head)
    return _text(candidate, content, has_header)


def _is_too_wide(table: Table) -> bool:
    """Columns that hold something at the top of the sheet; empty ones to the right do not count."""
    rows = _first_rows_or_none(table)
    return any(sum(1 for cell in row if cell) > _MOST_COLUMNS for row in rows)


def _text(candidate: Candidate, content: _Content, has_header: HasHeader) -> tuple[Table, ...]:
    head = content.head
    if not is_utf16(head) and _is_binary(head):
        raise UserProblem(_what_binary(head), file=candidate.name)
    encoding = detect_encoding(candidate, head, lines=True)
    end = last_character(head, content.tail, encoding)
    tables = [TextTable(candidate, TextForm(encoding, delimiter, end)) for delimiter in _DELIMITERS]
    for table in tables:
        rows = _first_rows_or_none(table)
        if has_header(rows):
            return (TextTable(candidate, replace(table.text, quote="'")) if _in_single_quotes(rows) else table,)
    return (tables[0],)


def _in_single_quotes(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row of several cells, so the header, stands in single quotes all through."""
    return any(
        len(row) > 1 and all(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in map(str.strip, row))
        for row in rows
    )


def _what_binary(head: bytes) -> str:
    if _PICTURE.match(head):
        return "problem.picture"
    if _OTHER_ARCHIVE.match(head):
        return "problem.other_archive"
    return "problem.not_ours" if _has_controls(head) else "problem.zero_bytes"


def _first_rows_or_none(table: Table) -> list[Sequence[str]]:
    try:
        return first_rows(table, _FIRST_ROWS)
    except UserProblem:
        return []  # told when the chosen table is read


def _is_binary(head: bytes) -> bool:
    """Bytes that no text holds. UTF-16 holds zeros, but then in every second place only."""
    sample = head[:_SAMPLE]
    zeros = min(sample[::2].count(0), sample[1::2].count(0))
    return zeros > len(sample) // 100 or _has_controls(head)


def _has_controls(head: bytes) -> bool:
    sample = head[:_SAMPLE]
    return sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27))) > len(sample) // 100
