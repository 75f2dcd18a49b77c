"""Names of files may be long and without a blank: elided in the middle on a line of their own, broken inside a sentence."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

LEAST_WIDTH = 80
_LONG = re.compile(r"[!-~]{20,}", re.ASCII)
_PART = re.compile(r"[_.()/\\-]+|[^_.()/\\-]{16}", re.ASCII)  # a line may end behind each
_BREAK = "\u200b"  # has no width


class ElidedName(QLabel):
    """``text()`` is the whole name; where it does not fit, its middle is left out and the tool tip has all of it."""

    def __init__(self, name: str, *, bold: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(name)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, name: str) -> None:
        """Another name."""
        super().setText(name)
        self.setToolTip(f"<p>{escape(name)}</p>" if name else "")

    def minimumSizeHint(self) -> QSize:
        """Room for a few signs."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def shown(self) -> str:
        """What stands there at the present width."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.contentsRect().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The name, or its beginning and its end."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown())


def breakable(sentence: str) -> str:
    """The sentence, its long names marked where a line may end."""
    return _LONG.sub(lambda name: _PART.sub(rf"\g<0>{_BREAK}", name.group()), sentence)
