"""What happened with one or several cases: which step, when, and a remark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.core.appeal_states import AppealState
from shopguard.ui.look.beijing_fields import MomentField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled

WIDTH = 440


class StepDialog(QDialog):
    """``wanted`` carries the state, the moment (unix seconds) and the remark."""

    wanted = Signal(str, object, str)  # int: Qt's own ends at 2³¹

    def __init__(
        self,
        states: Sequence[AppealState],
        words: Mapping[AppealState, str],
        count: int,
        clock: Callable[[], int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("记录进展"))
        self.states = QComboBox()
        self.states.setAccessibleName(self.tr("到了哪一步"))
        for state in states:
            self.states.addItem(words[state], state)
        self.at = MomentField(self.tr("什么时候"))
        self.at.show_moment(clock())
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("可不填；例如：平台要求补底单原图"))
        self.note.setAccessibleName(self.tr("备注"))
        self.problem = Toned("bad")
        self.problem.hide()
        self._arrange(count)
        fit_height(self, scaled(WIDTH))

    def refuse(self, sentence: str) -> None:
        """Says why it was not recorded; the fields stay as they are."""
        self.problem.setText(sentence)
        self.problem.show()
        self.keep.setEnabled(True)
        fit_height(self, self.width())

    def _arrange(self, count: int) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("到了哪一步"), self.states)
        form.addRow(self.tr("什么时候"), self.at)
        form.addRow(self.tr("备注"), self.note)
        self.keep = MainButton(self.tr("记下"))
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._want)
        leave = QPushButton(self.tr("取消"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        if count > 1:
            rows.addWidget(plain_label(self.tr("{count} 个申诉一起记").format(count=count), bold=True))
        rows.addLayout(form)
        rows.addWidget(Quiet(self.tr("记错了可以在申诉里撤回，什么都不会丢。")))
        rows.addWidget(self.problem)
        rows.addLayout(buttons)

    def _want(self) -> None:
        self.keep.setEnabled(False)
        self.wanted.emit(str(self.states.currentData()), self.at.moment(), self.note.text().strip())
