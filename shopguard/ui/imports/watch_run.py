"""Looks into the watched folder in the background, one look at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopguard.core.message import UserProblem
from shopguard.flows.imports.watching import FolderWatch, Look
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.imports.watch import SELDOM, SOON, FolderBell
from shopguard.ui.jobs import Job, Jobs


class WatchRun(QObject):
    """``looked`` carries the Look of each look that could be taken; ``lost`` (UserProblem): the folder cannot be read now.

    ``failed`` carries any other exception: then it is over for this session.
    """

    looked = Signal(object)
    lost = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._watch: FolderWatch | None = None
        self._job: Job | None = None
        self._bell = FolderBell(self)
        self._bell.rung.connect(self.look)

    def start(self, folder: Path, *, existing: bool = False) -> None:
        """Looks into this folder from now on; ``existing``: also at what was there before."""
        self.stop()
        self._watch = FolderWatch(self._place, folder, existing=existing)
        self.look()

    def stop(self) -> None:
        """Looks no more; a look that is under way is not told of."""
        self._bell.stop()
        self._watch = None
        if self._job is not None:
            self._job.superseded = True
            self._job.cancel()
            self._job = None

    def look(self) -> None:
        """Looks now, unless a look is under way: that one is followed by another."""
        if self._watch is None or self._job is not None:
            return
        self._job = self._jobs.aside(partial(_look, self._watch, self._clock()))
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)

    def _done(self, look: Look) -> None:
        self._job = None
        if self._watch is not None:
            self._bell.listen(self._watch.folder)
            self._bell.wait(SOON if look.unfinished else SELDOM)
        self.looked.emit(look)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, UserProblem):
            self._bell.wait(SELDOM)
            self.lost.emit(error)
        else:
            self.stop()
            self.failed.emit(error)


def _look(watch: FolderWatch, now: int, *, reporter: Reporter) -> Look:
    return watch.look(now, reporter)
