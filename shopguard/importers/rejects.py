"""The rejected rows of a file as a CSV that can be mended in a spreadsheet program and imported again."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from shopguard.core.message import Message
from shopguard.importers.columns import LINE_COLUMN, REASON_COLUMN
from shopguard.importers.shaping import Rejected

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\ud800-\udfff<>:"/\\|?*]')  # in an archive's names anything may stand
_LONGEST_NAME = 60  # signs: of three bytes each, well within what every system allows


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


def rejects_name(path: str, sha256: str) -> str:
    """What the rejects of a file are called: short, and with no sign that a system does not allow in a name."""
    stem = _NOT_IN_NAMES.sub("-", PurePath(path.replace("!", "-")).stem)[:_LONGEST_NAME]
    return f"{sha256[:12]}-{stem}.csv"


def read_rejects(path: Path) -> Iterator[tuple[str, str]]:
    """(line, reason) of the rows that :func:`write_rejects` wrote. Raises ``OSError``, ``UnicodeError``, ``csv.Error``, ``ValueError``."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        line, reason = header.index(LINE_COLUMN), header.index(REASON_COLUMN)
        for row in rows:
            if len(row) > reason:
                yield row[line], row[reason]
