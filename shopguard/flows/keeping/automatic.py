"""Backups that nobody has to think of: daily, and before whatever is hard to take back."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

from shopguard import __version__
from shopguard.core.beijing import day_of
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.flows.erasing.finishing import finish_erasing
from shopguard.flows.keeping.backup import DamagedDatabase, copy_whole
from shopguard.flows.keeping.rotation import rotate
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import Workplace
from shopguard.store.automatic_backups import (
    Why,
    automatic_backups,
    automatic_folder,
    made_today,
    next_number,
    next_path,
)
from shopguard.store.automatic_originals import keep_originals
from shopguard.store.backup import kept_files, write_backup
from shopguard.store.backup_form import Manifest, UnusableBackup
from shopguard.store.backup_reading import manifest_of
from shopguard.store.batches import first_import_at
from shopguard.store.database import DAMAGED, FILE_NAME, cannot_open, database_path, open_file
from shopguard.store.erasing.leftovers import is_unswept
from shopguard.store.facts_mark import facts_mark
from shopguard.store.folder import make_private_folder
from shopguard.store.one_at_a_time import only_one
from shopguard.store.own_rules import rule_folder
from shopguard.store.setting import erased_until
from shopguard.store.store import Connection, DatabaseError
from shopguard.store.workroom import make_workroom

_QUICKLY_COPIED = 32 * 1024 * 1024  # bytes
_SPARE_ROOM = 16 * 1024 * 1024  # bytes left for everything else, and the database's size once more up to
_MOST_SPARE_ROOM = 200 * 1024 * 1024
_WITHOUT_ERASED = ("daily", "after_erase")
_ROOM = 1.7  # times the database: the copy, and that copy packed


def automatic_backup(place: Workplace, now: int, why: Why, reporter: Reporter | None = None) -> Path | None:
    """Makes one where there is anything new to keep; returns it. The older ones beyond what the owner wants kept go.

    None: nothing has changed since the newest one; daily also: there is one of today, the owner wants none, or another
    program is just making one; daily and after an erasure also: the database still has bytes of what was erased, which
    :func:`~shopguard.flows.erasing.finishing.finish_erasing` clears.
    Raises UserProblem where it cannot be made, :class:`DamagedDatabase`; then what it was to be made for is better left.
    """
    if why == "daily" and (made_today(place.data, now) or not place.settings.is_on("backup_daily")):
        return None
    db = place.store.connection()
    if why in _WITHOUT_ERASED and is_unswept(db):
        return None
    return _make(place.data, db, now, why, place.settings, reporter or Reporter())


def back_up_data(data: Path, now: int, why: Why) -> Path | None:
    """The same for a data folder that is not opened yet (its key is held, if it has one)."""
    with closing(open_file(database_path(data), data)) as db:
        return _make(data, db, now, why, Settings(data), Reporter())


def after_import(place: Workplace, now: int) -> Path | None:
    """The daily one, for whoever has imported without a window, once an erasure is done with. Raises as
    :func:`automatic_backup` does.

    None also where the database is large and all of it came today: nobody waits for a backup of what can be imported again.
    """
    first = first_import_at(place.store.connection())
    finish_erasing(place)
    try:
        large = database_path(place.data).stat().st_size > _QUICKLY_COPIED
    except OSError as error:  # the drive was taken away in the meantime
        raise _not_written(place.data, error) from error
    if large and first is not None and day_of(first) == day_of(now):
        return None
    return automatic_backup(place, now, "daily")


def _make(data: Path, db: Connection, now: int, why: Why, settings: Settings, reporter: Reporter) -> Path | None:
    try:
        with only_one(data, "backup", wait=why != "daily") as is_ours:
            if not is_ours:
                return None
            facts = facts_mark(db, data)
            if facts == _newest_facts(data):
                return None
            _check_room(data, why)
            path = _write(data, db, now, why, facts, reporter)
            rotate(data, db, days=settings.number("backups_kept"), weeks=settings.number("backups_weeks"))
    except OSError as error:
        raise _not_written(data, error) from error
    except DatabaseError as error:
        problem = cannot_open(data, error)
        if problem.message.code != DAMAGED:
            raise problem from error
        raise DamagedDatabase("problem.backup_of_damaged", **problem.message.values) from error
    return path


def _not_written(data: Path, error: OSError) -> UserProblem:
    return UserProblem("problem.backup_not_written", path=str(automatic_folder(data)), detail=disk_words(error))


def _newest_facts(data: Path) -> str:
    newest = automatic_backups(data)[-1:]
    try:
        return manifest_of(newest[0].path).facts if newest else ""
    except (UnusableBackup, OSError):
        return ""


def _write(data: Path, db: Connection, now: int, why: Why, facts: str, reporter: Reporter) -> Path:
    # Chosen before anything is read: what is erased meanwhile may be in it.
    number = next_number(data, erased_until(db))
    target = next_path(data, number, now, why)
    make_private_folder(target.parent.parent)
    make_private_folder(target.parent)
    with make_workroom(data, ".backup-") as folder:
        copy = Path(folder, FILE_NAME)
        counts = copy_whole(db, copy, data, reporter)
        manifest = Manifest(
            now, {}, version=__version__, why=why, facts=facts, counts=counts, originals=keep_originals(data)
        )
        write_backup(
            copy,
            kept_files(data, rule_folder(db, data), evidence=False),
            manifest,
            target,
            partial(reporter.tell, "keeping.packing"),
        )
    return target


def _check_room(data: Path, why: Why) -> None:
    size = database_path(data).stat().st_size
    needed = int(size * _ROOM) + max(_SPARE_ROOM, min(size, _MOST_SPARE_ROOM))
    free = shutil.disk_usage(data).free
    if free < needed:
        code = "problem.no_room_for_daily" if why == "daily" else "problem.backup_no_room"
        raise UserProblem(code, path=str(data), needed=-(-needed // 1024**2), free=free // 1024**2)  # in MB
