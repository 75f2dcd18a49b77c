"""The rejected rows of a file as a CSV that can be mended in a spreadsheet program and imported again."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Self, TextIO

from shopguard.core.disk_words import disk_words
from shopguard.core.message import Message, UserProblem
from shopguard.core.spreadsheet_text import guarded
from shopguard.importers.columns import LINE_COLUMN, REASON_COLUMN
from shopguard.importers.shaping import Rejected
from shopguard.store.durable import put_in_place
from shopguard.store.folder import make_private_folder
from shopguard.store.sealing import Readable, kept_writer

# In an archive's names anything may stand, also what turns the direction of writing: ``gnp.exe`` seen from behind.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>:"/\\|?*]')
_EXAMPLES = 5
_LONGEST_NAME = 60  # signs: of three bytes each, well within what every system allows


class Rejects:
    """The rejected rows of one file, written out as they come: a million of them would fill the memory.

    Cells are not altered (an id keeps its tab, so that a spreadsheet program leaves it text), but for an apostrophe before a formula,
    which reading takes off again. Line and reason stand behind them, in place of those of an earlier rejects file; and behind
    the reason what a row has beyond the header.

    ``data``: the folder it lies in; the list is sealed where that has a password.
    As a context: what was not put in place by its end is gone, and a list that was there before stays as it was.
    ``number`` of rows so far, the first few ``examples`` (line, reason), and ``keys``: see :class:`Rejected`.
    """

    def __init__(self, data: Path, path: Path, header: Sequence[str], say: Callable[[Message], str]) -> None:
        self.number = 0
        self.examples: tuple[tuple[int, Message], ...] = ()
        self.keys: set[str] = set()
        self._data, self._path = data, path
        self._temporary = path.with_name(f".{path.name}.writing")
        self._header = header
        self._places = [place for place, name in enumerate(header) if name.strip() not in (LINE_COLUMN, REASON_COLUMN)]
        self._say = say
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._file is not None:
            with suppress(OSError):  # what it still holds is not wanted any more
                self._file.close()
            with suppress(OSError):  # the next import of the same file writes over it
                self._temporary.unlink(missing_ok=True)

    def add(self, rejected: Sequence[Rejected]) -> None:
        """Writes more rows. Raises :class:`UserProblem` where the disk does not take them."""
        if not rejected:
            return
        self.number += len(rejected)
        self.examples += tuple((row.line, row.why) for row in rejected[: _EXAMPLES - len(self.examples)])
        self.keys.update(row.key for row in rejected if row.key)
        with self._as_problem():
            if self._file is None:
                self._open()
            self._writer.writerows(map(self._cells, rejected))

    def put_in_place(self) -> Path | None:
        """The file of the rows, None where there are none. Raises :class:`UserProblem` as :meth:`add`."""
        if self._file is None:
            return None
        with self._as_problem():
            self._file.close()  # which flushes it to the disk
            put_in_place(self._temporary, self._path)
        return self._path

    def _open(self) -> None:
        make_private_folder(self._path.parent)
        self._temporary.touch(0o600)
        sealed = kept_writer(self._data, self._temporary)  # where the data has a password
        self._file = io.TextIOWrapper(sealed, encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([*(guarded(self._header[place]) for place in self._places), LINE_COLUMN, REASON_COLUMN])

    def _cells(self, row: Rejected) -> Sequence[str | int]:
        cells = [row.cells[place] if place < len(row.cells) else "" for place in self._places]
        return [*map(guarded, cells), row.line, self._say(row.why), *map(guarded, row.cells[len(self._header) :])]

    @contextmanager
    def _as_problem(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            detail = disk_words(error)
            raise UserProblem("problem.rejects_not_written", path=str(self._path), detail=detail) from error


def rejects_name(path: str, sha256: str) -> str:
    """What the rejects of a file are called: short, and with no sign that a system does not allow in a name."""
    stem = _NOT_IN_NAMES.sub("-", PurePath(path.replace("!", "-")).stem)[:_LONGEST_NAME]
    return f"{sha256[:12]}-{stem}.csv"


def read_rejects(kept: Readable) -> Iterator[tuple[str, str]]:
    """(line, reason) of the rows that :class:`Rejects` wrote. Raises ``OSError``, ``UnicodeError``, ``csv.Error``, ``ValueError``."""
    with io.TextIOWrapper(kept.open("rb"), encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        line, reason = header.index(LINE_COLUMN), header.index(REASON_COLUMN)
        for row in rows:
            if len(row) > reason:
                yield row[line], row[reason]
