"""The saved templates: looked at, renamed, deleted (with undo), and a new one made from a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import UserProblem
from shopguard.flows.imports import mapping_templates
from shopguard.flows.imports.mapping import LONGEST_NAME
from shopguard.flows.imports.mapping_templates import Removed
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import SUFFIXES
from shopguard.ui.ask import Ask
from shopguard.ui.imports.drops import patterns
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

_SHOWN_COLUMNS = 8


class TemplateCard(Card):
    """One template. ``renamed`` carries its name and the new one; ``removed`` its name."""

    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, template: ColumnMapping, kind: str) -> None:
        super().__init__()
        self._template = template
        self.setAccessibleName(template.name)
        self.name = QLineEdit(template.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("模板名字"))
        self.rename_button = QPushButton(self.tr("改名"))
        self.delete_button = QPushButton(self.tr("删除"))
        for button in (self.rename_button, self.delete_button):
            button.setAutoDefault(False)
        self.rename_button.setEnabled(False)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._rename)
        self.rename_button.clicked.connect(self._rename)
        self.delete_button.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        self.rows.addLayout(row)
        columns = list(template.columns.values())
        told = self.tr("、").join(columns[:_SHOWN_COLUMNS]) + ("…" if len(columns) > _SHOWN_COLUMNS else "")
        said = self.tr("读成{kind} · 表头共 {all} 列，用到 {count} 列：{columns}")
        self.rows.addWidget(Quiet(said.format(kind=kind, all=len(template.header), count=len(columns), columns=told)))

    def _typed(self) -> None:
        self.rename_button.setEnabled(self.name.text().strip() not in ("", self._template.name))

    def _rename(self) -> None:
        if self.rename_button.isEnabled():
            self.renamed.emit(self._template.name, self.name.text())

    def _remove(self) -> None:
        self.removed.emit(self._template.name)


class MappingList(QDialog):
    """``file_chosen`` carries a file (Path) that a new template is to be made from."""

    file_chosen = Signal(object)
    problem = Signal(object)  # an exception that is no UserProblem: the window knows what to do with it

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._ask = place, jobs, ask
        self._removed: Removed | None = None
        self.cards: dict[str, TemplateCard] = {}
        self.setWindowTitle(self.tr("列对应模板"))
        self.resize(scaled(720), scaled(560))
        self.list = CardPage()
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.undo_button = QPushButton(self.tr("撤销"))
        self.close_button = QPushButton(self.tr("关闭"))
        self.new_button = MainButton(self.tr("用一个文件新建…"))
        self._arrange()
        self._tell("")
        self._read()

    def _arrange(self) -> None:
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.accept)
        self.new_button.clicked.connect(self._ask_file)
        for button in (self.undo_button, self.close_button, self.new_button):
            button.setAutoDefault(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(plain_label(self._explanation()))
        rows.addWidget(self.list, 1)
        rows.addWidget(self.went_wrong)
        rows.addLayout(self._row(self.said, self.undo_button))
        rows.addLayout(self._row(self.close_button, self.new_button))

    def _explanation(self) -> str:
        what = self.tr("打单工具、ERP 导出的表，告诉过程序每一列是什么，就存成一个模板；")
        return what + self.tr("表头一样的文件会自动按模板读。删除模板不影响已经导入的数据。")

    @staticmethod
    def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(left)
        row.addStretch(1)
        row.addWidget(right)
        return row

    def _read(self) -> None:
        job = self._jobs.read(partial(mapping_templates.templates, self._place), topic="mapping templates")
        job.done.connect(self._fill)
        job.failed.connect(self._failed)

    def _fill(self, found: tuple[ColumnMapping, ...]) -> None:
        self.cards = {one.name: TemplateCard(one, self._place.texts.word(f"kind.{one.kind}")) for one in found}
        for card in self.cards.values():
            card.renamed.connect(self._rename)
            card.removed.connect(self._remove)
        nothing = Quiet(self.tr("还没有模板。导入一个程序不认识的表，点它下面的“列对应…”，或在这里用一个文件新建。"))
        self.list.fill([*self.cards.values()] or [nothing])

    def _rename(self, old: str, new: str) -> None:
        self._write(partial(mapping_templates.rename, self._place, old, new), self._was_renamed)

    def _remove(self, name: str) -> None:
        self._write(partial(mapping_templates.remove, self._place, name), self._was_removed)

    def _undo(self) -> None:
        if self._removed is not None:
            self._write(partial(mapping_templates.bring_back, self._place, self._removed), self._was_renamed)

    def _write(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.setEnabled(False)  # a second press would do it twice
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(done)
        job.failed.connect(self._failed)

    def _was_renamed(self, _nothing: None) -> None:
        self._done("")

    def _was_removed(self, removed: Removed) -> None:
        self._removed = removed
        self._done(self.tr("已删除模板“{name}”。").format(name=removed.mapping.name))

    def _done(self, sentence: str) -> None:
        self.setEnabled(True)
        self._tell(sentence)
        self._read()

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

    def _ask_file(self) -> None:
        kinds = self.tr("表格文件 ({endings})").format(endings=patterns(SUFFIXES))
        self._ask.files(self, self.tr("选择要对应的表"), kinds, self._take_first)

    def _take_first(self, files: list[Path]) -> None:
        if files:
            self.file_chosen.emit(files[0])
