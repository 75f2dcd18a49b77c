"""One import at a time, in the background, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopguard.flows.imports import importing, owners_as_of
from shopguard.flows.imports.importing import FileResult, ImportReport, ImportStopped
from shopguard.flows.imports.mapping import file_of
from shopguard.flows.imports.owners_as_of import lacks_moment, with_files_of
from shopguard.flows.progress import Reporter
from shopguard.flows.shops.shops import one_shop_is_usual, remember_signs
from shopguard.flows.shops.unclaimed import Unclaimed, unclaimed_files
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs, ReportingWork

NO_ANSWERS: Mapping[str, str] = importing.NOBODY_ASKED


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be imported; see :func:`~shopguard.flows.imports.importing.import_files`. ``again``: the last results stand."""

    paths: tuple[Path, ...]
    only: frozenset[str] = frozenset()
    mapping: str | None = None
    again: bool = False


class ImportRun(QObject):
    """``begun``, ``progressed`` (Progress), then one of ``reported`` (ImportReport), ``stopped`` (ImportReport of what
    was done until then), ``failed``; then ``ended``. ``moment_wanted``: a file that was mapped lacks the moment of its export.
    ``shop_wanted`` instead of any of these: nobody can tell whose some of the files (tuple of Unclaimed) are; :meth:`go_on` or
    :meth:`give_up` answers, and until then it is still running.
    """

    begun = Signal()
    progressed = Signal(object)
    reported = Signal(object)
    stopped = Signal(object)
    moment_wanted = Signal(object)  # FileResult
    shop_wanted = Signal(object)  # tuple[Unclaimed, ...]
    failed = Signal(object)
    ended = Signal()

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._job: Job | None = None
        self._last: ImportReport | None = None
        self._wanted: _Wanted | None = None  # waits for an answer, while no job is under way
        self._again = False
        self._asked = 0  # for how many files
        self.paths: tuple[Path, ...] = ()  # of the import that is under way, since ``begun_at``
        self.begun_at = 0

    def running(self) -> bool:
        """Whether an import is under way."""
        return self._job is not None or self._wanted is not None

    def start(self, paths: list[Path]) -> None:
        """Imports the files, unless another import is still under way."""
        if not self.running() and paths:
            self._begin(_Wanted(tuple(paths)), asks=True)

    def take_again(self, result: FileResult, as_of: int) -> None:
        """Imports one file of the last import once more, as speaking for ``as_of``; the others' results stand."""
        if not self.running():
            self.paths, self.begun_at = (), self._clock()
            work = partial(owners_as_of.take_again, self._place, result, as_of, now=max(as_of, self.begun_at))
            self._run(work, 1, again=True)

    def take_by(self, path: str, mapping: str) -> None:
        """Imports one file (``archive.zip!member`` for a member) by a template; the results of the last import stand."""
        if not self.running():
            self._begin(_Wanted((file_of(path),), frozenset({path}), mapping, again=True), asks=True)

    def go_on(self, shops: Mapping[str, str], signs: Mapping[str, str]) -> None:
        """The owner's answer: shop by path, and what to remember: shop by sign."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._begin(wanted, asks=False, shops=shops, signs=signs)

    def give_up(self) -> None:
        """No answer: nothing is imported."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.stopped.emit(ImportStopped((), not_begun=len(wanted.paths)).report)

    def _begin(
        self,
        wanted: _Wanted,
        *,
        asks: bool,
        shops: Mapping[str, str] = NO_ANSWERS,
        signs: Mapping[str, str] = NO_ANSWERS,
    ) -> None:
        self._wanted = wanted if asks else None
        self.paths, self.begun_at = wanted.paths, self._clock()
        work = partial(_import, self._place, wanted, self.begun_at, asks=asks, shops=shops, signs=signs)
        self._run(work, len(wanted.paths), again=wanted.again)

    def _run(self, work: ReportingWork, asked: int, *, again: bool) -> None:
        self._again, self._asked = again, asked
        self._job = self._jobs.write_reporting(partial(_until_stopped, work))
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._asked_or_done)
        self._job.cancelled.connect(self._cancelled)
        self._job.failed.connect(self._failed)
        self.begun.emit()

    def cancel(self) -> None:
        """Stops at the next chance; the file under way is left out whole."""
        if self._job is not None:
            self._job.cancel()

    def _asked_or_done(self, outcome: ImportReport | tuple[Unclaimed, ...]) -> None:
        if isinstance(outcome, ImportReport):
            self._done(outcome)
            return
        wanted = self._wanted
        self._end()
        self._wanted = wanted
        self.shop_wanted.emit(outcome)

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
        self._job = self._wanted = None
        self.ended.emit()


def _import(
    place: Workplace,
    wanted: _Wanted,
    now: int,
    *,
    asks: bool,
    shops: Mapping[str, str],
    signs: Mapping[str, str],
    reporter: Reporter,
) -> ImportReport | tuple[Unclaimed, ...]:
    """The report; or, where it may ask and has to, the files to ask about: then nothing is imported yet."""
    paths, only = wanted.paths, wanted.only
    if asks:
        one_shop_is_usual(place)
        asked = unclaimed_files(place, paths, now=now, only=only, mapping=wanted.mapping, reporter=reporter)
        if asked:
            return asked
    if signs:
        remember_signs(place, signs, now)
    return importing.import_files(
        place, paths, now=now, only=only, mapping=wanted.mapping, shops=shops, reporter=reporter
    )


def _until_stopped(work: ReportingWork, *, reporter: Reporter) -> ImportReport | tuple[Unclaimed, ...]:
    """The report, also of an import that was stopped on the way."""
    try:
        outcome: ImportReport | tuple[Unclaimed, ...] = work(reporter=reporter)
    except ImportStopped as stopped:
        return stopped.report
    return outcome
