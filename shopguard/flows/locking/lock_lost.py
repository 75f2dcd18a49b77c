"""An encrypted database whose lock is gone, or is no lock any more; and the one that a backup still has."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import NamedTuple

from shopguard.core.beijing import to_datetime
from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.flows.keeping.listing import list_backups
from shopguard.flows.keeping.names import free_name
from shopguard.store.database import database_path
from shopguard.store.durable import put_in_place
from shopguard.store.key_file import LOCK_FILE, LOCK_MISSING, BrokenLock, Lock, lock_of, parse_lock, write_lock
from shopguard.store.relocking import kept_files
from shopguard.store.right_key import begins_plain
from shopguard.store.sealing import is_sealed

_UNREADABLE = (OSError, zipfile.BadZipFile, BrokenLock, ValueError, KeyError, RuntimeError)


class KeptLock(NamedTuple):
    """The lock in a backup. ``made_at``: of the backup (unix seconds)."""

    lock: Lock
    backup: Path
    made_at: int


def check_lock(data: Path) -> None:
    """Raises :class:`CannotOpen` where the lock cannot be read, or where there is none although the database is encrypted."""
    if lock_of(data) is None and _is_encrypted(data):
        raise CannotOpen(LOCK_MISSING, path=str(data / LOCK_FILE))


def newest_kept_lock(data: Path) -> KeptLock | None:
    """That of the newest backup in the data folder that has a readable one. Whether it belongs to the database of today only its
    password tells: it does unless the password was removed and set anew since."""
    for one in list_backups(data):
        if one.manifest is not None and one.manifest.lock is not None:
            try:
                with zipfile.ZipFile(one.path) as archive:
                    content = archive.read(LOCK_FILE)
                if hashlib.sha256(content).hexdigest() == one.manifest.lock:
                    return KeptLock(parse_lock(content), one.path, one.manifest.made_at)
            except _UNREADABLE:
                continue
    return None


def put_lock_back(data: Path, kept: KeptLock, now: int) -> Path | None:
    """Puts it in place; the damaged one is kept aside (its path is returned). Raises :class:`UserProblem`; then nothing has changed."""
    path, aside = data / LOCK_FILE, None
    try:
        if path.exists():
            aside = free_name(data, f"lock-damaged-{to_datetime(now):%Y%m%d-%H%M%S}", ".json")
            put_in_place(path, aside)
        write_lock(data, kept.lock)
    except OSError as error:
        raise UserProblem("problem.lock_not_put_back", path=str(path), detail=disk_words(error)) from error
    return aside


def _is_encrypted(data: Path) -> bool:
    """What is no plain database may also be a damaged one: the files beside it tell, else the newest backup."""
    path = database_path(data)
    try:
        if begins_plain(path) or not path.exists() or not path.stat().st_size:
            return False
        files = kept_files(data)
        if files:
            return any(is_sealed(one) for one in files)
    except OSError:
        return False
    newest = next((one.manifest for one in list_backups(data) if one.manifest is not None), None)
    return newest is not None and newest.lock is not None
