"""Reads something again and again, and leaves the computer room: never twice at once, and what took long has a rest after it.

In a shop of a hundred thousand orders some colour changes every second; what it costs takes seconds to work out.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from shopguard.ui.jobs import Jobs, Work

SHORT = 0.5  # seconds: what is read as fast as that needs no rest
RESTS = 2  # times as long as it took
MS = 1000


class PacedReading(QObject):
    """``done`` carries what the work returned, ``failed`` the exception. Asked for meanwhile, it is read once more after."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._begun = 0.0
        self._under_way = False
        self._wanted: Work | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)

    def read(self, work: Work) -> None:
        """Reads it as soon as may be; newer work takes the place of what has not begun."""
        self._wanted = work
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted is None or self._under_way or self._rest.isActive():
            return
        work, self._wanted = self._wanted, None
        self._begun, self._under_way = time.monotonic(), True
        job = self._jobs.read(work)
        job.done.connect(self._ended)
        job.done.connect(self.done)
        job.failed.connect(self._ended)
        job.failed.connect(self.failed)

    def _ended(self, _outcome: object) -> None:
        self._under_way = False
        took = time.monotonic() - self._begun
        if took > SHORT:
            self._rest.start(round(took * RESTS * MS))
        self._go_on()
