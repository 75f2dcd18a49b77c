"""The days through an open window, offscreen: it imports, judges and paints as its owner would see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.shell.first_painting import after_painting
from shopguard.ui.shell.main_window import MainWindow
from tests.long_life.month import FIRST_DAY

_LONGEST_MS = 300_000


class Seen:
    """One window that stays open; its clock is what the day says."""

    def __init__(self, place: Workplace) -> None:
        self._now = FIRST_DAY
        look = Look(the_application())
        look.speak("zh")
        look.wear("light")
        self.window = MainWindow(place, Ask(), lambda: self._now, look)
        self.window.show_last()
        after_painting(self.window, self.window.start)
        self.window.show()
        self._settle()

    def import_evening(self, files: list[Path], now: int) -> None:
        """Drops the files."""
        self._now = now
        self.window.import_files(files)
        self._settle()

    def judge(self, now: int) -> None:
        """Lets the window notice that time has passed."""
        self._now = now
        self.window.parts.judgement.refresh()
        self._settle()

    def close(self) -> None:
        """Ends it in order."""
        self.window.close()

    def _settle(self) -> None:
        loop = QEventLoop()
        self.window.settled.connect(loop.quit)
        QTimer.singleShot(_LONGEST_MS, loop, loop.quit)
        QTimer.singleShot(50, self.window, self.window.tell_when_settled)
        loop.exec()


@contextmanager
def in_window(place: Workplace) -> Iterator[Seen]:
    """A window on the place."""
    seen = Seen(place)
    try:
        yield seen
    finally:
        seen.close()
