"""What stands where the table will be until the database has answered, where there is no last state to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopguard.ui.look.labels import Quiet


class ReadingPage(QWidget):
    """One word."""

    def __init__(self) -> None:
        super().__init__()
        word = Quiet(self.tr("正在读取…"), scale=1.2, selectable=False)
        word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(word)
