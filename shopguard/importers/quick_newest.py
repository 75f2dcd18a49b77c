"""The newest moment of a big text file, found in one look at its bytes. It is a guess until the rows have been read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from shopguard.core.beijing import day_of, plain
from shopguard.importers.columns import Found
from shopguard.importers.tables import Table, TextTable
from shopguard.importers.values import moment


class WrongGuess(Exception):  # noqa: N818 - no error: the file is opened again, and looked through
    """The rows tell of another newest moment than the bytes did."""


_AT_ONCE = 1 << 20
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")  # digits, commas and line breaks stand for themselves
_FARTHEST_BACK = 40  # days
_NOWHERE = -1  # no column


def quick_newest(tables: Sequence[Table], found: Sequence[Found], now: int) -> int | None:
    """The newest time not after ``now`` that is written in full in a column of things that have happened; None: not found.

    Times written otherwise, and lines that are parts of a record, are not understood: whoever reads the rows knows better.
    """
    table = tables[0]
    if len(tables) > 1 or not isinstance(table, TextTable) or table.text.encoding not in _ENCODINGS:
        return None
    happened = frozenset(column.place for column in found if column.column.happened)
    look = _Look(happened, table.text.delimiter, table.text.quote, plain(now).encode())
    for days in _last_days(now):
        pattern = re.compile(b"(?:%s) [0-2][0-9]:[0-5][0-9]:[0-5][0-9]" % b"|".join(days))
        for block in table.blocks(_AT_ONCE):
            look.at_block(block, pattern)
        if look.newest:
            return moment(look.newest.decode())
    return None


def _last_days(now: int) -> Iterator[list[bytes]]:
    """The days up to now, the last few first: most files are young."""
    last = day_of(now)
    for first, beyond in ((0, 4), (4, _FARTHEST_BACK)):
        yield [(last - timedelta(days=back)).isoformat().encode() for back in range(first, beyond)]


class _Look:
    """Goes through the bytes and keeps the newest time of a wanted column."""

    def __init__(self, happened: frozenset[int], delimiter: str, quote: str, until: bytes) -> None:
        self.newest = b""
        self._happened = happened
        self._delimiter = delimiter.encode()
        self._quote = quote.encode()
        self._until = until

    def at_block(self, block: bytes, pattern: re.Pattern[bytes]) -> None:
        """``block``: whole lines."""
        for told in pattern.finditer(block):
            if self.newest < told[0] <= self._until and self._place(block, told.start()) in self._happened:
                self.newest = told[0]

    def _place(self, block: bytes, at: int) -> int:
        """In which column of its line the byte stands."""
        before = block[block.rfind(b"\n", 0, at) + 1 : at]
        if self._quote not in before:
            return before.count(self._delimiter)
        text = before.decode("latin-1")
        reader = csv.reader([text], delimiter=self._delimiter.decode(), quotechar=self._quote.decode())
        try:
            return len(next(reader)) - 1
        except csv.Error:  # a bare carriage return ends a line too
            return _NOWHERE
