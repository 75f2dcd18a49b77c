"""The field for the reason text; blanks like 【…】 that the owner has to fill in stand out and can be walked through."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QColor, QFocusEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from shopguard.ui.look.palette import scheme_of

BLANK = QRegularExpression("【[^】]*】")


class ReasonWords(QPlainTextEdit):
    """``left`` comes when the field is left, so that nothing typed is lost."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._marks = _Blanks(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left."""
        super().focusOutEvent(event)
        self.left.emit()

    def blanks(self) -> int:
        """How many blanks are still to be filled in."""
        found, many = BLANK.globalMatch(self.toPlainText()), 0
        while found.hasNext():
            found.next()
            many += 1
        return many

    def to_next_blank(self) -> None:
        """Selects the next blank, after the last the first one again: what is typed then takes its place."""
        found = self.document().find(BLANK, self.textCursor())
        if found.isNull():
            found = self.document().find(BLANK)
        if not found.isNull():
            self.setTextCursor(found)
        self.setFocus()

    def replace_all(self, text: str) -> None:
        """Another text in the place of this one, in one step that Ctrl+Z takes back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)


class _Blanks(QSyntaxHighlighter):
    """Marks the blanks as the palette's "look at this"."""

    def __init__(self, words: ReasonWords) -> None:
        super().__init__(words.document())
        self._words = words

    def highlightBlock(self, text: str) -> None:
        """Marks those of a paragraph."""
        pair = scheme_of(self._words.palette()).tones["watch"]
        look = QTextCharFormat()
        look.setBackground(QColor(pair.background))
        look.setForeground(QColor(pair.text))
        found = BLANK.globalMatch(text)
        while found.hasNext():
            blank = found.next()
            self.setFormat(blank.capturedStart(), blank.capturedLength(), look)
