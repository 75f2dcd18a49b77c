"""What the files speak for: up to when each knows, what is missing between them, and from which day on they are judged."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.imports.importing import FileResult
from shopguard.flows.judging import Changed
from shopguard.flows.workplace import Workplace
from shopguard.ui.imports.as_of_desk import AsOfDesk
from shopguard.ui.imports.completeness_desk import CompletenessDesk
from shopguard.ui.imports.import_panel import ImportPanel
from shopguard.ui.imports.import_run import ImportRun
from shopguard.ui.imports.judge_from_desk import JudgeFromDesk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.shell.sure_clock import SureClock


class KnowledgeDesk(QObject):
    """Connects the import's result with what the owner can say about it. ``ended``: orders were judged by another day;
    ``failed`` carries the exception. ``bars``: what it shows across the window."""

    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        clock: SureClock,
        entry: QAction,
        notice: Notice,
        imports: ImportRun,
        results: ImportPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._clock, self._notice, self._imports = clock, notice, imports
        self.as_of = AsOfDesk(place.texts, jobs, clock, window)
        self.completeness = CompletenessDesk(place, jobs, clock, window)
        self.judge_from = JudgeFromDesk(place, jobs, clock, entry, notice, window)
        self.bars = (self.completeness.bar, self.judge_from.strip)
        results.as_of_wanted.connect(self.as_of.open)
        imports.moment_wanted.connect(self.as_of.open)
        self.as_of.told.connect(self._take_again)
        results.judge_from_chosen.connect(self.judge_from.choose)
        results.judge_from_day_wanted.connect(self.judge_from.open)
        self.judge_from.chosen.connect(results.judge_from_is_chosen)
        self.judge_from.ended.connect(self.ended)
        for desk in (self.as_of, self.completeness, self.judge_from):
            desk.failed.connect(self.failed)

    def judged(self, changed: Changed) -> None:
        """The window's clock keeps step with what the files tell; then looks what is missing."""
        self._clock.was_judged_at(changed.at)
        self.completeness.look()

    def _take_again(self, result: FileResult, as_of: int) -> None:
        if self._imports.running():
            self._notice.say(self.tr("上一批文件还在导入，等它完成再改这个文件的导出时间。"))
            return
        self._imports.take_again(result, as_of)

    def close(self) -> None:
        """Closes what is open."""
        for desk in (self.as_of, self.completeness, self.judge_from):
            desk.close()
