"""A field for a password, with a button to see what was typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from shopguard.ui.look.labels import plain_label

LONGEST = 1_000


class PasswordField(QWidget):
    """``entered``: Enter was pressed; ``changed``: something was typed."""

    entered = Signal()
    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST)
        self.line.setAcceptDrops(False)  # a file dragged onto it would become its path
        self.line.setAccessibleName(label)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self._tell)
        self.eye = QToolButton()
        self.eye.setText(self.tr("显示"))
        self.eye.setCheckable(True)
        self.eye.setAccessibleName(self.tr("显示密码"))
        self.eye.toggled.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        name = plain_label(label, selectable=False)
        name.setBuddy(self.line)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(name)
        rows.addLayout(row)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty, and hidden again."""
        self.line.clear()
        self.eye.setChecked(False)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _tell(self) -> None:
        self.changed.emit()
