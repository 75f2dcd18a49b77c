"""What is in a backup, what is there now, and what would be lost by putting the backup in place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.store.automatic_backups import automatic_backups
from shopguard.store.backup_form import Counts, Manifest, UnusableBackup, lock_hash
from shopguard.store.backup_reading import manifest_of, unpack_database
from shopguard.store.folder import make_private_folder
from shopguard.store.inspection import Lost, contents, contents_of, last_erased_at, made_since
from shopguard.store.store import DatabaseError
from shopguard.store.workroom import make_workroom


class Preview(NamedTuple):
    """``held``: what is in it, None where only its password could tell. ``now``: what is there, None where that cannot be read.

    ``lost``: what is there now and came after it was made; None where ``now`` is. ``other_lock``: it has a password
    and the data has none or another one, or the other way round. ``erased_at``: when orders were erased that may be in it
    (unix seconds); None where none were since.
    """

    path: Path
    manifest: Manifest
    held: Counts | None
    now: Counts | None
    lost: Lost | None
    other_lock: bool
    erased_at: int | None


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
    erased_at = _erased_at(data, readable=now is not None)
    came_back = erased_at if erased_at is not None and manifest.made_at <= erased_at else None
    return Preview(backup, manifest, held, now, lost, manifest.lock != lock_hash(data), came_back)


def _counted(data: Path, backup: Path) -> Counts:
    """Of a backup that an older program made, which had no password yet."""
    make_private_folder(data)
    with make_workroom(data, ".looking-") as room:
        database = unpack_database(backup, Path(room))
        try:
            return contents_of(database, Path(room))
        except DatabaseError as error:
            raise UnusableBackup("broken", str(error)) from error


def _erased_at(data: Path, *, readable: bool) -> int | None:
    """When orders were erased last; where the database cannot tell, the backup made before it does, as long as there is one."""
    if readable:
        return last_erased_at(data)
    return max((one.made_at for one in automatic_backups(data) if one.why == "before_erase"), default=None)


def _present(data: Path, made_at: int) -> tuple[Counts | None, Lost | None]:
    try:
        return contents(data), made_since(data, made_at)
    except CannotOpen:
        return None, None
