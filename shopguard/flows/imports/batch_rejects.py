"""The rows of an import that were not taken, read from the lists in which they are kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from shopguard.importers.rejects import read_rejects
from shopguard.store.sealing import KeptFile
from shopguard.store.store import Row

REJECTS = 200  # rows shown at once


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken: the file it stood in, its line, the reason as it was said."""

    path: str
    line: str
    why: str


def rejected_rows(data: Path, files: Sequence[Row]) -> tuple[list[RejectedRow], bool]:
    """The rejected rows of the files, one more than are shown, and whether some list of them is gone."""
    found: list[RejectedRow] = []
    lost = False
    for file in files:
        if not file["rejects_path"]:
            continue
        try:
            found += islice(_rows_of(data, file), REJECTS + 1)
        except (OSError, UnicodeError, ValueError, csv.Error):
            lost = True
    return found, lost


def _rows_of(data: Path, file: Row) -> Iterator[RejectedRow]:
    return (
        RejectedRow(file["path"], line, why) for line, why in read_rejects(KeptFile(data, Path(file["rejects_path"])))
    )
