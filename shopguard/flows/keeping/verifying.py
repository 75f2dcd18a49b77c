"""Is everything whole: database, evidence, and the newest backups?"""

from __future__ import annotations

import contextlib
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, Message
from shopguard.flows.evidence_faults import evidence_faults, originals_in
from shopguard.flows.keeping.listing import automatic_ones, backups_of_owner
from shopguard.store.backup_form import UnusableBackup
from shopguard.store.backup_reading import check_backup
from shopguard.store.database import database_path
from shopguard.store.inspection import contents, inspect_database, used_originals
from shopguard.store.preparing import is_lost

_BACKUPS_READ = 3  # so many of the newest are read whole: of those made by hand, and of the automatic ones


def verify(data: Path) -> list[Message]:
    """What is not whole in database, evidence and newest backups; empty = all is well (also for a folder that holds nothing yet).

    Raises CannotOpen. Changes nothing.
    """
    found = []
    if is_lost(data):
        found.append(Message("verify.database_missing", {"path": str(database_path(data))}))
    elif database_path(data).exists():
        faults, evidence = inspect_database(data)
        found += [Message("verify.database", {"detail": fault}) for fault in faults]
        found += evidence_faults(data, evidence)
    return found + [fault for path in _newest(data) if (fault := _backup_fault(path)) is not None]


def whole(data: Path) -> Message:
    """What is said where :func:`verify` found nothing: how much was looked at."""
    if not database_path(data).exists():
        return Message("verify.nothing_yet" if data.exists() else "verify.no_folder", {"path": str(data)})
    originals = originals_in(data)
    values = {"orders": contents(data).orders, "originals": len(originals), "backups": len(_newest(data))}
    spare = len(set(originals) - used_originals(data))
    return Message("verify.whole_spare", values | {"spare": spare}) if spare else Message("verify.whole", values)


def originals_missing(data: Path) -> int:
    """How many originals that cases speak of are not there; 0 also where that cannot be read without a password."""
    with contextlib.suppress(CannotOpen):
        return len(used_originals(data) - set(originals_in(data)))
    return 0


def _backup_fault(path: Path) -> Message | None:
    """What is not whole in a backup; every byte is read."""
    try:
        check_backup(path)
    except UnusableBackup as error:
        return Message(f"verify.backup_{error.fault}", {"path": str(path), "detail": error.detail})
    except OSError as error:
        return Message("verify.backup_broken", {"path": str(path), "detail": disk_words(error)})
    return None


def _newest(data: Path) -> list[Path]:
    return [*backups_of_owner(data)[-_BACKUPS_READ:], *(one.path for one in automatic_ones(data)[-_BACKUPS_READ:])]
