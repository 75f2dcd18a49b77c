"""The sign in the window that says which rules are switched off, since when; it leads to them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from shopguard.flows.rulebook.switches import Switch
from shopguard.ui.look.badges import badge_size, draw_badge
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.words import moment


class OffSign(QAbstractButton):
    """Hidden while every rule is on. ``wanted`` carries the clause that was switched off last."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._newest = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._want)
        self.hide()

    def show_off(self, off: Sequence[Switch]) -> None:
        """Says how many are off and since when; which ones is in the tool tip."""
        dated = sorted((switch.off_at, switch.card, switch.clause) for switch in off if switch.off_at is not None)
        self.setVisible(bool(dated))
        if not dated:
            return
        first, self._newest = dated[0], dated[-1][2]
        if len(dated) == 1:
            said = self.tr("“{card}”从 {at} 起关着").format(card=first[1], at=moment(first[0]))
        else:
            said = self.tr("{count} 条规则关着，最早从 {at} 起").format(count=len(dated), at=moment(first[0]))
        self.setText(said)
        lines = [self.tr("{card}：{at} 起").format(card=card, at=moment(at)) for at, card, _ in dated]
        self.setToolTip("".join(f"<p>{escape(line)}</p>" for line in (*lines, self.tr("点一下去规则里打开"))))
        self.setAccessibleName(said)
        self.setAccessibleDescription(self.tr("；").join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        size = badge_size(self.text(), self.font())
        return QSize(size.width() + 2, size.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """In a narrow window the words end early."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill, ringed with the keyboard."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        missing = self.sizeHint().width() - self.width()
        word = self.text()
        if missing > 0:
            room = self.fontMetrics().horizontalAdvance(word) - missing
            word = self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room)
        draw_badge(painter, rect, scheme.tones["watch"], "risk-closed", word, self.font())
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(scheme.accent), 1.4))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    def _want(self) -> None:
        self.wanted.emit(self._newest)
