"""What follows once the rows are erased: originals removed, the database file rebuilt; also for a program that was killed meanwhile."""

from __future__ import annotations

import contextlib
import shutil
import stat
from pathlib import Path

from shopguard.appeals.print_copies import KEPT_FOLDER
from shopguard.core.message import CannotOpen
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.erasing.leftovers import is_unswept, originals_left, originals_removed, room_to_sweep, sweep
from shopguard.store.evidence import evidence_path
from shopguard.store.store import DatabaseError


def finish_erasing(place: Workplace, reporter: Reporter | None = None) -> bool:
    """Does what an erasure has left to do; returns whether nothing is left: then no byte of it is in the data folder but in backups.

    False where another program is at work with the data or the disk has no room: then the next call does it.
    """
    remove_originals(place)
    db = place.store.connection()
    if not is_unswept(db):
        return True
    if not room_to_sweep(place.data):
        return False
    (reporter or Reporter()).tell("erase.sweeping")
    try:
        return sweep(place.data)
    except (CannotOpen, OSError, DatabaseError):
        return False


def remove_originals(place: Workplace) -> None:
    """Removes the originals, and their print copies, that only erased cases used; what cannot be removed now stays noted."""
    db = place.store.connection()
    removed = [_is_removed(place.data, sha256) for sha256 in sorted(originals_left(db))]
    if removed and all(removed):
        with place.store.transaction():
            originals_removed(db)


def _is_removed(data: Path, sha256: str) -> bool:
    for copies in (data / KEPT_FOLDER / sha256[:2]).glob(f"{sha256}-*"):
        shutil.rmtree(copies, ignore_errors=True)
    path = evidence_path(data, sha256)
    with contextlib.suppress(OSError):
        if path.exists():
            path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows does not remove what is read-only
            path.unlink()
    return not path.exists()
