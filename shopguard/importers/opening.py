"""Opens a candidate by what it is, not by what it is called."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import BROKEN_ARCHIVE, Candidate, is_workbook
from shopguard.importers.encodings import detect_encoding, last_character
from shopguard.importers.tables import ListTable, SheetTable, Table, TextForm, TextTable, first_rows

_CHUNK = 1 << 20
_TAIL = 16  # even: whole characters of UTF-16
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_DOCUMENTS = ("WordDocument".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le"))
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|BM|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)|II\*\x00|MM\x00\*", re.DOTALL
)
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|div|style|body)", re.IGNORECASE)
_HEADER_TAG = re.compile(r"(</?)(th|thead)(?=[\s/>])", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_TRACK_ANSWER = re.compile(rb'"(?:LogisticCode|Traces|ShipperCode|ischeck|lastResult|nu)"\s*:')
_MOST_UNPACKED = 2 << 30
_DELIMITERS = (",", "\t", ";")

HasHeader = Callable[[Sequence[Sequence[str]]], bool]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's digest and its tables (several sheets are several tables)."""

    sha256: str
    tables: tuple[Table, ...]


def open_tables(candidate: Candidate, has_header: HasHeader) -> Opened:
    """Raises :class:`UserProblem` when nothing can be read; ``has_header`` chooses the delimiter of a text file."""
    if candidate.problem is not None:
        raise candidate.problem
    try:
        sha256, head, tail = _digest(candidate)
        return Opened(sha256, _tables(candidate, head, tail, has_header))
    except BROKEN_ARCHIVE:
        raise UserProblem("problem.cut", file=candidate.name) from None
    except OSError:
        raise UserProblem("problem.unreadable", file=candidate.name) from None


def _digest(candidate: Candidate) -> tuple[str, bytes, bytes]:
    """The digest, the beginning and the last bytes of a file."""
    digest, head, tail = hashlib.sha256(), b"", b""
    with candidate.open() as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            head = head or chunk
            tail = (tail + chunk)[-_TAIL:]
    return digest.hexdigest(), head, tail


def _tables(candidate: Candidate, head: bytes, tail: bytes, has_header: HasHeader) -> tuple[Table, ...]:
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UserProblem("problem.empty_file", file=candidate.name)
    if head.startswith((_ZIP, _OLD_OFFICE)):
        return _workbook(candidate, old=head.startswith(_OLD_OFFICE))
    if _HTML.match(head):
        return _html(candidate, head)
    if _JSON.match(head):
        answer = _TRACK_ANSWER.search(head) is not None
        raise UserProblem("problem.json_not_read" if answer else "problem.not_ours", file=candidate.name)
    return _text(candidate, head, tail, has_header)


def _text(candidate: Candidate, head: bytes, tail: bytes, has_header: HasHeader) -> tuple[Table, ...]:
    if head[:2] not in (b"\xff\xfe", b"\xfe\xff") and _is_binary(head):
        raise UserProblem("problem.picture" if _PICTURE.match(head) else "problem.not_ours", file=candidate.name)
    encoding = detect_encoding(candidate, head)
    end = last_character(head, tail, encoding)
    tables = [TextTable(candidate, TextForm(encoding, delimiter, end)) for delimiter in _DELIMITERS]
    for table in tables:
        if has_header(_first_rows_or_none(table)):
            return (table,)
    return (tables[0],)


def _first_rows_or_none(table: Table) -> list[Sequence[str]]:
    try:
        return first_rows(table, 10)
    except UserProblem:
        return []  # told when the chosen table is read


def _is_binary(head: bytes) -> bool:
    """Bytes that no text holds. UTF-16 holds zeros, but then in every second place only."""
    sample = head[:4000]
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27)))
    if controls > len(sample) // 100:
        return True
    return 0 in sample and min(sample[::2].count(0), sample[1::2].count(0)) > len(sample) // 100


def _workbook(candidate: Candidate, *, old: bool) -> tuple[Table, ...]:
    import python_calamine

    with candidate.open() as file:
        content = file.read()
    if old and _ENCRYPTED in content:
        raise UserProblem("problem.password", file=candidate.name)
    if old and any(name in content for name in _OLD_DOCUMENTS):
        raise UserProblem("problem.other_document", file=candidate.name)
    if not old:
        _check_package(candidate, content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            SheetTable(book.get_sheet_by_name(sheet.name)) for sheet in book.sheets_metadata if _holds_cells(sheet)
        )
    except python_calamine.PasswordError:
        raise UserProblem("problem.password", file=candidate.name) from None
    except (python_calamine.CalamineError, ValueError):
        raise UserProblem("problem.damaged_workbook", file=candidate.name) from None


def _holds_cells(sheet: object) -> bool:
    return str(getattr(sheet, "typ", "")).endswith("WorkSheet")


def _check_package(candidate: Candidate, content: bytes) -> None:
    """Cut, too big unpacked, or no workbook at all."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        infos = package.infolist()
    if not is_workbook([info.filename for info in infos]):
        raise UserProblem("problem.other_document", file=candidate.name)
    if sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise UserProblem("problem.too_big", file=candidate.name)


def _html(candidate: Candidate, head: bytes) -> tuple[Table, ...]:
    """An HTML page posing as a workbook. Every cell stays text."""
    import pandas as pd  # takes half a second, and few files need it

    encoding = detect_encoding(candidate, head)
    with candidate.open() as file:
        page = file.read().decode(encoding)
    # As header cells the names would become pandas' column names, where doubles are renamed.
    plain = _HEADER_TAG.sub(lambda tag: tag[1] + ("td" if tag[2].lower() == "th" else "tbody"), page)
    try:
        # With extract_links="all" each cell is (text, link), which keeps pandas from reading ids as numbers.
        frames = pd.read_html(
            io.StringIO(plain),
            flavor="lxml",
            encoding="utf-8",
            keep_default_na=False,
            na_values=[],
            extract_links="all",
        )
    except ValueError:
        raise UserProblem("problem.not_ours", file=candidate.name) from None
    return tuple(ListTable([_texts(row) for row in frame.itertuples(index=False, name=None)]) for frame in frames)


def _texts(row: Sequence[tuple[str, str | None] | str]) -> list[str]:
    """A cell that a short row lacks is a bare empty text."""
    return [cell if isinstance(cell, str) else cell[0] for cell in row]
