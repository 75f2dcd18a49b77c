"""The report for the developers, to be read before it is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.type_size import scaled, sized_font

SIZE = (620, 560)


class FeedbackDialog(QDialog):
    """``save_wanted`` carries the text as it stands: what the owner deletes from it is not saved."""

    save_wanted = Signal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("给开发者的反馈文件"))
        self.resize(*map(scaled, SIZE))
        self.text = QPlainTextEdit(text)
        self.text.setFont(sized_font(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), 1.0))
        self.text.setAccessibleName(self.tr("反馈文件的内容"))
        self.said = Quiet("")
        self.save_button = MainButton(self.tr("存成文件…"))
        self.save_button.clicked.connect(self._save)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(
            plain_label(
                self.tr(
                    "里面只有版本、条数和出错的位置，没有订单号、单号、买家、店名、金额。先看一遍，可以删改；程序自己不发送任何东西。"
                )
            )
        )
        rows.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(close)
        row.addWidget(self.save_button)
        rows.addLayout(row)

    def show_saved(self, name: str) -> None:
        """It was saved under this name."""
        self.said.setText(self.tr("已存好：{name}").format(name=name))

    def refuse(self, sentence: str) -> None:
        """Why it could not be saved."""
        self.said.setText(sentence)

    def _save(self) -> None:
        self.save_wanted.emit(self.text.toPlainText())
