"""The dialog that writes one note to several orders."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned

WIDTH, HEIGHT = 24, 16  # in lines of text


class NoteDialog(QDialog):
    """``wanted`` carries the text; an empty one takes the notes away."""

    wanted = Signal(str)

    def __init__(self, orders: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("写备注"))
        line = self.fontMetrics().height()
        self.resize(WIDTH * line, HEIGHT * line)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("备注"))
        self.notice = Toned("bad")
        self.notice.hide()
        said = self.tr("写给 {count} 个订单，原来的备注会被换掉；留空就是删掉。可以撤销。").format(count=orders)
        apply_button = MainButton(self.tr("写上"))
        apply_button.clicked.connect(self._want)
        cancel_button = QPushButton(self.tr("取消"))
        cancel_button.setAutoDefault(False)
        cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(apply_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(self.text, 1)
        rows.addWidget(Quiet(said))
        rows.addWidget(self.notice)
        rows.addLayout(buttons)

    def refuse(self, sentence: str) -> None:
        """It was not taken: the sentence says why."""
        self.notice.setText(sentence)
        self.notice.show()

    def _want(self) -> None:
        self.wanted.emit(self.text.toPlainText())
