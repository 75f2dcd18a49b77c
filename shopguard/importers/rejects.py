"""The rejected rows of a file as a CSV that can be mended in a spreadsheet program and imported again."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from shopguard.core.message import Message
from shopguard.importers.columns import LINE_COLUMN, REASON_COLUMN
from shopguard.importers.shaping import Rejected


def write_rejects(
    path: Path, header: Sequence[str], rejected: Iterable[Rejected], say: Callable[[Message], str]
) -> None:
    """Writes the rows as they stood, with their line and the reason behind them.

    Cells are not altered (an id keeps its tab, so that a spreadsheet program leaves it text). The columns of an earlier
    rejects file are replaced. What a row has beyond the header stands behind the reason.
    """
    places = [place for place, name in enumerate(header) if name.strip() not in (LINE_COLUMN, REASON_COLUMN)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(header[place] for place in places), LINE_COLUMN, REASON_COLUMN])
        for row in rejected:
            cells = [row.cells[place] if place < len(row.cells) else "" for place in places]
            writer.writerow([*cells, row.line, say(row.why), *row.cells[len(header) :]])


def read_rejects(path: Path) -> Iterator[tuple[str, str]]:
    """(line, reason) of the rows that :func:`write_rejects` wrote. Raises ``OSError``, ``UnicodeError``, ``csv.Error``, ``ValueError``."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        line, reason = header.index(LINE_COLUMN), header.index(REASON_COLUMN)
        for row in rows:
            if len(row) > reason:
                yield row[line], row[reason]
