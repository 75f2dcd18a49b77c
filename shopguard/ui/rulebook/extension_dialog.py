"""Announced extensions: the list, the form, and what each step changed, with undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from shopguard.core.extensions import Extension
from shopguard.core.message import UserProblem
from shopguard.flows.rulebook import extending
from shopguard.flows.rulebook.extending import Extended, Step
from shopguard.flows.workplace import Workplace
from shopguard.store.extensions import ExtensionRow
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled
from shopguard.ui.rulebook.extension_card import ExtensionCard
from shopguard.ui.rulebook.extension_form import ExtensionForm
from shopguard.ui.rulebook.extension_words import recoloured


class ExtensionDialog(QDialog):
    """Everything that reads or writes goes through ``jobs``. ``changed``: orders were judged again."""

    changed = Signal()
    problem = Signal(object)  # an exception that is no UserProblem: the window knows what to do with it

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._words = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
        self._step: Step | None = None
        self._changing: int | None = None  # the entry the form was opened for
        self._count: Job | None = None
        self.cards: dict[int, ExtensionCard] = {}
        self.setWindowTitle(self.tr("延期公告"))
        self.resize(scaled(760), scaled(680))
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.undo_button = QPushButton(self.tr("撤销"))
        self.list = CardPage()
        self.form = ExtensionForm(place.rulebook, self._words, clock)
        self.pages = QStackedWidget()
        self._arrange()
        self.form.written.connect(self._save)
        self.form.left.connect(self._show_list)
        self._read()

    def reject(self) -> None:
        """Escape in the form goes back to the list; in the list it closes."""
        if self.pages.currentWidget() is self.form:
            self._show_list()
            return
        super().reject()

    def _arrange(self) -> None:
        self.add_button = MainButton(self.tr("添加公告…"))
        self.add_button.clicked.connect(self._add)
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.clicked.connect(self.accept)
        self.undo_button.clicked.connect(self._undo)
        for button in (self.add_button, self.close_button, self.undo_button):
            button.setAutoDefault(False)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._explanation())
        rows.addWidget(self._caution())
        rows.addWidget(self.list, 1)
        rows.addWidget(self.went_wrong)
        rows.addLayout(self._row(self.said, self.undo_button))
        rows.addLayout(self._row(self.close_button, self.add_button))
        self._tell("")
        self.pages.addWidget(page)
        self.pages.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.addWidget(self.pages)

    def _explanation(self) -> QWidget:
        what = self.tr("登记平台公告过的延期：那段时间里在走的发货、揽收、发运、中转时限都会放宽；")
        effect = self.tr("只因公告才没超时的订单，由红色变为“不罚”，并写明是哪条公告。")
        return plain_label(f"{what}\n{effect}")

    def _caution(self) -> QWidget:
        danger = self.tr("填错会把真实的罚款藏起来，所以只登记平台真正公告过的。")
        sales = self.tr("618、双11 本身不延期：平台没有公告，就照常计时。")
        return Toned("watch", f"{danger}\n{sales}")

    @staticmethod
    def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(left)
        row.addStretch(1)
        row.addWidget(right)
        return row

    def _read(self) -> None:
        job = self._jobs.read(partial(extending.list_extensions, self._place), topic="extensions")
        job.done.connect(self._fill)
        job.failed.connect(self._failed)

    def _fill(self, found: list[ExtensionRow]) -> None:
        self.cards = {row.ref: ExtensionCard(row, self._words) for row in found}
        for card in self.cards.values():
            card.change_wanted.connect(self._change)
            card.removal_wanted.connect(self._remove)
            card.return_wanted.connect(self._bring_back)
        nothing = Quiet(self.tr("还没有登记延期公告：所有订单都按平时的时限计时。"))
        self.list.fill([*self.cards.values()] or [nothing])
        if any(not row.removed for row in found):
            self._stop_counting()
            self._count = self._jobs.write_reporting(partial(extending.count_recoloured, self._place, self._clock()))
            self._count.done.connect(self._show_counts)
            self._count.failed.connect(self._failed)

    def _show_counts(self, counts: dict[int, int]) -> None:
        self._count = None
        for ref, count in counts.items():
            if ref in self.cards:
                self.cards[ref].show_count(count)

    def _stop_counting(self) -> None:
        """What was being counted is no longer true, or in the way of what the owner wants."""
        if self._count is not None:
            self._count.cancel()
            self._count = None

    def _add(self) -> None:
        self._open_form(None)

    def _change(self, row: ExtensionRow) -> None:
        self._open_form(row)

    def _open_form(self, row: ExtensionRow | None) -> None:
        self._changing = row.ref if row else None
        self.form.fill(row.extension if row else None)
        self.pages.setCurrentWidget(self.form)

    def _show_list(self) -> None:
        self.pages.setCurrentIndex(0)

    def _save(self, extension: Extension) -> None:
        now = self._clock()
        if self._changing is None:
            self._write(partial(extending.add, self._place, extension, now=now))
        else:
            self._write(partial(extending.change, self._place, self._changing, extension, now=now))

    def _remove(self, ref: int) -> None:
        self._write(partial(extending.remove, self._place, ref, now=self._clock()))

    def _bring_back(self, ref: int) -> None:
        self._write(partial(extending.bring_back, self._place, ref, now=self._clock()))

    def _undo(self) -> None:
        if self._step is not None:
            self._write(partial(extending.undo, self._place, self._step, now=self._clock()))

    def _write(self, work: Callable[[], Extended]) -> None:
        """One step in the background; closing waits for it."""
        self._stop_counting()
        self.setEnabled(False)  # a second press would do it twice
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(self._done)
        job.failed.connect(self._failed)

    def _done(self, done: Extended) -> None:
        self.setEnabled(True)
        self._step = done.step
        self._show_list()
        self._tell(recoloured(done.recoloured))
        self.changed.emit()
        self._read()

    def _tell(self, sentence: str, wrong: str = "") -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.undo_button.setVisible(bool(sentence))
        self.went_wrong.setText(wrong)
        self.went_wrong.setVisible(bool(wrong))

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self._count = None
        if not isinstance(error, UserProblem):
            self.problem.emit(error)
            return
        sentence = self._place.texts.say(error.message)
        if self.pages.currentWidget() is self.form:
            self.form.tell(sentence)
        else:
            self._tell("", sentence)
