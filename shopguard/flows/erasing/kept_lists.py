"""The lists of rejected rows, without the rows that name what is erased."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from shopguard.store.backup_form import REJECTS_FOLDER
from shopguard.store.erasing.numbers import Numbers
from shopguard.store.sealing import open_kept, written_kept
from shopguard.store.store import Connection


def clean_lists(db: Connection, data: Path, numbers: Numbers) -> None:
    """Takes the rows out, in the transaction that erases: nobody writes a list meanwhile. A list without any row left goes.

    Raises ``OSError``, :class:`~shopguard.core.message.CannotOpen`. A list that cannot be read as one is left as it is.
    """
    for path in sorted((data / REJECTS_FOLDER).glob("*.csv")):
        left = _without(data, path, numbers)
        if left is not None:
            _write(data, path, left)
        if left is not None and len(left) < 2:  # the header alone
            remove_list(db, path)
        elif numbers.stand_in(path.stem):
            new = path.with_name(numbers.taken_out(path.stem) + path.suffix)
            path.replace(new)
            db.execute("UPDATE source_file SET rejects_path = ? WHERE rejects_path = ?", (str(new), str(path)))


def remove_list(db: Connection, path: Path) -> None:
    """Removes a whole list. Raises ``OSError``."""
    path.unlink(missing_ok=True)
    db.execute("UPDATE source_file SET rejects_path = NULL WHERE rejects_path = ?", (str(path),))


def lists_before(db: Connection, data: Path, until: int) -> list[Path]:
    """The lists of files that were imported before a moment (unix seconds)."""
    rows = db.execute(
        "SELECT rejects_path FROM source_file WHERE rejects_path IS NOT NULL GROUP BY rejects_path HAVING MAX(imported_at) < ?",
        (until,),
    )
    paths = (Path(row[0]) for row in rows)
    return [path for path in paths if path.parent == data / REJECTS_FOLDER]


def _without(data: Path, path: Path, numbers: Numbers) -> list[list[str]] | None:
    """What stays of a list; None where all of it does."""
    try:
        with io.TextIOWrapper(open_kept(data, path), encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (UnicodeError, csv.Error):
        return None
    left = [row for nth, row in enumerate(rows) if nth == 0 or not any(map(numbers.stand_in, row))]
    return left if len(left) < len(rows) else None


def _write(data: Path, path: Path, rows: Sequence[Sequence[str]]) -> None:
    with written_kept(data, path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        csv.writer(text).writerows(rows)
        text.flush()
        text.detach()
