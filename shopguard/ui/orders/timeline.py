"""The timeline of an order: its parcels below each other on one axis of time, with round hours and now through all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopguard.core.beijing import to_datetime
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.palette import Scheme, scheme_of
from shopguard.ui.look.type_size import sized_font
from shopguard.ui.look.words import moment
from shopguard.ui.orders.timeline_facts import Lane, TimelineFacts
from shopguard.ui.orders.timeline_lane import MARGIN, TimelineLane
from shopguard.ui.orders.timeline_layout import TimeScale, make_scale, tick_moments

TICK_GAP = 14.0
SMALLER = 0.88


class Timeline(QWidget):
    """Shows ``lanes`` of :class:`TimelineFacts` (all of them by default), each with its name where there are several."""

    def __init__(self, facts: TimelineFacts, lanes: Sequence[Lane] | None = None) -> None:
        super().__init__()
        self.facts = facts
        shown = facts.lanes if lanes is None else lanes
        self.lanes = [TimelineLane(lane, facts.span, facts.now) for lane in shown]
        named = len(facts.lanes) > 1
        rows = self._rows = QVBoxLayout(self)
        rows.setSpacing(2)
        self._make_room()
        for lane in self.lanes:
            if named:
                rows.addWidget(_name(lane.lane, self.tr("订单")), 0, Qt.AlignmentFlag.AlignLeft)
            rows.addWidget(lane)
        self.setAccessibleName(self.tr("包裹时间线"))

    def changeEvent(self, event: QEvent) -> None:
        """The words above and below need more room in a larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def scale(self) -> TimeScale:
        """The time scale of all lanes at the present width."""
        return make_scale(self.facts.span, MARGIN, self.width() - MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What goes through all lanes, behind them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, scale = scheme_of(self.window().palette()), self.scale()
        self._paint_ticks(painter, scheme, scale)
        self._paint_now(painter, scheme, scale)

    def _make_room(self) -> None:
        self._rows_above = round(QFontMetricsF(self.font()).height() + 4)
        self._rows.setContentsMargins(0, self._rows_above, 0, self._rows_above)

    def _paint_ticks(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        font = sized_font(self.font(), SMALLER)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        bottom = self.height() - self._rows_above
        for at in tick_moments(scale, metrics.horizontalAdvance("00-00") + TICK_GAP):
            x, word = scale.x(at), _tick_word(at)
            painter.setPen(QPen(QColor(scheme.line), 1))
            painter.drawLine(QLineF(x, self._rows_above, x, bottom))
            width = metrics.horizontalAdvance(word)
            if x - width / 2 < 0 or x + width / 2 > self.width():
                continue
            painter.setPen(QColor(scheme.faint))
            painter.drawText(QPointF(x - width / 2, bottom + metrics.ascent() + 2), word)

    def _paint_now(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        x = scale.x(self.facts.now)
        painter.setFont(self.font())
        painter.setPen(QPen(QColor(scheme.accent), 1.6))
        painter.drawLine(QLineF(x, self._rows_above - 2, x, self.height() - self._rows_above))
        word = self.tr("现在 {at}").format(at=moment(self.facts.now))
        width = QFontMetricsF(self.font()).horizontalAdvance(word)
        left = max(MARGIN, min(x - width / 2, self.width() - MARGIN - width))
        painter.drawText(QPointF(left, QFontMetricsF(self.font()).ascent()), word)


def _name(lane: Lane, order: str) -> QWidget:
    if not lane.waybill:
        return plain_label(order, bold=True, wrap=False)
    return CopyText(lane.waybill, before=lane.courier, bold=True)


def _tick_word(at: int) -> str:
    """The day at midnight, else the hour."""
    told = to_datetime(at)
    return told.strftime("%m-%d" if told.hour == 0 else "%H:%M")
