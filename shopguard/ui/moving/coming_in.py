"""Puts in place what a moving file has brought, while no window is open, and looks at it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from shopguard.core.message import Message, UserProblem
from shopguard.flows.moving.moving_file import MovingFile
from shopguard.flows.moving.moving_in import Arrival, MovedIn, look_at_arrival, move_in
from shopguard.flows.moving.moving_words import arrival_message
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.closed_work import do_closed
from shopguard.ui.locking.opening import open_anew, unlock_anew


def move_in_and_open(path: Path, place: Workplace, now: int) -> tuple[Workplace, Message]:
    """Moves in and opens the data folder anew; what it found, or what kept it from being done, is what is said then.

    Where the file has a password it is asked for. Raises UserProblem where the data cannot be opened.
    """
    doing = QCoreApplication.translate("Moving", "正在搬进来，请稍等，窗口马上回来…")
    looking = QCoreApplication.translate("Moving", "正在核对数据库和每份证据…")
    try:
        moved = do_closed(doing, partial(_move_in, place.data, path, now))
    except UserProblem as problem:
        return open_anew(place.data, place.texts.language, now), problem.message
    unlock_anew(place.data, place.texts.language, now)
    try:
        said = arrival_message(place.texts, moved, do_closed(looking, partial(_look, place.data, moved.file)))
    except UserProblem as problem:
        said = problem.message
    return open_anew(place.data, place.texts.language, now), said


def _move_in(data: Path, path: Path, now: int, reporter: Reporter) -> MovedIn:
    return move_in(data, path, now=now, keep_aside=True, reporter=reporter)


def _look(data: Path, file: MovingFile, _reporter: Reporter) -> Arrival:
    return look_at_arrival(data, file)
