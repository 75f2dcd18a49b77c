"""Keeps the colours true: judges at the start, after an import, and exactly when the next colour can change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from shopguard.core.beijing import HOUR
from shopguard.flows import judging
from shopguard.flows.judging import Changed
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs

LONGEST_SLEEP = 12 * HOUR  # a timer counts in 32-bit milliseconds; a computer that slept looks again
SECONDS_TO_NEXT_TRY = 60
MS = 1000


class Judgement(QObject):
    """``judged`` carries what a refresh did (:class:`Changed`), ``failed`` the exception."""

    judged = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Judges what is due, in the background."""
        self._next.stop()
        job = self._jobs.write_reporting(partial(judging.refresh, self._place, self._clock()))
        job.done.connect(self._told)
        job.failed.connect(self._failed)

    def stop(self) -> None:
        """Looks no more."""
        self._next.stop()

    def _failed(self, error: Exception) -> None:
        """One failure does not stop the clock: it is said, and tried again."""
        self._next.start(SECONDS_TO_NEXT_TRY * MS)
        self.failed.emit(error)

    def _told(self, changed: Changed) -> None:
        if changed.next_change_at is not None:
            wait = min(max(changed.next_change_at - self._clock(), 1), LONGEST_SLEEP)
            self._next.start(wait * MS)
        self.judged.emit(changed)
