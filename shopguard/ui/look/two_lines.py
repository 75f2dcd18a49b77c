"""A text that may come from anywhere and be of any length, on two lines at most; the whole of it is in the tool tip."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

LINES = 2
LEAST_WIDTH = 80


class TwoLines(QLabel):
    """``text()`` is the whole text; what does not fit ends in "…"."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Shows another text."""
        super().setText(text)
        self.setToolTip(f"<p>{escape(text)}</p>" if text else "")

    def shown_lines(self, width: int) -> list[str]:
        """The lines that stand at this width."""
        rest = " ".join(self.text().split())
        lines: list[str] = []
        while rest and len(lines) < LINES - 1:
            end = self._line_end(rest, width)
            lines.append(rest[:end].rstrip())
            rest = rest[end:]
        if rest:
            lines.append(self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width))
        return lines

    def hasHeightForWidth(self) -> bool:
        """A short text takes one line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line or two."""
        return max(1, len(self.shown_lines(width))) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """Never wider than it must be."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """However long the text is."""
        return QSize(LEAST_WIDTH, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, one below the other."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        for number, line in enumerate(self.shown_lines(self.width())):
            top = number * self.fontMetrics().lineSpacing()
            painter.drawText(0, top + self.fontMetrics().ascent(), line)

    def _line_end(self, text: str, width: int) -> int:
        """How many characters stand on the first line."""
        layout = QTextLayout(text, self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        # Qt counts UTF-16 units, Python characters
        return len(text.encode("utf-16-le")[: 2 * line.textLength()].decode("utf-16-le", "ignore")) or 1
