"""Putting a backup in place of all there is, and taking that back."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from shopguard.core.beijing import to_datetime
from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, NotThere, UserProblem
from shopguard.flows.keeping.names import free_name
from shopguard.store import kept_aside, restore
from shopguard.store.backup_form import UnusableBackup
from shopguard.store.backup_reading import manifest_of, unpack_backup
from shopguard.store.begun import finish_what_was_begun
from shopguard.store.database import database_path
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.folder import make_private_folder
from shopguard.store.held_database import held_database, release
from shopguard.store.inspection import Lost, made_since
from shopguard.store.one_at_a_time import only_one
from shopguard.store.workroom import make_workroom, remove_folder

_ASIDE = "before-restore-"


class Aside(NamedTuple):
    """What was there before a restore. ``at``: when it was put aside (unix seconds), None where that is not told.

    ``backup``: the name of what took its place; ``size`` in bytes, originals that are in use included.
    """

    path: Path
    at: int | None
    backup: str
    size: int


def restore_backup(data: Path, backup: Path, *, now: int) -> Path | None:
    """Puts a backup's contents in place of the data folder's; what was there is kept aside (its path is returned).

    The backup is unpacked and checked wholly first. Raises UserProblem for a backup that is not whole or newer than this
    program, CannotOpen while a program works with the database; then nothing has changed. The folder kept aside is a data
    folder of its own: ``--data`` opens it. None = there was nothing to keep. No connection to the database may be open.
    A backup of data with a password is opened with that password afterwards. Originals beside an automatic backup that are lost
    or altered are not brought: those in the data folder stay (:func:`~.verifying.originals_missing` counts what is nowhere).
    """
    if not backup.is_file():
        raise UserProblem("problem.backup_gone", path=str(backup))

    def unpack(folder: Path) -> None:
        unpack_backup(backup, folder)

    try:
        return _replace(data, unpack, {"at": now, "backup": backup.name, "made_at": manifest_of(backup).made_at})
    except UnusableBackup as error:
        raise UserProblem(f"problem.backup_{error.fault}", path=str(backup), detail=error.detail) from error


def undo_restore(data: Path, *, now: int) -> Path | None:
    """Puts back what the last restore put aside; what is there now is kept aside in its turn. Raises as :func:`restore_backup`
    does, and NotThere where nothing was put aside.
    """
    found = asides(data)
    if not found:
        raise NotThere("problem.nothing_aside", path=str(data))
    last = found[-1].path

    def copy(folder: Path) -> None:
        kept_aside.copy_aside(last, folder)

    aside = _replace(data, copy, {"at": now, "backup": last.name})
    remove_folder(last)  # it is the present state now
    return aside


def asides(data: Path) -> list[Aside]:
    """What restores have put aside, the oldest first."""
    return [_aside(path) for path in sorted(data.glob(f"{_ASIDE}*")) if database_path(path).exists()]


def is_of_undo(aside: Aside) -> bool:
    """Whether it was put aside when a restore was taken back."""
    return aside.backup.startswith(_ASIDE)


def lost_by_undo(data: Path, aside: Aside) -> Lost | None:
    """What came since it was put aside, and would be put aside in its turn; None where that cannot be told."""
    with contextlib.suppress(CannotOpen):
        return None if aside.at is None else made_since(data, aside.at)
    return None


def remove_aside(data: Path, path: Path) -> None:
    """Removes one of :func:`asides` for good. Raises NotThere, UserProblem where the system keeps some of it."""
    if path not in (one.path for one in asides(data)):
        raise NotThere("problem.nothing_aside", path=str(path))
    remove_folder(path)
    if path.exists():
        raise UserProblem("problem.aside_not_removed", path=str(path))


def _replace(data: Path, fill: Callable[[Path], None], about: dict[str, str | int]) -> Path | None:
    """``fill`` puts the coming state into an empty folder. ``about``: what is told of it beside what is kept aside."""
    make_private_folder(data)
    try:
        finish_what_was_begun(data)
        with only_one(data, "unpacking", wait=True), make_workroom(data, ".restoring-", left_for=0) as room:
            unpacked = Path(room, "unpacked")
            make_private_folder(unpacked)
            fill(unpacked)
            with held_database(data) as db:
                aside = _free_aside(data, int(about["at"]))
                if aside is not None:
                    kept_aside.keep_aside(data, db, unpacked, about)
                restore.put_ready(data, unpacked, aside.name if aside is not None else "")
                release(db)
                finish_what_was_begun(data)
    except OSError as error:
        raise UserProblem("problem.restore_failed", path=str(data), detail=disk_words(error)) from error
    return aside


def _free_aside(data: Path, now: int) -> Path | None:
    if not database_path(data).exists() and not (data / EVIDENCE_FOLDER).exists():
        return None
    return free_name(data, f"{_ASIDE}{to_datetime(now):%Y%m%d-%H%M%S}")


def _aside(path: Path) -> Aside:
    try:
        told = json.loads((path / kept_aside.ABOUT).read_text("utf-8"))
        at, backup = int(told["at"]), str(told["backup"])
    except (OSError, ValueError, KeyError, TypeError):  # an older program put it aside, or somebody wrote into it
        at, backup = None, ""
    return Aside(path, at, backup, sum(one.stat().st_size for one in path.rglob("*") if one.is_file()))
