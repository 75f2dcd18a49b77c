"""Pills of colour, icon and word: badges that say something, chips that filter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from shopguard.ui.look.icons import picture
from shopguard.ui.look.palette import Pair, Tone, scheme_of
from shopguard.ui.look.type_size import scaled

BADGE_ICON = 14  # at the usual text size


def badge_icon() -> int:
    """How large the icon beside a word is, in pixels."""
    return scaled(BADGE_ICON)


def draw_badge(painter: QPainter, rect: QRectF, pair: Pair, icon_name: str, word: str, font: QFont) -> None:
    """A pill in ``pair`` with an icon and a word, left-aligned in ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(pair.background))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    side = badge_icon()
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    top = rect.center().y() - side / 2
    painter.drawPixmap(QPointF(rect.left() + 8, top), picture(icon_name, pair.text, side, ratio))
    painter.setPen(QColor(pair.text))
    painter.setFont(font)
    painter.drawText(rect.adjusted(8 + side + 5, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


def badge_size(word: str, font: QFont) -> QSize:
    """How much room :func:`draw_badge` needs."""
    metrics = QFontMetrics(font)
    return QSize(8 + badge_icon() + 5 + metrics.horizontalAdvance(word) + 10, metrics.height() + 6)


class Badge(QWidget):
    """Colour, icon and word as a widget."""

    def __init__(self, tone: Tone, icon_name: str, word: str) -> None:
        super().__init__()
        self._tone, self._icon, self._word = tone, icon_name, word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return badge_size(self._word, self.font())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill."""
        pair = scheme_of(self.window().palette()).tones[self._tone]
        draw_badge(QPainter(self), QRectF(self.rect()), pair, self._icon, self._word, self.font())


class Chip(QAbstractButton):
    """A checkable pill: a filter with its count. ``tone`` None is the neutral one."""

    def __init__(self, word: str, tone: Tone | None, icon_name: str = "") -> None:
        super().__init__()
        self._word, self._tone, self._icon = word, tone, icon_name
        self._count: int | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(None)

    def show_count(self, count: int | None) -> None:
        """Puts the number behind the word."""
        self._count = count
        self.setText(self._word if count is None else f"{self._word} {count}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as word and number."""
        size, side = badge_size(self.text(), self.font()), badge_icon()
        return QSize(size.width() + (2 if self._icon else 2 - side), size.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled when checked, outlined when not; a ring when it has the keyboard."""
        scheme = scheme_of(self.window().palette())
        pair = scheme.tones[self._tone or "quiet"]
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(pair.background if self.isChecked() else scheme.card))
        edge = scheme.accent if self.hasFocus() else pair.text if self.isChecked() else scheme.line
        painter.setPen(QPen(QColor(edge), 1.4 if self.isChecked() or self.hasFocus() else 1))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = badge_icon()
        left = 12.0
        if self._icon:
            top = rect.center().y() - side / 2
            painter.drawPixmap(QPointF(10, top), picture(self._icon, pair.text, side, self.devicePixelRatioF()))
            left = 10 + side + 5
        painter.setPen(QColor(pair.text if self.isChecked() else scheme.text))
        painter.drawText(rect.adjusted(left - 1, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
