"""The imports: the list on the left, one of them on the right, and the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.imports import batches
from shopguard.flows.imports.batches import PAGE, Batch, BatchDetails, Undone
from shopguard.flows.progress import Progress
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.imports.batch_details import BatchPane
from shopguard.ui.imports.batch_list import BatchList
from shopguard.ui.imports.rejects_desk import RejectsDesk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import moment_with_year


class BatchDialog(QDialog):
    """Everything that reads or writes goes through ``jobs``. ``changed``: an import was taken back; ``undone`` carries its ref."""

    changed = Signal()
    undone = Signal(int)
    problem = Signal(object)  # an exception that is no UserProblem: the window knows what to do with it

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self._listed = 0
        self._shown: Batch | None = None
        self.setWindowTitle(self.tr("导入记录"))
        self.resize(scaled(1000), scaled(680))
        self.list = BatchList()
        self.title = plain_label(bold=True, scale=1.1)
        self.why_not = Toned("watch")
        self.pane = BatchPane(place.texts)
        self.nothing = Quiet(self.tr("还没有导入过文件。"), scale=1.0)
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.undo_button = QPushButton(self.tr("撤销这次导入…"))
        self.undo_later_button = QPushButton(self.tr("连同后面的一起撤销…"))
        self.close_button = QPushButton(self.tr("关闭"))
        self._arrange()
        self.list.chosen.connect(self._read)
        self.list.more_wanted.connect(self._read_list)
        self.pane.more_wanted.connect(self._read_more)
        self.rejects = RejectsDesk(place, jobs, ask, self)
        self.pane.list_wanted.connect(self.rejects.show)
        self.rejects.failed.connect(self._failed)
        self._read_list()

    def _arrange(self) -> None:
        self.undo_button.clicked.connect(self._ask_undo)
        self.close_button.clicked.connect(self.accept)
        self.undo_later_button.clicked.connect(self._look_at_later)
        for button in (self.undo_button, self.undo_later_button, self.close_button):
            button.setAutoDefault(False)
        self.undo_button.setEnabled(False)
        self.undo_later_button.hide()
        for part in (self.why_not, self.said, self.went_wrong, self.nothing):
            part.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        for widget in (self.title, self.why_not, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.pane, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.list)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([250, 750])
        halves.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.undo_later_button)
        buttons.addWidget(self.undo_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(Quiet(self._explanation()))
        rows.addWidget(halves, 1)
        rows.addWidget(self.said)
        rows.addWidget(self.went_wrong)
        rows.addLayout(buttons)

    def _explanation(self) -> str:
        what = self.tr("每次导入了哪些文件、改了哪些订单、退回了哪些行，都记在这里。")
        return what + self.tr("导错了可以撤销：资料会回到导入之前的样子，您的文件不会动。")

    def _read_list(self) -> None:
        self.list.more.setEnabled(False)
        job = self._jobs.read(partial(batches.list_batches, self._place, offset=self._listed), topic="imports")
        job.done.connect(self._fill)
        job.failed.connect(self._failed)

    def _fill(self, found: list[Batch]) -> None:
        self._listed += len(found)
        self.list.more.setEnabled(True)
        self.list.add(found, more=len(found) == PAGE)
        empty = self._listed == 0
        self.nothing.setVisible(empty)
        self.pane.setVisible(not empty)

    def _read(self, ref: int) -> None:
        self.undo_button.setEnabled(False)
        self.undo_later_button.hide()
        job = self._jobs.read(partial(batches.show_batch, self._place, ref), topic="import")
        job.done.connect(self._show)
        job.failed.connect(self._failed)

    def _show(self, details: BatchDetails) -> None:
        batch = self._shown = details.batch
        title = self.tr("第 {number} 次导入 · {at}").format(number=batch.ref, at=moment_with_year(batch.imported_at))
        if batch.undone_at is not None:
            title += self.tr("（{at} 已撤销）").format(at=moment_with_year(batch.undone_at))
        self.title.setText(title)
        self.why_not.setVisible(batch.why_not is not None)
        self.why_not.setText("" if batch.why_not is None else self._place.texts.say(batch.why_not))
        self.undo_button.setEnabled(batch.can_be_undone)
        self.undo_later_button.setVisible(batch.can_be_undone_with_later)
        self.pane.show_details(details)

    def _read_more(self) -> None:
        if self._shown is None:
            return
        self.pane.more.setEnabled(False)
        work = partial(batches.show_batch, self._place, self._shown.ref, offset=self.pane.changes_shown())
        job = self._jobs.read(work, topic="import")
        job.done.connect(self.pane.add_changes)
        job.failed.connect(self._failed)

    def _ask_undo(self) -> None:
        if self._shown is None:
            return
        what = self.tr("撤销第 {number} 次导入？").format(number=self._shown.ref)
        then = self.tr("它带来的订单、包裹和物流会拿掉，它改过的会还原，订单重新判断。")
        later = self.tr("您的文件不会动，以后可以再导入。")
        yes = self.tr("撤销这次导入")
        self._ask.confirm(self, self.tr("撤销导入"), f"{what}\n{then}{later}", yes, partial(self._undo, batches.undo))

    def _look_at_later(self) -> None:
        if self._shown is None:
            return
        job = self._jobs.read(partial(batches.later_than, self._place, self._shown.ref), topic="later")
        job.done.connect(self._ask_undo_with_later)
        job.failed.connect(self._failed)

    def _ask_undo_with_later(self, later: tuple[int, ...]) -> None:
        if self._shown is None:
            return
        what = self.tr("撤销第 {number} 次导入，连同后面的 {count} 次（{later}）？").format(
            number=self._shown.ref, count=len(later), later=self.tr("、").join(map(str, later))
        )
        then = self.tr("资料会回到第 {number} 次导入之前的样子，订单重新判断；有一次撤不了，就都不撤。").format(
            number=self._shown.ref
        )
        again = self.tr("您的文件不会动：后面几次的文件没有错的话，撤销后再导入一次。")
        yes = self.tr("一起撤销")
        undo = partial(self._undo, batches.undo_with_later)
        self._ask.confirm(self, self.tr("撤销导入"), f"{what}\n{then}{again}", yes, undo)

    def _undo(self, undo: Callable[..., Undone]) -> None:
        if self._shown is None:
            return
        self._tell("")
        self.setEnabled(False)  # a second press would do it twice
        work = partial(undo, self._place, self._shown.ref, now=self._clock())
        job = self._jobs.write_reporting(work, must_finish=True)
        job.progressed.connect(self._show_progress)
        job.done.connect(self._undone)
        job.failed.connect(self._failed)

    def _show_progress(self, progress: Progress) -> None:
        share = f" {progress.done * 100 // progress.total} %" if progress.total else ""
        self._tell(self._place.texts.say(progress.step) + share)

    def _undone(self, undone: Undone) -> None:
        self._tell(batches.undone_in_words(self._place, undone))
        self.undone.emit(undone.ref)
        self.changed.emit()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.setEnabled(True)
        self._listed = 0
        self.list.clear()
        self._read_list()

    def _tell(self, sentence: str, wrong: str = "") -> None:
        for label, text in ((self.said, sentence), (self.went_wrong, wrong)):
            label.setText(text)
            label.setVisible(bool(text))

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(error, UserProblem):
            self.problem.emit(error)
            return
        self._tell("", self._place.texts.say(error.message))
