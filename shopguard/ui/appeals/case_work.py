"""What a case's window asks for: done in the background, one after the other; the case is shown as it then stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from shopguard.flows.appeals import showing
from shopguard.flows.appeals.extensions import ExtensionOffer, offered_extensions
from shopguard.flows.appeals.reasons import ReasonTemplate, reason_templates
from shopguard.flows.appeals.view import AppealView
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs, ReportingWork
from shopguard.ui.paced_reading import PacedReading


class CaseRead(NamedTuple):
    """The case as read at one moment, with what it can be given. ``version``: how much had been written here when it was asked for."""

    version: int
    view: AppealView
    templates: tuple[ReasonTemplate, ...]
    offers: tuple[ExtensionOffer, ...]


class CaseWork(QObject):
    """``changed``: the case was written and is now as this :class:`AppealView` says; ``read``: it was only read (:class:`CaseRead`).

    ``failed`` carries the exception; the case is as it was.
    """

    changed = Signal(object)
    read = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], appeal_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock, self._appeal_id = place, jobs, clock, appeal_id
        self._version = 0
        self._reading = PacedReading(jobs, self)
        self._reading.done.connect(self._was_read)
        self._reading.failed.connect(self.failed)

    def write(self, change: Callable[[], object]) -> Job:
        """Changes the case, also when everything is being closed: the owner has just told it."""
        work = partial(_change, self._place, self._appeal_id, self._clock(), change)
        return self._watched(self._jobs.write(work, must_finish=True))

    def write_reporting(self, change: ReportingWork) -> Job:
        """The same for what may take long, and may be done in part when it fails or is cancelled."""
        work = partial(_change_reporting, self._place, self._appeal_id, self._clock(), change)
        job = self._watched(self._jobs.write_reporting(work))
        job.failed.connect(self._read_again)
        job.cancelled.connect(self._read_again)
        return job

    def keep(self, change: Callable[[], object]) -> None:
        """Keeps what was just typed, also when everything is being closed; nothing is shown anew."""
        self._version += 1
        job = self._jobs.write(change, must_finish=True)
        for end in (job.done, job.failed, job.cancelled):
            end.connect(self._was_written)  # what was read meanwhile is older
        job.failed.connect(self.failed)

    def reload(self) -> None:
        """Reads the case anew: somebody else may have changed it."""
        self._reading.read(partial(_read, self._place, self._appeal_id, self._clock(), self._version))

    def _watched(self, job: Job) -> Job:
        self._version += 1
        for end in (job.done, job.failed, job.cancelled):
            end.connect(self._was_written)  # before the case is shown: what was read meanwhile is older
        job.done.connect(self.changed)
        job.failed.connect(self.failed)
        return job

    def _was_written(self, _outcome: object = None) -> None:
        self._version += 1

    def _read_again(self, _error: object = None) -> None:
        self.reload()

    def _was_read(self, read: CaseRead) -> None:
        if read.version == self._version:
            self.read.emit(read)
        else:
            self.reload()


def _change(place: Workplace, appeal_id: str, now: int, change: Callable[[], object]) -> AppealView:
    change()
    return showing.show_appeal(place, appeal_id, now)


def _change_reporting(
    place: Workplace, appeal_id: str, now: int, change: ReportingWork, *, reporter: Reporter
) -> AppealView:
    change(reporter=reporter)
    return showing.show_appeal(place, appeal_id, now)


def _read(place: Workplace, appeal_id: str, at: int, version: int) -> CaseRead:
    view = showing.show_appeal(place, appeal_id, at)
    return CaseRead(version, view, reason_templates(place, appeal_id, at), offered_extensions(place, appeal_id, at))
