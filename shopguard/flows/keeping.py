"""Keeping: backup, restore, verify."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from shopguard.appeals.locker import is_whole
from shopguard.core.beijing import to_datetime
from shopguard.core.disk_words import disk_words
from shopguard.core.message import Message, UserProblem
from shopguard.flows.evidence_faults import evidence_faults, originals_in
from shopguard.flows.workplace import Workplace
from shopguard.store import backup as backups
from shopguard.store import restore
from shopguard.store.database import database_path
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.folder import make_private_folder
from shopguard.store.inspection import count_orders, inspect_database, used_originals
from shopguard.store.workroom import make_workroom

_BACKUPS_READ = 3  # verify reads so many of the newest backups whole


def make_backup(place: Workplace, *, now: int, to: Path | None = None) -> Path:
    """Writes database and evidence into one ZIP; returns its path. Raises UserProblem; then nothing was written.

    ``to``: a file that is not there yet, or a folder; default: the data folder's ``backups``. The database copy is consistent
    also while an import runs.
    """
    target = _backup_target(place.data, now, to)
    try:
        if to is None:
            make_private_folder(target.parent)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
        with make_workroom(place.data, ".backup-") as folder:
            copy = Path(folder, "copy.sqlite3")
            backups.copy_database(place.store.connection(), copy)
            backups.write_backup(place.data, copy, target, now)
    except OSError as error:
        raise UserProblem("problem.backup_not_written", path=str(target), detail=disk_words(error)) from error
    return target


def restore_backup(data: Path, backup: Path, *, now: int) -> Path | None:
    """Puts a backup's contents in place of the data folder's; what was there is kept aside (its path is returned).

    The backup is unpacked and checked wholly first. Raises UserProblem for a backup that is not whole or newer than this
    program, CannotOpen while a program works with the database; then nothing has changed. The folder kept aside is a data
    folder of its own: ``--data`` opens it. None = there was nothing to keep. No connection to the database may be open.
    """
    if not backup.is_file():
        raise UserProblem("problem.backup_gone", path=str(backup))
    make_private_folder(data)
    try:
        with make_workroom(data, ".restoring-", left_for=0) as folder:
            unpacked = Path(folder)
            backups.unpack_backup(backup, unpacked)
            restore.free_database(data)
            aside = _keep_aside(data, unpacked / "aside", now)
            restore.add_evidence(unpacked, data, _whole_originals(data))
            restore.add_rejects(unpacked, data)
            restore.replace_database(unpacked, data)
    except backups.UnusableBackup as error:
        raise UserProblem(f"problem.backup_{error.fault}", path=str(backup), detail=error.detail) from error
    except OSError as error:
        raise UserProblem("problem.restore_failed", path=str(data), detail=disk_words(error)) from error
    return aside


def verify(data: Path) -> list[Message]:
    """What is not whole in database and evidence; empty = all is well (also for a folder that holds nothing yet).

    Raises CannotOpen. Changes nothing.
    """
    found = []
    if database_path(data).exists():
        faults, evidence = inspect_database(data)
        found += [Message("verify.database", {"detail": fault}) for fault in faults]
        found += evidence_faults(data, evidence)
    elif originals_in(data):
        found.append(Message("verify.database_missing", {"path": str(database_path(data))}))
    return found + _backup_faults(data)


def whole(data: Path) -> Message:
    """What is said where :func:`verify` found nothing: how much was looked at."""
    orders, originals = count_orders(data), originals_in(data)
    backups_read = min(_BACKUPS_READ, sum(1 for _ in (data / backups.BACKUP_FOLDER).glob("*.zip")))
    values = {"orders": orders, "originals": len(originals), "backups": backups_read}
    spare = len(set(originals) - used_originals(data))
    return Message("verify.whole_spare", values | {"spare": spare}) if spare else Message("verify.whole", values)


def _backup_target(data: Path, now: int, to: Path | None) -> Path:
    stem = f"shopguard-{to_datetime(now):%Y%m%d-%H%M%S}"
    if to is not None and not to.is_dir():
        if to.exists():
            raise UserProblem("problem.backup_exists", path=str(to))
        return to
    return _free(data / backups.BACKUP_FOLDER if to is None else to, stem, ".zip")


def _keep_aside(data: Path, building: Path, now: int) -> Path | None:
    if not database_path(data).exists() and not (data / EVIDENCE_FOLDER).exists():
        return None
    aside = _free(data, f"before-restore-{to_datetime(now):%Y%m%d-%H%M%S}")
    restore.keep_aside(data, building, aside)
    return aside


def _free(folder: Path, stem: str, ending: str = "") -> Path:
    """The first path of that name, or that name with a number, that is not taken."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    return next(path for number in numbers if not (path := folder / f"{stem}{number}{ending}").exists())


def _whole_originals(data: Path) -> frozenset[str]:
    return frozenset(sha256 for sha256 in originals_in(data) if is_whole(data, sha256))


def _backup_faults(data: Path) -> list[Message]:
    newest = sorted((data / backups.BACKUP_FOLDER).glob("*.zip"), key=lambda path: path.name)[-_BACKUPS_READ:]
    found = []
    for path in newest:
        try:
            backups.check_backup(path)
        except backups.UnusableBackup as error:
            found.append(Message(f"verify.backup_{error.fault}", {"path": str(path), "detail": error.detail}))
        except OSError as error:
            detail = disk_words(error)
            found.append(Message("verify.backup_broken", {"path": str(path), "detail": detail}))
    return found
