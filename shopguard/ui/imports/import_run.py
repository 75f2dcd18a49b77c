"""One import at a time, in the background, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopguard.flows.imports import importing, owners_as_of
from shopguard.flows.imports.importing import FileResult, ImportReport, ImportStopped
from shopguard.flows.imports.mapping import file_of
from shopguard.flows.imports.owners_as_of import lacks_moment, with_files_of
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs, ReportingWork


class ImportRun(QObject):
    """``begun``, ``progressed`` (Progress), then one of ``reported`` (ImportReport), ``stopped`` (ImportReport of what
    was done until then), ``failed``; then ``ended``. ``moment_wanted``: a file that was mapped lacks the moment of its export.
    """

    begun = Signal()
    progressed = Signal(object)
    reported = Signal(object)
    stopped = Signal(object)
    moment_wanted = Signal(object)  # FileResult
    failed = Signal(object)
    ended = Signal()

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._job: Job | None = None
        self._last: ImportReport | None = None
        self._again = False
        self._asked = 0  # for how many files

    def running(self) -> bool:
        """Whether an import is under way."""
        return self._job is not None

    def start(self, paths: list[Path]) -> None:
        """Imports the files, unless another import is still under way."""
        if self._job is not None or not paths:
            return
        self._run(partial(importing.import_files, self._place, paths, now=self._clock()), len(paths), again=False)

    def take_again(self, result: FileResult, as_of: int) -> None:
        """Imports one file of the last import once more, as speaking for ``as_of``; the others' results stand."""
        if self._job is None:
            work = partial(owners_as_of.take_again, self._place, result, as_of, now=max(as_of, self._clock()))
            self._run(work, 1, again=True)

    def take_by(self, path: str, mapping: str) -> None:
        """Imports one file (``archive.zip!member`` for a member) by a template; the results of the last import stand."""
        if self._job is None:
            paths, now = [file_of(path)], self._clock()
            work = partial(importing.import_files, self._place, paths, now=now, only={path}, mapping=mapping)
            self._run(work, 1, again=True)

    def _run(self, work: ReportingWork, asked: int, *, again: bool) -> None:
        self._again, self._asked = again, asked
        self._job = self._jobs.write_reporting(partial(_until_stopped, work))
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
        asks = [file for file in report.files if lacks_moment(file) and file.mapping is not None]
        if self._again and self._last is not None:
            report = with_files_of(self._last, report)
        self._last = report
        (self.reported if report.stopped is None else self.stopped).emit(report)
        if asks:
            self.moment_wanted.emit(asks[0])

    def _cancelled(self) -> None:
        """Before it had begun."""
        self._end()
        self.stopped.emit(ImportStopped((), not_begun=self._asked).report)

    def _failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _until_stopped(work: ReportingWork, *, reporter: Reporter) -> ImportReport:
    """The report, also of an import that was stopped on the way."""
    try:
        report: ImportReport = work(reporter=reporter)
    except ImportStopped as stopped:
        return stopped.report
    return report
