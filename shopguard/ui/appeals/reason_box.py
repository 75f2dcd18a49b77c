"""The owner's own words for the appeal, with a live count against what the platform's form takes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from shopguard.ui.labels import Quiet, Toned, plain_label

SAVED_AFTER_MS = 800


class _Words(QPlainTextEdit):
    """Tells when it is left, so that nothing typed is lost."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left."""
        super().focusOutEvent(event)
        self.left.emit()


class ReasonBox(QWidget):
    """``written`` carries the text a moment after typing stopped."""

    written = Signal(str)

    def __init__(self, text: str, limit: int) -> None:
        super().__init__()
        self._limit, self._kept = limit, text
        self.words = _Words()
        self.words.setPlainText(text)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("申诉理由"))
        self.words.setPlaceholderText(self.tr("用自己的话写清楚：发生了什么，为什么不该罚。只写真实情况。"))
        self.words.setFixedHeight(84)
        self.count = Quiet()
        self.too_long = Toned("bad", self.tr("超过了平台表格的字数，请删短一点。"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.words.textChanged.connect(self._typed)
        self.words.left.connect(self.flush)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(plain_label(self.tr("申诉理由"), bold=True))
        rows.addWidget(self.words)
        rows.addWidget(self.count)
        rows.addWidget(self.too_long)
        self._show_count()

    def flush(self) -> None:
        """Hands over what was typed and not handed over yet."""
        self._pause.stop()
        text = self.words.toPlainText()
        if text != self._kept:
            self._kept = text
            self.written.emit(text)

    def _typed(self) -> None:
        self._show_count()
        self._pause.start()

    def _show_count(self) -> None:
        used = len(self.words.toPlainText().strip())
        self.count.setText(self.tr("{used} / {limit} 字").format(used=used, limit=self._limit))
        self.too_long.setVisible(used > self._limit)
