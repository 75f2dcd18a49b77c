"""How much of something is there, as a painted bar; the number stands beside it in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopguard.ui.look.palette import scheme_of

WIDTH, HEIGHT = 120, 12


class ShareBar(QWidget):
    """``share`` 0..1."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Paints another share."""
        self.share = share
        self.update()

    def sizeHint(self) -> QSize:
        """Small: the words say it."""
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Full is the colour of what is well."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(scheme.card))
        painter.setPen(QPen(QColor(scheme.faint), 1))
        painter.drawRoundedRect(rect, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.tones["good"].text if self.share >= 1 else scheme.accent))
        done = rect.adjusted(1.5, 1.5, -1.5, -1.5)
        done.setWidth(done.width() * min(max(self.share, 0.0), 1.0))
        painter.drawRoundedRect(done, 4, 4)
