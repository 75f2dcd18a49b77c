"""One import at a time, in the background, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopguard.flows import importing, owners_as_of
from shopguard.flows.importing import FileResult, ImportReport
from shopguard.flows.mapping import file_of
from shopguard.flows.owners_as_of import with_files_of
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs, ReportingWork


class ImportRun(QObject):
    """``begun``, ``progressed`` (Progress), then one of ``reported`` (ImportReport), ``stopped``, ``failed``; then ``ended``."""

    begun = Signal()
    progressed = Signal(object)
    reported = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._job: Job | None = None
        self._last: ImportReport | None = None
        self._again = False

    def running(self) -> bool:
        """Whether an import is under way."""
        return self._job is not None

    def start(self, paths: list[Path]) -> None:
        """Imports the files, unless another import is still under way."""
        if self._job is not None or not paths:
            return
        self._run(partial(importing.import_files, self._place, paths, now=self._clock()), again=False)

    def take_again(self, result: FileResult, as_of: int) -> None:
        """Imports one file of the last import once more, as speaking for ``as_of``; the others' results stand."""
        if self._job is None:
            work = partial(owners_as_of.take_again, self._place, result, as_of, now=max(as_of, self._clock()))
            self._run(work, again=True)

    def take_by(self, path: str, mapping: str) -> None:
        """Imports one file (``archive.zip!member`` for a member) by a template; the results of the last import stand."""
        if self._job is None:
            paths, now = [file_of(path)], self._clock()
            work = partial(importing.import_files, self._place, paths, now=now, only={path}, mapping=mapping)
            self._run(work, again=True)

    def _run(self, work: ReportingWork, *, again: bool) -> None:
        self._again = again
        self._job = self._jobs.write_reporting(work)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._done)
        self._job.cancelled.connect(self._cancelled)
        self._job.failed.connect(self._failed)
        self.begun.emit()

    def cancel(self) -> None:
        """Stops at the next chance; the file under way is left out whole."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, report: ImportReport) -> None:
        self._end()
        if self._again and self._last is not None:
            report = with_files_of(self._last, report)
        self._last = report
        self.reported.emit(report)

    def _cancelled(self) -> None:
        self._end()
        self.stopped.emit()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
