"""When a step of a case happened, and a remark; part of the card, nothing opens in front of the case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.look.beijing_fields import MomentField
from shopguard.ui.look.labels import plain_label

LONGEST_NOTE = 200


class StepForm(QWidget):
    """``kept`` carries the moment (unix seconds) and a remark."""

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self.what = plain_label(bold=True)
        self.at = MomentField(self.tr("什么时候"))
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("备注，可不填"))
        self.note.setAccessibleName(self.tr("备注"))
        self.note.returnPressed.connect(self._keep)
        self.keep_button = QPushButton(self.tr("记下"))
        self.keep_button.clicked.connect(self._keep)
        self.leave_button = QPushButton(self.tr("取消"))
        self.leave_button.clicked.connect(self.left)
        row = QHBoxLayout()
        for button in (self.keep_button, self.leave_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        for field in (self.what, self.at, self.note):
            rows.addWidget(field)
        rows.addLayout(row)

    def begin(self, what: str) -> None:
        """Asks when it happened; most steps are told when they are done."""
        self.what.setText(what)
        self.at.show_moment(self._clock())
        self.note.clear()
        self.keep_button.setEnabled(True)
        self.show()
        self.at.setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.at.moment(), self.note.text().strip())
