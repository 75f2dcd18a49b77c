"""Noticing that the database is damaged, and finding the backup that can take its place."""

from __future__ import annotations

import contextlib
from pathlib import Path

from shopguard.core.beijing import DAY
from shopguard.core.message import UserProblem
from shopguard.flows.keeping.automatic import automatic_backup
from shopguard.flows.keeping.backup import DamagedDatabase
from shopguard.flows.keeping.listing import ListedBackup, list_backups
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace
from shopguard.store.backup_form import UnusableBackup
from shopguard.store.backup_reading import check_members
from shopguard.store.database import DAMAGED, database_path
from shopguard.store.inspection import quick_faults
from shopguard.store.workroom import clear_workrooms

LOOKED_AT = "database_looked_at"  # the setting: when the database was last looked through (unix seconds)


def newest_good(data: Path) -> ListedBackup | None:
    """The newest backup in the data folder of which every byte is what it was, whatever became of the originals beside it:
    those in the locker stay.
    """
    return next((one for one in list_backups(data) if one.manifest is not None and _is_whole(one.path)), None)


def daily_care(place: Workplace, now: int, *, unclean: bool, reporter: Reporter) -> Path | None:
    """Once a day: the automatic backup, whose copy is looked through; where there is none to make, the database itself. What a
    killed program left goes.

    ``unclean``: the program did not end in order last time: it is looked through whenever that was done last. Raises
    :class:`DamagedDatabase` where it is not whole.
    """
    clear_workrooms(place.data)
    try:
        made = automatic_backup(place, now, "daily", reporter)
    except UserProblem as problem:
        if not isinstance(problem, DamagedDatabase):  # no room, say: no reason not to look
            _look_where_due(place, now, unclean=unclean, reporter=reporter)
        raise
    if made is not None:
        remember(place, LOOKED_AT, str(now))
    else:
        _look_where_due(place, now, unclean=unclean, reporter=reporter)
    return made


def look_through(place: Workplace, now: int, reporter: Reporter) -> None:
    """Looks through the database, and remembers that. Raises :class:`DamagedDatabase`."""
    path = database_path(place.data)
    faults = quick_faults(path, place.data, reporter.unwanted)
    reporter.tell("keeping.looked_through")
    if faults:
        raise DamagedDatabase(DAMAGED, path=str(path), detail=faults[0])
    remember(place, LOOKED_AT, str(now))


def _look_where_due(place: Workplace, now: int, *, unclean: bool, reporter: Reporter) -> None:
    if unclean or not 0 <= now - int(remembered(place, LOOKED_AT) or 0) < DAY:
        look_through(place, now, reporter)


def _is_whole(path: Path) -> bool:
    with contextlib.suppress(UnusableBackup, OSError):
        check_members(path)
        return True
    return False
