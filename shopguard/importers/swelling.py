"""Workbooks whose cells hold far more text than their file: a spreadsheet writes a text once and lets any number of cells point at it.

The reader gives each cell a copy of its own, and a failed allocation ends the program: a few kilobytes would be enough for that.
"""

from __future__ import annotations

import re
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from typing import IO

from shopguard.importers.sheet_extent import binary_records

_MOST_TEXT = 1 << 30  # bytes, of all cells together
_SMALLEST_CELL = 12  # bytes in the file
_CHUNK = 1 << 20
_OVERLAP = 256  # longer than any mark that is looked for
_LONGEST_COUNT = 9
_COUNT = re.compile(rb'ount\s*=\s*["\']([^"\']{0,64})')
_PREFIX = rb"(?:[^\s<>/!?][^\s<>/]{0,99}:)?"  # of an element's name; the reader does not look at it
_LONG_NAME = rb"<[^\s<>/!?][^\s<>/]{99}"  # no spreadsheet writes such: it may be anything
_STRING = re.compile(rb"<" + _PREFIX + rb"(si)[\s/>]|<[!?]|" + _LONG_NAME)
_VALUE = re.compile(rb"<" + _PREFIX + rb"v(?:>([^<]{0,80})(<?)|\s)|" + _LONG_NAME)
_ITEM, _BEGIN, _POINTING = (
    19,
    159,
    7,
)  # records of an .xlsb: a text, the beginning of all texts, a cell that points at one


def swells(package: zipfile.ZipFile) -> bool:
    """Whether the texts of all cells would be too big to hold. Raises what zipfile raises for a broken package."""
    named = [(info.filename.lower(), info) for info in package.infolist()]  # a name may be there twice
    sheets = [info for name, info in named if name.startswith("xl/") and name not in _READERS]
    return any(
        _READERS[name](package, info).are_too_many_in(package, sheets) for name, info in named if name in _READERS
    )


class _Texts:
    """The texts that cells point at: how long each is. ``sure``: nothing else may have been taken for the beginning of one.
    ``lies``: about their number.
    """

    def __init__(self, package: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self._size = info.file_size
        self.lengths = array("Q")
        self.sure = True
        self.lies = False
        with package.open(info) as part:
            self._measure(part, info.file_size)

    def are_too_many_in(self, package: zipfile.ZipFile, sheets: Sequence[zipfile.ZipInfo]) -> bool:
        """The cells are counted one by one only where there may be that many."""
        if self.lies:
            return True
        longest = max(self.lengths, default=0) if self.sure else self._size
        if longest * (sum(info.file_size for info in sheets) // _SMALLEST_CELL) <= _MOST_TEXT:
            return False
        held = 0
        for info in sheets:
            with package.open(info) as part:
                for place in self._pointed_at(part):
                    held += longest if place is None or not self.sure else self._length(place)
                    if held > _MOST_TEXT:
                        return True
        return False

    def _length(self, place: int) -> int:
        return self.lengths[place] if place < len(self.lengths) else 0

    def _measure(self, part: IO[bytes], size: int) -> None:
        began: int | None = None
        for at, chunk in _overlapping(part):
            head = len(chunk) if began is None or not self.sure else 0  # where the number of texts may be told
            for found in _STRING.finditer(chunk):
                start = at + found.start()
                if found[1] is None:
                    self.sure &= found[0] == b"<?" and start == 0
                elif began is None or start > began:
                    if began is not None:
                        self.lengths.append(start - began)
                    elif self.sure:
                        head = found.start()
                    began = start
            self.lies |= any(_is_too_many(told, size) for told in _COUNT.findall(chunk[:head]))
        if began is not None:
            self.lengths.append(size - began)

    def _pointed_at(self, part: IO[bytes]) -> Iterator[int | None]:
        """The place of each text that a cell points at; None where that is hidden. Numbers count too: they look the same."""
        seen = -1
        for at, chunk in _overlapping(part):
            for found in _VALUE.finditer(chunk):
                is_cut = found[2] == b"" and found.end() == len(chunk)  # the next chunk has it whole
                if is_cut or at + found.start() <= seen:
                    continue
                seen = at + found.start()
                told = (found[1] or b"").strip().removeprefix(b"+")
                if told.isdigit() and found[2]:
                    yield int(told)
                elif not told or told.isdigit() or b"&" in told:
                    yield None


class _BinaryTexts(_Texts):
    """The same of an .xlsb."""

    def _measure(self, part: IO[bytes], size: int) -> None:
        for kind, content in binary_records(part):
            if kind == _ITEM:
                self.lengths.append(len(content))
            elif kind == _BEGIN:
                self.lies |= max(int.from_bytes(content[at : at + 4], "little") for at in (0, 4)) > size

    def _pointed_at(self, part: IO[bytes]) -> Iterator[int | None]:
        for kind, content in binary_records(part):
            if kind == _POINTING:
                yield int.from_bytes(content[8:12], "little")


_READERS = {"xl/sharedstrings.xml": _Texts, "xl/sharedstrings.bin": _BinaryTexts}


def _is_too_many(told: bytes, size: int) -> bool:
    """The reader makes room for as many texts as are announced; each takes some bytes of the file."""
    return len(told) > _LONGEST_COUNT or not told.strip().isdigit() or int(told) > size


def _overlapping(part: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The part's bytes with the place of the first of them; each chunk begins with the end of the one before."""
    at, rest = 0, b""
    while chunk := part.read(_CHUNK):
        yield at - len(rest), rest + chunk
        at += len(chunk)
        rest = chunk[-_OVERLAP:]
