"""A number that is copied by a click: what people carry over to the back office or to the courier."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from shopguard.ui.look.icons import picture
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled, sized_font

ICON = 14
GAP = 6
PADDING = 3
SAID_FOR_MS = 1_600


class CopyText(QAbstractButton):
    """``text()`` is what is shown and copied; ``before`` stands in front of it and is not. ``name`` says what it is (订单号)."""

    def __init__(self, text: str, *, before: str = "", name: str = "", bold: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        self._before, self._name, self._scale = before, name, scale
        self.setText(text)
        font = sized_font(self.font(), scale)
        font.setBold(bold)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(SAID_FOR_MS)
        self._said.timeout.connect(self._name_it)
        self.clicked.connect(self.copy)
        self._name_it()

    def copy(self) -> None:
        """Puts the text on the clipboard and says so for a moment."""
        QGuiApplication.clipboard().setText(self.text())
        self.setToolTip(self.tr("已复制"))
        self.setAccessibleName(self.tr("已复制 {text}").format(text=self.text()))
        self._said.start()
        self.update()

    def just_copied(self) -> bool:
        """Whether it still says so."""
        return self._said.isActive()

    def shown(self) -> str:
        """What stands there at the present width; a number is never shortened while there is anything else to shorten."""
        room = self.width() - scaled(ICON) - GAP - 2 * PADDING
        whole = f"{self._before} {self.text()}".strip()
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(whole) <= room or not self._before:
            return metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, room)
        left = room - metrics.horizontalAdvance(f" {self.text()}")
        before = metrics.elidedText(self._before, Qt.TextElideMode.ElideRight, left) if left > 0 else ""
        return metrics.elidedText(f"{before} {self.text()}".strip(), Qt.TextElideMode.ElideMiddle, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grows and shrinks with the application's text."""
        super().changeEvent(event)
        wanted = sized_font(self.font(), self._scale)
        if event.type() == QEvent.Type.FontChange and wanted != self.font():  # setting it tells of a change again
            self.setFont(wanted)

    def sizeHint(self) -> QSize:
        """The text and its icon."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(f"{self._before} {self.text()}".strip())
        return QSize(width + GAP + scaled(ICON) + 2 * PADDING + 2, metrics.height() + 2 * PADDING)

    def minimumSizeHint(self) -> QSize:
        """Room for a few signs: what is around it may be narrow."""
        return QSize(scaled(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text and, beside it, the icon: two sheets, or a tick once it is copied."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(scheme.raised))
            painter.setPen(QPen(QColor(scheme.accent), 1.4) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 4, 4)
        text = self.shown()
        painter.setPen(QColor(scheme.text))
        painter.drawText(self.rect().adjusted(PADDING, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        left = PADDING + self.fontMetrics().horizontalAdvance(text) + GAP
        name, colour = ("check-ok", scheme.tones["good"].text) if self.just_copied() else ("copy", scheme.faint)
        size = scaled(ICON)
        painter.drawPixmap(left, (self.height() - size) // 2, picture(name, colour, size, self.devicePixelRatioF()))

    def _name_it(self) -> None:
        self.setToolTip(self.tr("点一下复制"))
        what = self._name or self._before
        named = self.tr("复制{name} {text}") if what else self.tr("复制 {text}")
        self.setAccessibleName(named.format(name=what, text=self.text()))
        self.update()
