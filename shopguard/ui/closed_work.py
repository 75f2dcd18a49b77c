"""Work that is done while no window is open: the window is closed for it and opened anew after, on what there is then."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from shopguard.core.message import Message
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.labels import plain_label

# Given the workplace, whose store is closed, and the moment (unix seconds); returns the workplace, opened anew, and what is to be said
# to the owner. Raises UserProblem where the data cannot be opened.
ClosedWork = Callable[[Workplace, int], tuple[Workplace, Message]]
Result = TypeVar("Result")

LOOK_EVERY_MS = 50


class PleaseWait(QWidget):
    """A small window that says what takes a moment, and how far it is where that is known."""

    def __init__(self, doing: str) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle(QCoreApplication.translate("Window", "店铺卫士"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(10)
        self._bar.setRange(0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 22)
        rows.setSpacing(12)
        rows.addWidget(plain_label(doing, wrap=False, selectable=False))
        rows.addWidget(self._bar)

    def show_progress(self, progress: Progress) -> None:
        """How far it is. Counts are scaled: Qt's bars end at 2³¹."""
        if progress.total > 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(min(progress.done * 1000 // progress.total, 1000))
        else:
            self._bar.setRange(0, 0)


def do_closed(doing: str, work: Callable[[Reporter], Result]) -> Result:
    """Does it in a thread, says meanwhile what is being done and keeps the screen alive; returns or raises what it does."""
    wait = PleaseWait(doing)
    wait.show()
    told: list[Progress] = []
    try:
        with ThreadPoolExecutor(1, "closed-work") as pool:
            return _result(pool.submit(work, Reporter(told.append)), wait, told)
    finally:
        put_away(wait)


def _result(work: Future[Result], wait: PleaseWait, told: list[Progress]) -> Result:
    loop = QEventLoop()
    looks = QTimer()
    looks.timeout.connect(partial(_look, loop, work, wait, told))
    looks.start(LOOK_EVERY_MS)
    loop.exec()
    return work.result()


def _look(loop: QEventLoop, work: Future[Result], wait: PleaseWait, told: list[Progress]) -> None:
    if told:
        wait.show_progress(told[-1])
        told.clear()
    if work.done():
        loop.quit()
