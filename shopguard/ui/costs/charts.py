"""A chart as a widget: pointed at or walked through by keyboard, each bar tells its numbers in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from shopguard.ui.costs.chart_painter import ChartPainter, Painted
from shopguard.ui.costs.picture import Picture
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.plain_tip import plain_tip

MARGIN = 6.0
LYING_ROW = 22  # the least height of a lying bar's place
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Chart(QWidget):
    """Shows a :class:`~shopguard.ui.costs.picture.Picture`. ``bar_chosen`` carries a bar's number."""

    bar_chosen = Signal(int)

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self._chosen = -1
        self._painted = Painted()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_picture(picture)

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    @property
    def chosen(self) -> int:
        """The number of the chosen bar, -1 for none."""
        return self._chosen

    def show_picture(self, picture: Picture) -> None:
        """Shows another picture; no bar is chosen then."""
        self._picture, self._chosen = picture, -1
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.said())
        self.setMinimumHeight(self.minimumSizeHint().height())
        self.updateGeometry()
        self.update()

    def choose(self, number: int) -> None:
        """Marks a bar and tells its numbers."""
        if not 0 <= number < len(self._picture.bars) or number == self._chosen:
            return
        self._chosen = number
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._picture.bars[number].said))
        self.bar_chosen.emit(number)

    def bar_at(self, point: QPointF) -> int:
        """The number of the bar whose place that is, -1 for none."""
        return next((nth for nth, place in enumerate(self._painted.places) if place.contains(point)), -1)

    def said_at(self, point: QPointF) -> str:
        """The numbers of the bar there in words, "" where none is."""
        number = self.bar_at(point)
        return self._picture.bars[number].said if number >= 0 else ""

    def sizeHint(self) -> QSize:
        """Wide, and as high as its bars need."""
        return QSize(720, max(220, self.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """So small that it can still be read."""
        height = 150
        if self._picture.form == "lying":
            height = max(height, 70 + LYING_ROW * len(self._picture.bars))
        return QSize(300, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from bar to bar."""
        last = len(self._picture.bars) - 1
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(last)
        elif step is not None and last >= 0:
            start = self._chosen if self._chosen >= 0 else (-1 if step > 0 else last + 1)
            self.choose(min(last, max(0, start + step)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the bar."""
        self.choose(self.bar_at(event.position()))

    def event(self, event: QEvent) -> bool:
        """The tool tip of the bar under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.said_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, with a ring where the keyboard is."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._painted = ChartPainter(painter, room, self._picture, scheme, self.font()).paint(self._chosen)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(scheme.accent), 1.4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
