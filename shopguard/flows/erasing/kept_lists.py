"""The lists of rejected rows, without the rows that name what is erased."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from shopguard.store.backup_form import REJECTS_FOLDER
from shopguard.store.durable import flush_folder, put_in_place
from shopguard.store.erasing.leftovers import UnfinishedLists, note_lists
from shopguard.store.erasing.numbers import Numbers
from shopguard.store.sealing import BrokenSeal, open_kept, written_kept
from shopguard.store.store import Connection


def find_lists(db: Connection, data: Path, numbers: Numbers) -> None:
    """Notes the lists that name any of the numbers, in the transaction that erases: nobody writes a list meanwhile.

    They are rewritten once that is kept: a program that is killed before loses no row of orders that stay. Raises ``OSError``,
    :class:`~shopguard.core.message.CannotOpen`. A list that cannot be read as one is left as it is.
    """
    for path in sorted((data / REJECTS_FOLDER).glob("*.csv")):
        found = numbers.found_in(path.stem).union(*map(numbers.found_in, _cells(_rows(data, path)[1:])))
        if found:
            note_lists(db, UnfinishedLists({path.name}, found))


def clean_lists(db: Connection, data: Path, unfinished: UnfinishedLists) -> None:
    """Takes the rows out, in a transaction; also of what was half done before. A list without any row left goes. Raises likewise."""
    numbers = Numbers(unfinished.numbers)
    for name in sorted(unfinished.names):
        path = data / REJECTS_FOLDER / name
        new = path.with_name(numbers.taken_out(path.stem) + path.suffix)
        if new != path and path.exists():
            put_in_place(path, new)
        if new.exists():
            _clean(data, new, numbers)
        _move(db, name, new if new.exists() else None)


def remove_list(db: Connection, path: Path) -> None:
    """Removes a whole list. Raises ``OSError``."""
    path.unlink(missing_ok=True)
    _move(db, path.name, None)


def lists_before(db: Connection, data: Path, until: int) -> list[Path]:
    """The lists of files that were imported before a moment (unix seconds)."""
    rows = db.execute(
        "SELECT rejects_path FROM source_file WHERE rejects_path IS NOT NULL GROUP BY rejects_path HAVING MAX(imported_at) < ?",
        (until,),
    )
    paths = (Path(row[0]) for row in rows)
    return [path for path in paths if path.parent == data / REJECTS_FOLDER]


def _move(db: Connection, name: str, new: Path | None) -> None:
    """The list of that name is now another one, or gone."""
    rows = db.execute("SELECT id, rejects_path FROM source_file WHERE rejects_path IS NOT NULL").fetchall()
    told = None if new is None else str(new)
    db.executemany(
        "UPDATE source_file SET rejects_path = ? WHERE id = ?",
        [(told, row[0]) for row in rows if Path(row[1]).name == name],
    )


def _clean(data: Path, path: Path, numbers: Numbers) -> None:
    rows = _rows(data, path)
    left = [row for nth, row in enumerate(rows) if nth == 0 or not any(map(numbers.stand_in, row))]
    if len(left) < 2 <= len(rows):  # the header alone
        path.unlink()
        flush_folder(path.parent)
    elif len(left) < len(rows):
        _write(data, path, left)


def _rows(data: Path, path: Path) -> list[list[str]]:
    """The header and the rows of a list; none of one that cannot be read as one."""
    try:
        with io.TextIOWrapper(open_kept(data, path), encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    except (UnicodeError, csv.Error, BrokenSeal):
        return []


def _cells(rows: Iterable[Sequence[str]]) -> Iterable[str]:
    return (cell for row in rows for cell in row)


def _write(data: Path, path: Path, rows: Sequence[Sequence[str]]) -> None:
    with written_kept(data, path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        csv.writer(text).writerows(rows)
        text.flush()
        text.detach()
