"""Puts a backup in place while no window is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from shopguard.core.message import Message, UserProblem
from shopguard.flows.keeping import restore_backup, undo_restore
from shopguard.flows.keeping.restoring import asides
from shopguard.flows.keeping.verifying import originals_missing
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.closed_work import do_closed
from shopguard.ui.locking.opening import open_anew


def restore_and_open(backup: Path, place: Workplace, now: int) -> tuple[Workplace, Message]:
    """Restores, then opens the data folder anew; returns it and what is to be said. No connection may be open.

    A backup that cannot be restored leaves the data as it is. Raises UserProblem where the data cannot be opened.
    """
    doing = QCoreApplication.translate("Window", "正在恢复备份，请稍等，窗口马上回来…")
    aside = None
    try:
        aside = do_closed(doing, partial(_restore, place.data, backup, now))
        said = _restored(place.data, backup.name, str(aside))
    except UserProblem as problem:
        said = problem.message
    opened = open_anew(place.data, place.texts.language, now)
    if aside is not None and not aside.exists():  # taken back where its password was asked for
        said = Message("keeping.undone_in_window", {"path": str(asides(place.data)[-1].path)})
    return opened, said


def undo_and_open(place: Workplace, now: int) -> tuple[Workplace, Message]:
    """Takes the last restore back, likewise."""
    doing = QCoreApplication.translate("Window", "正在撤销恢复，请稍等，窗口马上回来…")
    try:
        aside = do_closed(doing, partial(_undo, place.data, now))
        said = Message("keeping.undone_in_window", {"path": str(aside)})
    except UserProblem as problem:
        said = problem.message
    return open_anew(place.data, place.texts.language, now), said


def _restored(data: Path, name: str, aside: str) -> Message:
    missing = originals_missing(data)
    if missing:
        return Message("keeping.restored_missing", {"name": name, "path": aside, "number": missing})
    return Message("keeping.restored", {"name": name, "path": aside})


def _undo(data: Path, now: int, _reporter: Reporter) -> Path | None:
    return undo_restore(data, now=now)


def _restore(data: Path, backup: Path, now: int, _reporter: Reporter) -> Path | None:
    return restore_backup(data, backup, now=now)
