"""The evidence of a case's window: files asked for and copied, their small pictures, and the close look at one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.appeals.view import AppealView
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_actions import CaseActions
from shopguard.ui.appeals.checklist_page import ChecklistPage
from shopguard.ui.appeals.look import EvidenceLook, files_of, place_of
from shopguard.ui.appeals.small_pictures import small_pictures
from shopguard.ui.appeals.work_strip import WorkStrip
from shopguard.ui.ask import Ask
from shopguard.ui.imports.drops import EVIDENCE, patterns
from shopguard.ui.jobs import Job, Jobs


class CaseEvidence(QObject):
    """``strip`` shows a file being copied; ``copied`` carries how many are in the case now.

    ``problem`` carries an exception that is no UserProblem.
    """

    problem = Signal(object)
    copied = Signal(int)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        actions: CaseActions,
        checklist: ChecklistPage,
        view: AppealView,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._window = place, jobs, ask, window
        self._actions, self._checklist, self._view = actions, checklist, view
        self._copying = 0  # drops that are not in the case yet
        self.look: EvidenceLook | None = None
        self.strip = WorkStrip(place.texts)
        actions.copying.connect(self._show_copying)
        checklist.files_offered.connect(actions.attach)
        checklist.files_wanted.connect(self._ask_files)
        checklist.removal_wanted.connect(actions.take_out)
        checklist.look_wanted.connect(self._look_at)
        checklist.said.connect(actions.say)
        checklist.pictures_wanted.connect(self.load_pictures)

    def show_case(self, view: AppealView) -> None:
        """Shows the slots as they stand."""
        self._view = view
        self._checklist.show_slots(view.checklist)
        self.load_pictures()

    def load_pictures(self) -> None:
        """Draws the small pictures that are on show and not there yet, in the background."""
        lacking = [one for card in self._checklist.cards.values() for one in card.lacking_pictures()]
        if lacking:
            files = {one.sha256: one.original for one in lacking}
            job = self._jobs.read(partial(small_pictures, files))
            job.done.connect(self._checklist.show_pictures)
            job.failed.connect(self.problem)

    def _ask_files(self, item: str) -> None:
        kinds = self.tr("图片、PDF、聊天记录、表格、录音、视频 ({endings})").format(endings=patterns(EVIDENCE))
        self._ask.files(self._window, self.tr("添加证据"), kinds, partial(self._actions.attach, item))

    def _look_at(self, item: str, sha256: str) -> None:
        files = files_of(self._view)
        at = place_of(files, item, sha256)
        self.look = EvidenceLook(self._place, self._jobs, self._ask, files, at, self._window)
        self.look.finished.connect(self.look.deleteLater)
        self.look.problem.connect(self.problem)
        self.look.turned.connect(self._actions.turn)
        self.look.open_full()

    def _show_copying(self, job: Job, files: int) -> None:
        self._copying += 1
        self.strip.begin(self.tr("正在复制原件…"))
        job.progressed.connect(self.strip.show_progress)
        job.done.connect(partial(self._tell_copied, files))
        for end in (job.done, job.failed, job.cancelled):
            end.connect(self._end_copying)
        self.strip.cancel_wanted.connect(job.cancel)

    def _tell_copied(self, files: int, _view: object) -> None:
        self.copied.emit(files)

    def _end_copying(self, _outcome: object = None) -> None:
        self._copying -= 1
        if not self._copying:
            self.strip.end()
