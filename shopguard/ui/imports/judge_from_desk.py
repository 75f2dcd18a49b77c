"""From which day on orders are judged: chosen on the import's result or in the menu, judged again in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.beijing import day_of
from shopguard.flows.imports import judge_from
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.rulebook.rejudging_run import RejudgingStrip

if TYPE_CHECKING:
    from shopguard.ui.imports.judge_from_dialog import JudgeFromDialog


class JudgeFromDesk(Desk):
    """``strip`` shows how far it is. ``chosen``: the choice stands; ``ended``: what could be judged by it is judged;
    ``failed`` carries the exception. ``dialog`` is the one that is open."""

    chosen = Signal()
    ended = Signal()
    dialog: JudgeFromDialog | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        clock: Callable[[], int],
        entry: QAction,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock, self._notice = place, jobs, clock, notice
        self._job: Job | None = None
        self.strip = RejudgingStrip(place.texts, self.tr("正在按新的起始日重新判断…"))
        self.strip.cancel_wanted.connect(self._cancel)
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Asks for a day."""
        job = self._jobs.read(partial(judge_from.chosen_day, self._place), topic="judge from")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def choose(self, day: date | None) -> None:
        """Judges from that day on, None: all. A choice that is still being carried out gives way."""
        self._cancel()
        work = partial(judge_from.choose_day, self._place, day, now=self._clock())
        self._job = self._jobs.write_reporting(work)
        self._job.progressed.connect(self.strip.show_progress)
        self._job.done.connect(self._done)
        self._job.cancelled.connect(self._stopped)
        self._job.failed.connect(self._failed)
        self.strip.begin()
        self.chosen.emit()

    def _show(self, day: date | None) -> None:
        from shopguard.ui.imports.judge_from_dialog import JudgeFromDialog  # not before somebody wants it

        self.close()
        dialog = JudgeFromDialog(day, day_of(self._clock()), self._window)
        dialog.chosen.connect(self.choose)
        self._open_dialog(dialog)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self) -> None:
        if self._is_newest():
            self._end()

    def _stopped(self) -> None:
        if self._is_newest():
            self._notice.say(self.tr("先停下了：一部分订单还没按新的起始日判断，下次刷新时接着算。"))
            self._end()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
        if self._is_newest():
            self._end()

    def _is_newest(self) -> bool:
        return self.sender() is self._job

    def _end(self) -> None:
        self._job = None
        self.strip.end()
        self.ended.emit()
