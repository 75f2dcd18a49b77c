"""What follows once the rows are erased: files cleared, the database file rebuilt; also for a program that was killed meanwhile."""

from __future__ import annotations

import contextlib
import shutil
import stat
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.flows.erasing.kept_lists import clean_lists
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.durable import flush_folder
from shopguard.store.erasing.leftovers import (
    is_unswept,
    lists_finished,
    originals_left,
    originals_removed,
    room_to_sweep,
    sweep,
    unfinished_lists,
)
from shopguard.store.evidence import COPIES_FOLDER, evidence_path
from shopguard.store.store import DatabaseError


def finish_erasing(place: Workplace, reporter: Reporter | None = None) -> bool:
    """Does what an erasure has left to do; returns whether nothing is left: then no byte of it is in the data folder but in backups.

    False where another program is at work with the data or the disk has no room: then the next call does it.
    """
    cleared = clear_files(place)
    db = place.store.connection()
    if not is_unswept(db):
        return cleared
    if not cleared or not room_to_sweep(place.data):
        return False
    (reporter or Reporter()).tell("erase.sweeping")
    try:
        return sweep(place.data)
    except (CannotOpen, OSError, DatabaseError):
        return False


def clear_files(place: Workplace) -> bool:
    """Takes rows out of the lists, removes originals; whether the lists are done. What cannot be done now stays noted."""
    _remove_originals(place)
    if not unfinished_lists(place.store.connection()).names:
        return True
    with contextlib.suppress(CannotOpen, OSError, DatabaseError), place.store.transaction() as db:
        clean_lists(db, place.data, unfinished_lists(db))
        lists_finished(db)
        return True
    return False


def _remove_originals(place: Workplace) -> None:
    """Removes the originals, and their print copies, that only erased cases used; what cannot be removed now stays noted."""
    db = place.store.connection()
    gone = {sha256 for sha256 in originals_left(db) if _is_removed(place.data, sha256)}
    if gone:
        with place.store.transaction():
            originals_removed(db, gone)


def _is_removed(data: Path, sha256: str) -> bool:
    for copies in (data / COPIES_FOLDER / sha256[:2]).glob(f"{sha256}-*"):
        shutil.rmtree(copies, ignore_errors=True)
    path = evidence_path(data, sha256)
    with contextlib.suppress(OSError):
        if path.exists():
            path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows does not remove what is read-only
            path.unlink()
            flush_folder(path.parent)
    return not path.exists()
