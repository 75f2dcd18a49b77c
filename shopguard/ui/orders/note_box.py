"""The owner's note on an order: written in its place, saved by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton

from shopguard.flows.orders.marks import MOST_WORDS
from shopguard.ui.look.card import Card
from shopguard.ui.look.covered_field import CoveredField
from shopguard.ui.look.labels import Quiet, Toned

PAUSE_MS = 1_500  # without a key: it is saved
MOST_LINES = 6


class NoteText(QPlainTextEdit):
    """As high as its text. ``left``: the keyboard has gone elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """One line and more, up to a few; then it scrolls."""
        lines = min(max(round(self.document().size().height()), 1), MOST_LINES)
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around + 2)

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves has written."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteBox(Card):
    """``written`` carries the order's number and the text, after a pause, when the keyboard leaves or another order is shown."""

    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(margin=8)
        self._order_id = ""
        self._stored = ""  # as it was read last
        self._saved = ""  # as it is stored, or will be at once
        self._under_way = (
            0  # so often it was handed over and is not stored yet: what is read meanwhile may be the old one
        )
        self._drafts: dict[str, str] = {}  # too long to be stored, by order: not lost by looking at another one
        self._before: str | None = None  # what stood there before it was written here
        self.text = NoteText()
        self.text.setPlaceholderText(self.tr("备注：写给自己看的，会自动保存"))
        self.text.setAccessibleName(self.tr("订单备注"))
        self.said = Quiet()
        self.too_long = Toned("bad")
        self.back = QPushButton(self.tr("改回原来的"))
        self.back.clicked.connect(self._go_back)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.save)
        self.covered = CoveredField(self.text)
        self.text.left.connect(self.covered.look)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.back)
        self.rows.addWidget(self.text)
        self.rows.addWidget(self.covered)
        self.rows.addWidget(self.too_long)
        self.rows.addLayout(line)
        self._tell()

    def show_note(self, order_id: str, text: str) -> None:
        """Shows an order's note; what is being written of the same order stays."""
        if order_id != self._order_id:
            self._leave()
            self._order_id, self._before, self._under_way = order_id, None, 0
            self._fill(text)
            if draft := self._drafts.pop(order_id, ""):
                self.text.setPlainText(draft)
        elif not self._under_way and self.text.toPlainText().strip() == self._saved:
            self._fill(text)
        self._tell()
        self.covered.look()

    def end_saving(self, order_id: str, kept: bool) -> None:
        """What was handed over is stored now, or could not be: then it is to be saved still."""
        if order_id != self._order_id or not self._under_way:
            return
        self._under_way -= 1
        if kept:
            self._stored = self._saved
        else:
            self._saved = self._stored
        self._tell()

    def save(self) -> None:
        """Hands over what was written, if anything was."""
        self._pause.stop()
        text = self.text.toPlainText().strip()
        if not self._order_id or text == self._saved or len(text) > MOST_WORDS:
            return
        if self._before is None:
            self._before = self._saved
        self._saved = text
        self._under_way += 1
        self.written.emit(self._order_id, text)
        self._tell()

    def _leave(self) -> None:
        self.save()
        text = self.text.toPlainText()
        if self._order_id and len(text.strip()) > MOST_WORDS:
            self._drafts[self._order_id] = text

    def _fill(self, text: str) -> None:
        self._stored = self._saved = text
        if self.text.toPlainText().strip() != text:
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
            self.text.fit()

    def _typed(self) -> None:
        self._pause.start()
        self._tell()

    def _go_back(self) -> None:
        before, self._before = self._before, None
        self.text.setPlainText(before or "")
        self.save()
        self._before = None
        self._tell()

    def _tell(self) -> None:
        text = self.text.toPlainText().strip()
        over = len(text) - MOST_WORDS
        self.too_long.setText(self.tr("太长了，多出 {count} 个字，还没有保存。").format(count=over))
        self.too_long.setVisible(over > 0)
        unsaved = text != self._saved
        self.said.setText(self.tr("正在写…") if unsaved else self.tr("已保存"))
        written_here = self._before is not None and self._before != self._saved
        self.said.setVisible(over <= 0 and (unsaved or written_here))
        self.back.setVisible(written_here and not unsaved)
