"""The sheet everything stands on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from shopguard.ui.look.palette import Tone, scheme_of

RADIUS = 8.0


class Card(QFrame):
    """A rounded sheet with a vertical layout. ``tone`` paints it in a meaning's pair instead of the card colour."""

    def __init__(self, *, tone: Tone | None = None, margin: int = 12) -> None:
        super().__init__()
        self._tone = tone
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(margin + 2, margin, margin + 2, margin)
        self.rows.setSpacing(6)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def changeEvent(self, event: QEvent) -> None:
        """Takes the new scheme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet with a hairline around it."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        background = scheme.tones[self._tone].background if self._tone else scheme.card
        painter.setBrush(QColor(background))
        painter.setPen(QPen(QColor(background if self._tone else scheme.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
