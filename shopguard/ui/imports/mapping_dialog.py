"""The mapping of a table: its first rows, what each column is, what would come of it, and a name to keep it under."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import UserProblem
from shopguard.flows.imports import mapping, mapping_check, mapping_templates
from shopguard.flows.imports.mapping import LONGEST_NAME, Draft, LookedAt
from shopguard.flows.imports.mapping_check import Checked
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.imports.first_rows import FirstRows
from shopguard.ui.imports.mapping_model import MappingModel
from shopguard.ui.imports.mapping_said import MappingSaid
from shopguard.ui.imports.mapping_table import MappingTable
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.type_size import scaled

MOST_HEADER = 10


class MappingDialog(QDialog):
    """``saved`` carries the template (ColumnMapping); everything that reads or writes goes through ``jobs``."""

    saved = Signal(object)
    problem = Signal(object)  # an exception that is no UserProblem: the window knows what to do with it

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], looked: LookedAt, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._ask, self._clock, self._looked = place, jobs, ask, clock, looked
        self._draft = looked.start
        self.setWindowTitle(self.tr("列对应 · {file}").format(file=PurePath(looked.candidate.name).name))
        self.resize(scaled(940), scaled(680))
        self.sheet = QComboBox(self)
        self.sheet.setVisible(len(looked.sheets) > 1)
        self.header_row = QSpinBox()
        self.kind = QComboBox()
        self.first_rows = FirstRows()
        self.model = MappingModel(self)
        self.table = MappingTable(self.model)
        self.said = MappingSaid()
        self.name = QLineEdit(mapping.suggested_name(looked))
        self.cancel_button = QPushButton(self.tr("取消"))
        self.save_button = MainButton(self.tr("保存并导入"))
        self._arrange()
        self._offer()
        self._connect()
        self._show(self._draft)
        self.table.setFocus()

    def reject(self) -> None:
        """Closes it; what the owner has changed is not thrown away by one key."""
        if self._draft == self._looked.start and self.name.text() == mapping.suggested_name(self._looked):
            super().reject()
            return
        said = self.tr("您改过的列对应还没有保存，关掉就没有了。")
        self._ask.confirm(self, self.tr("不保存就关闭？"), said, self.tr("不保存，关闭"), super().reject)

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.addWidget(Quiet(self._explanation()))
        rows.addLayout(self._head())
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.first_rows)
        parts.addWidget(self.table)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 3)
        parts.setChildrenCollapsible(False)
        rows.addWidget(parts, 1)
        rows.addWidget(self.said)
        rows.addLayout(self._foot())

    def _explanation(self) -> str:
        what = self.tr("告诉程序每一列是什么，下面已经按列名和内容猜好，请看一遍，不对的点一下改掉；")
        return what + self.tr("存成模板后，以后同样表头的文件会自动认出来。")

    def _head(self) -> QHBoxLayout:
        parts: list[tuple[str, QWidget]] = [
            (self.tr("表头在第几行(&H)"), self.header_row),
            (self.tr("这个表是(&K)"), self.kind),
        ]
        if len(self._looked.sheets) > 1:
            parts.insert(0, (self.tr("工作表(&W)"), self.sheet))
        row = QHBoxLayout()
        for text, field in parts:
            label = self._label(text, field)
            row.addWidget(label)
            row.addWidget(field)
            row.addSpacing(14)
        row.addStretch(1)
        row.addWidget(EyeButton(worded=True))
        return row

    def _foot(self) -> QHBoxLayout:
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("模板名字"))
        for button in (self.cancel_button, self.save_button):
            button.setAutoDefault(False)
        self.save_button.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self._label(self.tr("模板名字(&N)"), self.name))
        row.addWidget(self.name, 1)
        row.addSpacing(14)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        return row

    @staticmethod
    def _label(text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(field)
        return label

    def _offer(self) -> None:
        """What can be chosen: the sheets, the rows a header may stand in, the kinds."""
        for number, sheet in enumerate(self._looked.sheets, start=1):
            self.sheet.addItem(sheet.name or str(number))
        self.header_row.setRange(1, MOST_HEADER)
        for kind in mapping.kinds():
            self.kind.addItem(self._place.texts.word(f"kind.{kind}"), kind)

    def _connect(self) -> None:
        self.sheet.activated.connect(self._sheet_chosen)
        self.header_row.valueChanged.connect(self._header_chosen)
        self.kind.activated.connect(self._kind_chosen)
        self.model.changed.connect(self._column_chosen)
        self.name.textChanged.connect(self._name_changed)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)

    def _sheet_chosen(self, sheet: int) -> None:
        self._propose(sheet, None, None)

    def _header_chosen(self, below: int) -> None:
        self._propose(self._draft.sheet, below, None)

    def _kind_chosen(self) -> None:
        self._propose(self._draft.sheet, self._draft.below, str(self.kind.currentData()))

    def _propose(self, sheet: int, below: int | None, kind: str | None) -> None:
        self.save_button.setEnabled(False)  # what is shown is no longer what would be saved
        job = self._jobs.read(partial(mapping.propose, self._looked, sheet, below, kind), topic="mapping proposal")
        job.done.connect(self._show)
        job.failed.connect(self._failed)

    def _show(self, draft: Draft) -> None:
        """Shows a draft and has it tried."""
        self._draft = draft
        self.sheet.setCurrentIndex(draft.sheet)
        self.header_row.blockSignals(True)
        self.header_row.setValue(draft.below)
        self.header_row.blockSignals(False)
        self.kind.setCurrentIndex(self.kind.findData(draft.kind))
        self.first_rows.show_rows(self._looked.sheets[draft.sheet].rows, draft.below)
        self.model.show(self._looked, draft, mapping_check.choices(self._place, draft.kind))
        self.table.setCurrentIndex(self.model.index(0, 2))
        self._try()

    def _column_chosen(self) -> None:
        draft = self._draft
        self._draft = Draft(draft.sheet, draft.below, draft.kind, self.model.columns())
        self._try()

    def _try(self) -> None:
        self.save_button.setEnabled(False)
        work = partial(mapping_check.check, self._place, self._looked, self._draft, now=self._clock())
        job = self._jobs.read(work, topic="mapping check")
        job.done.connect(self._checked)
        job.failed.connect(self._failed)

    def _checked(self, checked: Checked) -> None:
        self.model.show_check(checked)
        self.said.show_check(checked)
        self.save_button.setEnabled(checked.usable)
        self._name_changed()

    def _name_changed(self) -> None:
        name = " ".join(self.name.text().split())
        self.said.show_name(taken=name in self._looked.taken, own=name == self._looked.template)

    def _save(self) -> None:
        self.setEnabled(False)  # a second press would do it twice
        name, now = self.name.text(), self._clock()
        work = partial(mapping_templates.save, self._place, self._looked, self._draft, name, now=now)
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(self._was_saved)
        job.failed.connect(self._failed)

    def _was_saved(self, template: ColumnMapping) -> None:
        self.setEnabled(True)
        self.saved.emit(template)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, UserProblem):
            self.said.tell(self._place.texts.say(error.message))
            self.name.setFocus()
        else:
            self.problem.emit(error)
