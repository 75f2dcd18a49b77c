"""The saved views: renamed and deleted (with undo)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.orders import saved_views
from shopguard.flows.orders.saved_views import LONGEST_NAME
from shopguard.flows.workplace import Workplace
from shopguard.store.saved_views import KeptView
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled


class ViewCard(Card):
    """One view. ``renamed`` carries its name and the new one; ``deleted`` its name."""

    renamed = Signal(str, str)
    deleted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(margin=8)
        self._name = name
        self.setAccessibleName(name)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("视图的名字"))
        self.rename_button = QPushButton(self.tr("改名"))
        self.delete_button = QPushButton(self.tr("删除"))
        for button, said in (
            (self.rename_button, self.tr("改名：{name}")),
            (self.delete_button, self.tr("删除：{name}")),
        ):
            button.setAutoDefault(False)
            button.setAccessibleName(said.format(name=name))
        self.rename_button.setEnabled(False)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._rename)
        self.rename_button.clicked.connect(self._rename)
        self.delete_button.clicked.connect(self._delete)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        self.rows.addLayout(row)

    def _typed(self) -> None:
        self.rename_button.setEnabled(" ".join(self.name.text().split()) not in ("", self._name))

    def _rename(self) -> None:
        if self.rename_button.isEnabled():
            self.renamed.emit(self._name, self.name.text())

    def _delete(self) -> None:
        self.deleted.emit(self._name)


class ViewList(QDialog):
    """``changed``: the names are others now; ``problem`` carries an exception that is no sentence for the owner."""

    changed = Signal()
    problem = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs = place, jobs
        self._deleted: KeptView | None = None
        self.cards: dict[str, ViewCard] = {}
        self.setWindowTitle(self.tr("整理视图"))
        self.resize(scaled(520), scaled(420))
        self.list = CardPage()
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.undo_button = QPushButton(self.tr("撤销"))
        self.close_button = QPushButton(self.tr("关闭"))
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.accept)
        for button in (self.undo_button, self.close_button):
            button.setAutoDefault(False)
        self._arrange()
        self._tell("")
        self._read()

    def _arrange(self) -> None:
        undoing = QHBoxLayout()
        undoing.addWidget(self.said, 1)
        undoing.addWidget(self.undo_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(Quiet(self.tr("前九个视图可以按 Alt+1 到 Alt+9 打开。删除视图不影响订单。")))
        rows.addWidget(self.list, 1)
        rows.addWidget(self.went_wrong)
        rows.addLayout(undoing)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        rows.addLayout(foot)

    def _read(self) -> None:
        job = self._jobs.read(partial(saved_views.view_names, self._place), topic="view list")
        job.done.connect(self._fill)
        job.failed.connect(self._failed)

    def _fill(self, names: tuple[str, ...]) -> None:
        self.cards = {name: ViewCard(name) for name in names}
        for card in self.cards.values():
            card.renamed.connect(self._rename)
            card.deleted.connect(self._delete)
        nothing = Quiet(self.tr("还没有视图。先筛选、排序，再选“视图 → 保存现在的样子…”。"))
        self.list.fill([*self.cards.values()] or [nothing])

    def _rename(self, old: str, new: str) -> None:
        self._write(partial(saved_views.rename_view, self._place, old, new), self._was_renamed)

    def _delete(self, name: str) -> None:
        self._write(partial(saved_views.delete_view, self._place, name), self._was_deleted)

    def _undo(self) -> None:
        if self._deleted is not None:
            self._write(partial(saved_views.bring_back_view, self._place, self._deleted), self._was_renamed)

    def _write(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.setEnabled(False)  # a second press would do it twice
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(done)
        job.failed.connect(self._failed)

    def _was_renamed(self, _nothing: None) -> None:
        self._done("")

    def _was_deleted(self, deleted: KeptView) -> None:
        self._deleted = deleted
        self._done(self.tr("已删除视图“{name}”。").format(name=deleted.name))

    def _done(self, sentence: str) -> None:
        self.setEnabled(True)
        self._tell(sentence)
        (self.undo_button if sentence else self.close_button).setFocus()
        self._read()
        self.changed.emit()

    def _tell(self, sentence: str, wrong: str = "") -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.undo_button.setVisible(bool(sentence))
        self.went_wrong.setText(wrong)
        self.went_wrong.setVisible(bool(wrong))

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, UserProblem):
            self._tell("", self._place.texts.say(error.message))
        else:
            self.problem.emit(error)
