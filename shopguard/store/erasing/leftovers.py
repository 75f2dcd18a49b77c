"""What an erasure still has to do outside the rows: originals, lists of rejected rows, a database file that still holds erased bytes.

Kept with the data until it is done, so that a program that was killed in between is followed by one that finishes it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from shopguard.store.automatic_backups import next_number
from shopguard.store.database import connect, database_path
from shopguard.store.engine import sqlite3
from shopguard.store.setting import ERASED_AT, ERASED_UNTIL, erased_until, keep_setting, setting
from shopguard.store.workroom import make_workroom

_ORIGINALS = "erased_originals"
_LISTS = "erased_lists"
_UNSWEPT = "erased_unswept"
_ROOM = ".sweeping-"
_SPARE = 8 * 1024 * 1024  # bytes: for what else is written meanwhile


@dataclass(frozen=True, slots=True)
class UnfinishedLists:
    """Lists of rejected rows (``names`` of their files) that have still rows with any of the ``numbers`` of what is erased."""

    names: set[str]
    numbers: set[str]


def note_erased(db: sqlite3.Connection, data: Path, now: int) -> None:
    """Notes, in the transaction that deletes, when that is (unix seconds) and what is left to do: the originals listed in
    ``erased_original``, the file's bytes.
    """
    hashes = {row[0] for row in db.execute("SELECT sha256 FROM erased_original")}
    keep_setting(db, ERASED_AT, str(now))
    keep_setting(db, _ORIGINALS, json.dumps(sorted(hashes | originals_left(db))))
    number = str(next_number(data, erased_until(db)))  # a backup that is just being made may have it
    keep_setting(db, ERASED_UNTIL, number)
    keep_setting(db, _UNSWEPT, number)


def originals_left(db: sqlite3.Connection) -> set[str]:
    """The hashes of originals that are still to be removed; not those that a case has taken up again since."""
    told = set(json.loads(setting(db, _ORIGINALS) or "[]"))
    return {one for one in told if db.execute("SELECT 1 FROM evidence WHERE sha256 = ?", (one,)).fetchone() is None}


def originals_removed(db: sqlite3.Connection, gone: Set[str]) -> None:
    """These are gone; another program may have noted others meanwhile."""
    keep_setting(db, _ORIGINALS, json.dumps(sorted(originals_left(db) - gone)))


def note_lists(db: sqlite3.Connection, more: UnfinishedLists) -> None:
    """Notes, in the transaction that deletes, lists from which rows are to be taken."""
    noted = unfinished_lists(db)
    kept = {"names": sorted(noted.names | more.names), "numbers": sorted(noted.numbers | more.numbers)}
    keep_setting(db, _LISTS, json.dumps(kept, ensure_ascii=False))


def unfinished_lists(db: sqlite3.Connection) -> UnfinishedLists:
    """The lists from which rows are still to be taken."""
    told = json.loads(setting(db, _LISTS) or "{}")
    return UnfinishedLists(set(told.get("names", ())), set(told.get("numbers", ())))


def lists_finished(db: sqlite3.Connection) -> None:
    """That is done: the numbers go too."""
    keep_setting(db, _LISTS, "")


def is_unswept(db: sqlite3.Connection) -> bool:
    """Whether the database file may still hold bytes of erased rows."""
    return bool(setting(db, _UNSWEPT))


def room_to_sweep(data: Path) -> bool:
    """Whether the disk has room for it: the rebuilt database stands beside the old one for a moment, twice."""
    try:
        return shutil.disk_usage(data).free > 2 * database_path(data).stat().st_size + _SPARE
    except OSError:
        return False


def sweep(data: Path) -> bool:
    """Rebuilds the database file, so that nothing of deleted rows is left in it or beside it.

    Returns False where another program still reads what was there before; then it is to be done again. Raises
    :class:`~shopguard.core.message.CannotOpen`, ``OSError``, ``sqlite3.Error``; then nothing has changed.
    """
    with make_workroom(data, _ROOM) as room, closing(connect(data)) as db:
        erasure = setting(db, _UNSWEPT)
        db.execute("PRAGMA temp_store_directory = '{}'".format(room.replace("'", "''")))
        try:
            db.execute("PRAGMA temp_store = FILE")  # in memory it would take as much as the whole database
            db.execute("VACUUM")
        finally:
            db.execute("PRAGMA temp_store_directory = ''")
        if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] != 0:
            return False
        # not where another program has erased something since
        db.execute("UPDATE setting SET value = '' WHERE name = ? AND value = ?", (_UNSWEPT, erasure))
        if is_unswept(db):
            return False
        keep_setting(
            db, ERASED_UNTIL, str(next_number(data, erased_until(db)))
        )  # whoever copied it before has its bytes too
        return True
