"""One round of asking online: step after step in the background, so that other work gets its turn between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.core.message import Message, Texts
from shopguard.flows.imports import online_tracks
from shopguard.flows.imports.online_plan import Selection
from shopguard.flows.imports.online_tracks import Asking, Round
from shopguard.flows.workplace import Workplace
from shopguard.online.account import AccountKeeper
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.progress_bar import ProgressStrip


class OnlineRun(QObject):
    """``begun``, ``progressed`` (Progress), ``stored`` (answers are in and judged), then ``ended`` (Round) or ``failed``."""

    begun = Signal()
    progressed = Signal(object)
    stored = Signal()
    ended = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        keeper: AccountKeeper,
        clock: Callable[[], int],
        url: str | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._keeper, self._clock, self._url = place, jobs, keeper, clock, url
        self._job: Job | None = None
        self._asking: Asking | None = None
        self._round = Round(())
        self._wanted = True

    def running(self) -> bool:
        """Whether a round is under way."""
        return self._job is not None

    def start(self, selection: Selection) -> None:
        """Begins a round, unless one is under way."""
        if self._job is not None:
            return
        self._wanted = True
        work = partial(online_tracks.begin, self._place, self._keeper, selection, self._clock, self._url)
        self._follow(self._jobs.read(work), self._begin)
        self.begun.emit()

    def cancel(self) -> None:
        """Ends the round at the next chance; what was answered stays."""
        self._wanted = False
        if self._job is not None:
            self._job.cancel()

    def _begin(self, begun: tuple[Asking, Round]) -> None:
        self._asking, self._round = begun
        self._go_on()

    def _go_on(self) -> None:
        if self._asking is None or self._round.over or not self._wanted:
            self._end()
            return
        work = partial(online_tracks.ask_some, self._place, self._asking, self._round)
        self._follow(self._jobs.write_reporting(work), self._step_done)

    def _follow(self, job: Job, done: Callable[..., None]) -> None:
        self._job = job
        job.progressed.connect(self.progressed)
        job.done.connect(done)
        job.cancelled.connect(self._end)
        job.failed.connect(self._fail)

    def _step_done(self, after: Round) -> None:
        if after.batch is not None:
            self.stored.emit()
        self._round = after
        self._go_on()

    def _end(self) -> None:
        self._job = self._asking = None
        self.ended.emit(self._round)

    def _fail(self, error: Exception) -> None:
        self._job = self._asking = None
        self.failed.emit(error)


class OnlineStrip(ProgressStrip):
    """The strip that shows it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.bar.setAccessibleName(self.tr("查轨迹的进度"))
        self.cancel.setText(self.tr("停下"))
        self.cancel.setAutoDefault(False)

    def begin(self) -> None:
        """It has begun; how much there is, is not known yet."""
        super().begin()
        self.sentence.setText(self._texts.say(Message("progress.asking_online")))

    def _cancel(self) -> None:
        super()._cancel()
        self.sentence.setText(self.tr("正在停下，已经查到的会留着…"))
