"""How far the sheets of an XLSX reach. A single cell in the furthest corner would cost the reader hundreds of gigabytes.

calamine lays a sheet out as one rectangle from its first to its last cell, and a failed allocation ends the program.
Sheets of ordinary size are looked through cell by cell. Big ones cannot be (a second of work for each ten seconds of
reading): there the extent that the writing program noted counts.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from typing import IO

_CHUNK = 1 << 20
_OVERLAP = 4096  # longer than any reference
_LOOKED_THROUGH = 32 << 20
_MOST_CELLS = 60_000_000  # 32 bytes each, once more while it reads
_MORE, _SEVEN_BITS, _SIZE_BITS = 0x80, 0x7F, 21
_ROW, _CELLS = 0, range(1, 12)
_IS = rb"\br\s{0,999}=\s{0,999}[\"']"
_HIDDEN = (
    rb"\br\s{1000}|\br\s{0,999}=\s{1000}|" + _IS + rb"[A-Za-z]{0,9}0{1000}"
)  # only who hides a cell's place writes so
_REFERENCE = re.compile(_IS + rb"([A-Za-z]{0,9})0{0,999}(\d{1,15})[\"']|" + _HIDDEN)
_BEYOND = 10**9
_NOTED = re.compile(rb'<(?:\w+:)?dimension\s[^>]*?ref\s*=\s*["\'](?:[A-Z$]+\d+:)?([A-Z]{1,3})(\d{1,7})["\']')


def reaches_too_far(package: zipfile.ZipFile) -> bool:
    """Whether a sheet's rectangle would be too big to hold. Raises what zipfile raises for a broken package."""
    return any(_is_too_far(package, info) for info in package.infolist() if _may_be_sheet(info.filename))


def _may_be_sheet(name: str) -> bool:
    if name.endswith(".bin"):
        return name.startswith("xl/worksheets/")
    return name.endswith(".xml") and name.startswith("xl/") and not name.endswith(("sharedStrings.xml", "styles.xml"))


def _is_too_far(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    with package.open(info) as part:
        if info.filename.endswith(".bin"):
            return _area(_binary_references(part)) > _MOST_CELLS
        if info.file_size > _LOOKED_THROUGH:
            noted = _NOTED.search(part.read(_CHUNK // 16))
            return noted is not None and _column(noted[1]) * int(noted[2]) > _MOST_CELLS
        return _area(_references(part)) > _MOST_CELLS


def _area(references: Iterable[tuple[int, int]]) -> int:
    columns, rows = 1, 1
    for column, row in references:
        columns, rows = max(columns, column), max(rows, row)
    return columns * rows


def _references(part: IO[bytes]) -> Iterator[tuple[int, int]]:
    rest, column = b"", cache(_column)
    while chunk := part.read(_CHUNK):
        for letters, row in _REFERENCE.findall(rest + chunk):
            yield column(letters), int(row or _BEYOND)
        rest = chunk[-_OVERLAP:]


def _binary_references(part: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Of an .xlsb sheet: rows and cells begin with their number."""
    for kind, content in binary_records(part):
        number = int.from_bytes(content[:4], "little") + 1
        if kind == _ROW:
            yield 1, number
        elif kind in _CELLS:
            yield number, 1


def binary_records(part: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The records of a part of an .xlsb: type (seven bits a byte) and content."""
    while first := part.read(1):
        kind = first[0] & _SEVEN_BITS
        if first[0] >= _MORE:
            kind |= ((part.read(1) or b"\0")[0] & _SEVEN_BITS) << 7
        size = shift = 0
        while byte := part.read(1):
            size |= (byte[0] & _SEVEN_BITS) << shift
            shift += 7
            if byte[0] < _MORE or shift > _SIZE_BITS:
                break
        yield kind, part.read(size)


def _column(letters: bytes) -> int:
    """``A`` → 1, ``XFD`` → 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
