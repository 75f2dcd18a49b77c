"""A backup by hand: everything in one file, wherever the owner wants it."""

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
from shopguard.store.backup import copy_database, count_contents, kept_files, write_backup
from shopguard.store.backup_form import BACKUP_FOLDER, Manifest
from shopguard.store.database import FILE_NAME
from shopguard.store.folder import make_private_folder
from shopguard.store.one_at_a_time import only_one
from shopguard.store.own_rules import rule_folder
from shopguard.store.workroom import make_workroom


def make_backup(place: Workplace, *, now: int, to: Path | None = None, reporter: Reporter | None = None) -> Path:
    """Writes all that the data folder keeps into one ZIP; returns its path. Raises UserProblem; then nothing was written.

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
            _write(place, target, now, reporter or Reporter())
    except OSError as error:
        raise UserProblem("problem.backup_not_written", path=str(target), detail=disk_words(error)) from error
    return target


def tell_copying(reporter: Reporter, done: int, total: int) -> None:
    """Where the copying of the database is; ends it where it is no longer wanted."""
    reporter.tell("keeping.copying", done, total)


def _write(place: Workplace, target: Path, now: int, reporter: Reporter) -> None:
    with make_workroom(place.data, ".backup-") as folder:
        copy = Path(folder, FILE_NAME)
        db = place.store.connection()
        copy_database(db, copy, place.data, lambda done, total: tell_copying(reporter, done, total))
        manifest = Manifest(now, {}, version=__version__, counts=count_contents(db))
        members = kept_files(place.data, rule_folder(db, place.data), evidence=True)
        write_backup(copy, members, manifest, target, partial(reporter.tell, "keeping.packing"))


def _target(data: Path, now: int, to: Path | None) -> Path:
    if to is not None and not to.is_dir():
        if to.exists():
            raise UserProblem("problem.backup_exists", path=str(to))
        return to
    stem = f"shopguard-{to_datetime(now):%Y%m%d-%H%M%S}"
    return free_name(data / BACKUP_FOLDER if to is None else to, stem, ".zip")
