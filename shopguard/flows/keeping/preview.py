"""What is in a backup, what is there now, and what would be lost by putting the backup in place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.store.backup_form import Counts, Manifest, UnusableBackup, lock_hash
from shopguard.store.backup_reading import manifest_of, unpack_database
from shopguard.store.folder import make_private_folder
from shopguard.store.inspection import Lost, contents, contents_of, made_since
from shopguard.store.store import DatabaseError
from shopguard.store.workroom import make_workroom


class Preview(NamedTuple):
    """``held``: what is in it, None where only its password could tell. ``now``: what is there, None where that cannot be read.

    ``lost``: what is there now and came after it was made; None where ``now`` is. ``other_lock``: it has a password
    and the data has none or another one, or the other way round.
    """

    path: Path
    manifest: Manifest
    held: Counts | None
    now: Counts | None
    lost: Lost | None
    other_lock: bool


def preview(data: Path, backup: Path) -> Preview:
    """Looks at a backup; nothing is changed. Raises UserProblem where it cannot be used."""
    if not backup.is_file():
        raise UserProblem("problem.backup_gone", path=str(backup))
    try:
        manifest = manifest_of(backup)
        held = manifest.counts or _counted(data, backup)
    except UnusableBackup as error:
        raise UserProblem(f"problem.backup_{error.fault}", path=str(backup), detail=error.detail) from error
    except OSError as error:
        raise UserProblem("problem.backup_unreadable", path=str(backup), detail=disk_words(error)) from error
    now, lost = _present(data, manifest.made_at)
    return Preview(backup, manifest, held, now, lost, manifest.lock != lock_hash(data))


def _counted(data: Path, backup: Path) -> Counts:
    """Of a backup that an older program made, which had no password yet."""
    make_private_folder(data)
    with make_workroom(data, ".looking-") as room:
        database = unpack_database(backup, Path(room))
        try:
            return contents_of(database, Path(room))
        except DatabaseError as error:
            raise UnusableBackup("broken", str(error)) from error


def _present(data: Path, made_at: int) -> tuple[Counts | None, Lost | None]:
    try:
        return contents(data), made_since(data, made_at)
    except CannotOpen:
        return None, None
