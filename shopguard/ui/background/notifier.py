"""Tells the owner of deadlines that come near, while the window is not in front of him."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from shopguard.core.beijing import HOUR, MINUTE
from shopguard.flows import notices
from shopguard.flows.notices import Looked, Notice
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.other_programs import with_the_systems_libraries

LONGEST_SLEEP = HOUR  # a computer that slept looks again soon
WHILE_SEEN = 5 * MINUTE  # the owner looks at the window and sees it all; once he has turned away he is told
PACE = 300.0  # seconds between two looks, as long as nobody asks for one at once
MS = 1000
Say = Callable[[str, str], bool]


class Notifier(QObject):
    """``say`` (title, text) shows a notice and tells whether it could; ``seen``: whether the owner looks at the window now.

    ``failed`` carries the exception.
    """

    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        clock: Callable[[], int],
        say: Say,
        seen: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock, self._say, self._seen = place, jobs, clock, say, seen
        self._looked_at, self._asked = -PACE, 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.look)

    def look(self) -> None:
        """Whether something is to be told now: when a setting has changed, and when it said it wants to look."""
        self.stop()
        if self._place.settings.is_on("notifications"):
            self._looked_at = time.monotonic()
            job = self._jobs.aside(partial(_look, self._place, self._clock()))
            job.done.connect(partial(self._looked, self._asked))
            job.failed.connect(self._failed)

    def look_soon(self) -> None:
        """The same, and not again and again: in a large shop colours change all the time, and a look costs a moment."""
        wait = self._looked_at + PACE - time.monotonic()
        if wait <= 0:
            self.look()
        elif not self._next.isActive() or self._next.remainingTime() > wait * MS:
            self._next.start(round(wait * MS))

    def stop(self) -> None:
        """Tells nothing more, also of what was asked for already."""
        self._next.stop()
        self._asked += 1

    def _looked(self, asked: int, looked: Looked) -> None:
        if asked != self._asked:
            return  # something else has been asked since
        notice, again_at = looked.notice, looked.again_at
        if notice is not None and self._seen():
            again_at = self._clock() + WHILE_SEEN
        elif notice is not None and self._say(notice.title, notice.text):
            self._remember(notice)
        if again_at is not None and not self._next.isActive():  # else it was asked to look sooner meanwhile
            self._next.start(min(max(again_at - self._clock(), 1), LONGEST_SLEEP) * MS)

    def _remember(self, notice: Notice) -> None:
        job = self._jobs.write(partial(notices.was_told, self._place, notice, self._clock()), must_finish=True)
        job.failed.connect(self._failed)

    def _failed(self, error: Exception) -> None:
        self._next.start(LONGEST_SLEEP * MS)
        self.failed.emit(error)


def _look(place: Workplace, now: int, *, reporter: Reporter) -> Looked:  # noqa: ARG001 - it takes a moment and then is over
    return notices.look(place, now)


def say_without_tray(title: str, text: str) -> bool:
    """Desktops of Linux without a place for icons still show notices; whether this one could be asked for."""
    program = shutil.which("notify-send") if sys.platform == "linux" else None
    if program is None:
        return False
    with with_the_systems_libraries():
        started = QProcess.startDetached(program, ["--app-name=ShopGuard", "--", title, text])
    return bool(started[0] if isinstance(started, tuple) else started)
