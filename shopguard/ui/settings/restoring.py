"""Puts a backup in place while no window is open, and says meanwhile that this is going on."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopguard.app import build_workplace
from shopguard.core.message import Message, UserProblem
from shopguard.flows.keeping import restore_backup
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.labels import plain_label

LOOK_EVERY_MS = 50


class PleaseWait(QWidget):
    """A small window that says what takes a moment."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle(self.tr("店铺卫士"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 22)
        rows.addWidget(plain_label(self.tr("正在恢复备份，请稍等，窗口马上回来…"), wrap=False))


def restore_and_open(place: Workplace, backup: Path, now: int) -> tuple[Workplace, Message]:
    """Restores, then opens the data folder anew; returns it and what is to be said. No connection may be open.

    A backup that cannot be restored leaves the data as it is. Raises UserProblem where the data cannot be opened.
    """
    wait = PleaseWait()
    wait.show()
    try:
        with ThreadPoolExecutor(1, "restoring") as pool:
            aside = _result(pool.submit(partial(restore_backup, place.data, backup, now=now)))
        said = Message("keeping.restored", {"name": backup.name, "path": str(aside)})
    except UserProblem as problem:
        said = problem.message
    finally:
        put_away(wait)
    return build_workplace(place.data, place.texts.language), said


def _result(work: Future[Path | None]) -> Path | None:
    """Waits for it and keeps the screen alive."""
    loop = QEventLoop()
    looks = QTimer()
    looks.timeout.connect(partial(_end, loop, work))
    looks.start(LOOK_EVERY_MS)
    loop.exec()
    return work.result()


def _end(loop: QEventLoop, work: Future[Path | None]) -> None:
    if work.done():
        loop.quit()
