"""The small painted parts everything is made of: cards, badges, chips, the main button, quiet text."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopguard.ui.icons import picture
from shopguard.ui.palette import Pair, Tone, scheme_of

RADIUS = 8.0
BADGE_ICON = 14


def plain_label(text: str = "", *, scale: float = 1.0, bold: bool = False, wrap: bool = True) -> QLabel:
    """A label that never takes its text for markup (the text may come from a file)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    label.setFont(font)
    return label


class Quiet(QLabel):
    """Secondary text: readable, but not in the way."""

    def __init__(self, text: str = "", *, scale: float = 0.92) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        self.setFont(font)


class Card(QFrame):
    """A rounded sheet with a vertical layout. ``tone`` paints it in a meaning's pair instead of the card colour."""

    def __init__(self, parent: QWidget | None = None, *, tone: Tone | None = None, margin: int = 12) -> None:
        super().__init__(parent)
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


class Toned(QLabel):
    """A line of text in a meaning's own text colour, for toned cards."""

    def __init__(self, tone: Tone, text: str = "", *, bold: bool = False) -> None:
        super().__init__(text)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the new scheme's colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._recolour()

    def _recolour(self) -> None:
        colour = QColor(scheme_of(QGuiApplication.palette()).tones[self._tone].text)
        palette = QPalette(self.palette())
        if palette.color(QPalette.ColorRole.WindowText) != colour:  # setting it tells of a palette change again
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


def draw_badge(painter: QPainter, rect: QRectF, pair: Pair, icon_name: str, word: str, font: QFont) -> None:
    """A pill in ``pair`` with an icon and a word, left-aligned in ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(pair.background))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    top = rect.center().y() - BADGE_ICON / 2
    painter.drawPixmap(QPointF(rect.left() + 8, top), picture(icon_name, pair.text, BADGE_ICON, ratio))
    painter.setPen(QColor(pair.text))
    painter.setFont(font)
    painter.drawText(rect.adjusted(8 + BADGE_ICON + 5, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


def badge_size(word: str, font: QFont) -> QSize:
    """How much room :func:`draw_badge` needs."""
    metrics = QFontMetrics(font)
    return QSize(8 + BADGE_ICON + 5 + metrics.horizontalAdvance(word) + 10, metrics.height() + 6)


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
        size = badge_size(self.text(), self.font())
        return QSize(size.width() + (2 if self._icon else 2 - BADGE_ICON), size.height() + 4)

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
        left = 12.0
        if self._icon:
            top = rect.center().y() - BADGE_ICON / 2
            painter.drawPixmap(QPointF(10, top), picture(self._icon, pair.text, BADGE_ICON, self.devicePixelRatioF()))
            left = 10 + BADGE_ICON + 5
        painter.setPen(QColor(pair.text if self.isChecked() else scheme.text))
        painter.drawText(rect.adjusted(left - 1, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


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
        self.setToolTip(f"<p>{escape(why)}</p>" if why else "")
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
