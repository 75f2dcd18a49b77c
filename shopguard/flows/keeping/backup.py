"""A backup by hand: everything in one file, wherever the owner wants it; and what every backup begins with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from shopguard import __version__
from shopguard.core.beijing import to_datetime
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.flows.keeping.names import free_name
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.backup import copy_database, kept_files, write_backup
from shopguard.store.backup_form import BACKUP_FOLDER, OWNER, Counts, Manifest
from shopguard.store.database import FILE_NAME, database_path
from shopguard.store.folder import make_private_folder
from shopguard.store.inspection import contents_of, quick_faults
from shopguard.store.one_at_a_time import only_one
from shopguard.store.own_rules import rule_folder
from shopguard.store.store import Connection, DatabaseError
from shopguard.store.workroom import make_workroom


class DamagedDatabase(UserProblem):
    """The database is not whole: no backup was made of it, and no older one was removed."""


def make_backup(
    place: Workplace, *, now: int, to: Path | None = None, reporter: Reporter | None = None, why: str = OWNER
) -> Path:
    """Writes all that the data folder keeps into one ZIP; returns its path. ``why``: where it was not the owner's own wish.

    Raises UserProblem, :class:`DamagedDatabase`: then nothing was written.

    ``to``: a file that is not there yet, or a folder; default: the data folder's ``backups``. The database copy is consistent
    also while an import runs. A folder with a password gives a backup with the same password.
    """
    target = place.data / BACKUP_FOLDER if to is None else to
    try:
        with only_one(place.data, "backup", wait=True):  # two in one second would choose the same name
            target = _target(place.data, now, to)
            if to is None:
                make_private_folder(target.parent)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
            _write(place, target, now, why, reporter or Reporter())
    except OSError as error:
        raise UserProblem("problem.backup_not_written", path=str(target), detail=disk_words(error)) from error
    return target


def copy_whole(db: Connection, copy: Path, data: Path, reporter: Reporter) -> Counts:
    """Copies the open database of ``data``; returns how much is in the copy.

    Raises :class:`DamagedDatabase`, ``OSError`` where the disk refuses.
    """
    try:
        copy_database(db, copy, data, partial(reporter.tell, "keeping.copying"))
        faults = quick_faults(copy, data, reporter.unwanted)
        if not faults:
            return contents_of(copy, data)
        detail = faults[0]
    except DatabaseError as error:
        detail = str(error)
    raise DamagedDatabase("problem.backup_of_damaged", path=str(database_path(data)), detail=detail)


def _write(place: Workplace, target: Path, now: int, why: str, reporter: Reporter) -> None:
    with make_workroom(place.data, ".backup-") as folder:
        copy = Path(folder, FILE_NAME)
        db = place.store.connection()
        counts = copy_whole(db, copy, place.data, reporter)
        manifest = Manifest(now, {}, version=__version__, why=why, counts=counts)
        members = kept_files(place.data, rule_folder(db, place.data), evidence=True)
        write_backup(copy, members, manifest, target, partial(reporter.tell, "keeping.packing"))


def _target(data: Path, now: int, to: Path | None) -> Path:
    if to is not None and not to.is_dir():
        if to.exists():
            raise UserProblem("problem.backup_exists", path=str(to))
        return to
    stem = f"shopguard-{to_datetime(now):%Y%m%d-%H%M%S}"
    return free_name(data / BACKUP_FOLDER if to is None else to, stem, ".zip")
