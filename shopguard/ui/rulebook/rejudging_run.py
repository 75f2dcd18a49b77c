"""Judging everything again after the rules changed: in the background, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.core.message import Texts
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.rulebook import recoloured, rejudging
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.progress_bar import ProgressStrip


@dataclass(frozen=True, slots=True)
class _Outcome:
    judged: int
    changed: int
    unseen: bool


class RejudgingRun(QObject):
    """``begun`` and ``progressed`` (Progress) come only where verdicts by other rules are left.

    Then one of ``done`` (how many orders changed colour), ``stopped`` and ``failed``, and ``ended``. Where nothing is left,
    ``unseen`` comes if the owner has not closed the last list yet.
    """

    begun = Signal()
    progressed = Signal(object)
    done = Signal(int)
    unseen = Signal()
    stopped = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._job: Job | None = None
        self._begun = False

    def start(self) -> None:
        """Judges what is left, if anything is; a run that is under way gives way to the newer rules."""
        self.cancel()
        job = self._job = self._jobs.write_reporting(partial(_rejudge, self._place, self._clock()))
        job.progressed.connect(self._progressed)
        job.done.connect(self._done)
        job.cancelled.connect(self._cancelled)
        job.failed.connect(self._failed)

    def cancel(self) -> None:
        """Stops after the batch that is under way; the rest is done at the next start."""
        if self._job is not None:
            self._job.cancel()

    def _progressed(self, progress: Progress) -> None:
        if not self._begun:
            self._begun = True
            self.begun.emit()
        self.progressed.emit(progress)

    def _done(self, outcome: _Outcome) -> None:
        if not self._is_newest():
            return
        if outcome.judged:
            self.done.emit(outcome.changed)
        elif outcome.unseen:
            self.unseen.emit()
        self._end()

    def _cancelled(self) -> None:
        if self._is_newest():
            self.stopped.emit()
            self._end()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
        if self._is_newest():
            self._end()

    def _is_newest(self) -> bool:
        """Whether it is the job started last that tells; then nothing is under way any more."""
        newest = self.sender() is self._job
        if newest:
            self._job = None
        return newest

    def _end(self) -> None:
        if self._begun:
            self._begun = False
            self.ended.emit()


def _rejudge(place: Workplace, now: int, *, reporter: Reporter) -> _Outcome:
    judged = rejudging.rejudge(place, now, reporter)
    changed = sum(recoloured.count_changes(place).values()) if judged else 0
    return _Outcome(judged, changed, recoloured.are_unseen(place))


class RejudgingStrip(ProgressStrip):
    """The strip that shows it. ``why``: the sentence while it runs."""

    def __init__(self, texts: Texts, why: str) -> None:
        super().__init__(texts)
        self._why = why
        self.bar.setAccessibleName(self.tr("重新判断的进度"))
        self.cancel.setText(self.tr("以后再算"))

    def begin(self) -> None:
        """It has begun; how much there is, is not known yet."""
        super().begin()
        self.sentence.setText(self._why)

    def _cancel(self) -> None:
        super()._cancel()
        self.sentence.setText(self.tr("正在停下，已经判断的会留着…"))
