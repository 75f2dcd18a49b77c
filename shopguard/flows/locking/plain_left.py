"""What was kept before the password was set, and is not encrypted: backups, and states that a restore put aside."""

from __future__ import annotations

import contextlib
import os
import stat
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.store.automatic_backups import automatic_folder
from shopguard.store.automatic_originals import ORIGINALS_FOLDER
from shopguard.store.backup_form import BACKUP_FOLDER
from shopguard.store.database import database_path
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.sealing import is_sealed
from shopguard.store.workroom import remove_folder


@dataclass(frozen=True, slots=True)
class PlainLeft:
    """``backups``: by hand and automatic; ``originals``: of automatic ones, beside them; ``asides``: folders put aside."""

    backups: tuple[Path, ...] = ()
    originals: tuple[Path, ...] = ()
    asides: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.backups or self.originals or self.asides)


def plain_left(data: Path) -> PlainLeft:
    """What in the data folder is not encrypted although there is a password; backups elsewhere only their owner knows.

    Reads the contents of every backup: not in the thread of the window.
    """
    backups = [*(data / BACKUP_FOLDER).glob("*.zip"), *automatic_folder(data).glob("*.zip")]
    originals = (data / BACKUP_FOLDER / ORIGINALS_FOLDER).glob("??/*")
    return PlainLeft(
        tuple(sorted(path for path in backups if _is_plain_backup(path))),
        tuple(sorted(path for path in originals if _is_plain(path))),
        tuple(sorted(path for path in data.glob("before-restore-*") if _is_plain_aside(path))),
    )


def remove_plain_left(data: Path, *, asides: bool = True) -> PlainLeft:
    """Removes all of it for good, without ``asides`` but for what a restore can be undone with; returns what was removed.

    Raises :class:`UserProblem` where the system keeps some of it.
    """
    found = plain_left(data)
    if not asides:
        found = replace(found, asides=())
    for path in (*found.backups, *found.originals):
        try:
            if os.name == "nt":
                path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows does not remove read-only files
            path.unlink()
        except OSError as error:
            raise UserProblem("problem.plain_not_removed", path=str(path), detail=disk_words(error)) from error
    for path in found.asides:
        remove_folder(path)
        if path.exists():
            raise UserProblem("problem.plain_not_removed", path=str(path), detail=path.name)
    return found


def _is_plain_backup(path: Path) -> bool:
    """Also a damaged one: nobody can tell what is in it."""
    with (
        contextlib.suppress(OSError, zipfile.BadZipFile, ValueError, NotImplementedError),
        zipfile.ZipFile(path) as archive,
    ):
        return LOCK_FILE not in archive.namelist()
    return True


def _is_plain(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return not is_sealed(path)
    return False


def _is_plain_aside(path: Path) -> bool:
    return database_path(path).exists() and not (path / LOCK_FILE).exists()
