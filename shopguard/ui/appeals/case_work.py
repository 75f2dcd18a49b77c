"""What a case's window asks for: done in the background, one after the other; the case is shown as it then stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.flows.appeals import showing
from shopguard.flows.appeals.view import AppealView
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs, ReportingWork


class CaseWork(QObject):
    """``changed``: the case was written and is now as this :class:`AppealView` says; ``read``: it was only read anew.

    ``failed`` carries the exception; the case is as it was.
    """

    changed = Signal(object)
    read = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], appeal_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock, self._appeal_id = place, jobs, clock, appeal_id

    def write(self, change: Callable[[], object]) -> Job:
        """Changes the case."""
        job = self._jobs.write(partial(_change, self._place, self._appeal_id, self._clock(), change))
        job.done.connect(self.changed)
        job.failed.connect(self.failed)
        return job

    def write_reporting(self, change: ReportingWork) -> Job:
        """The same for what may take long; cancelled, the case is as it was."""
        job = self._jobs.write_reporting(partial(_change_reporting, self._place, self._appeal_id, self._clock(), change))
        job.done.connect(self.changed)
        job.failed.connect(self.failed)
        return job

    def keep(self, change: Callable[[], object]) -> None:
        """Keeps what was just typed, also when everything is being closed; nothing is shown anew."""
        self._jobs.write(change, must_finish=True).failed.connect(self.failed)

    def reload(self) -> None:
        """Reads the case anew: somebody else may have changed it."""
        job = self._jobs.write(partial(showing.show_appeal, self._place, self._appeal_id, self._clock()))
        job.done.connect(self.read)
        job.failed.connect(self.failed)


def _change(place: Workplace, appeal_id: str, now: int, change: Callable[[], object]) -> AppealView:
    change()
    return showing.show_appeal(place, appeal_id, now)


def _change_reporting(
    place: Workplace, appeal_id: str, now: int, change: ReportingWork, *, reporter: Reporter
) -> AppealView:
    change(reporter=reporter)
    return showing.show_appeal(place, appeal_id, now)
