"""Painted buttons: the one a place is about, and a line that can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from shopguard.ui.look.palette import scheme_of


class MainButton(QPushButton):
    """The one button of a place that people are looking for, in the accent colour."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Roomier than a plain button."""
        text = QFontMetrics(self.font()).size(0, self.text())
        return QSize(text.width() + 32, text.height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A filled rounded rectangle, paler while it cannot be pressed."""
        scheme = scheme_of(self.window().palette())
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = QColor(scheme.accent)
        if self.isDown() or self.underMouse():
            fill = fill.darker(112)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(fill if self.isEnabled() else QColor(scheme.tones["quiet"].background))
        painter.setPen(QPen(QColor(scheme.text), 1.4) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(QColor(scheme.on_accent if self.isEnabled() else scheme.tones["quiet"].text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class RowButton(QAbstractButton):
    """A line that can be clicked: a title, a second line, and a figure on the right."""

    def __init__(self, title: str, below: str, figure: str, why: str = "") -> None:
        super().__init__()
        self._below, self._figure = below, figure
        self.setText(title)
        self.setAccessibleName(f"{title}, {below}, {figure}")
        self.setAccessibleDescription(why)
        if why:
            from html import escape  # the first painting has no such line

            self.setToolTip(f"<p>{escape(why)}</p>")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines high."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 90, 2 * metrics.height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Raised under the pointer, ringed with the keyboard."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(scheme.tones["accent"].background if self.underMouse() else scheme.raised))
        painter.setPen(QPen(QColor(scheme.accent), 1.4) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(10, 5, -10, -5)
        painter.setPen(QColor(scheme.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, self.text())
        painter.setPen(QColor(scheme.faint))
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, self._below)
        painter.setPen(QColor(scheme.text))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._figure)
