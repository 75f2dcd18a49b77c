"""One line of the timeline: scans as dots, milestones as diamonds, deadlines as flags, what nobody knows shaded."""

from __future__ import annotations

from html import escape
from itertools import chain

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from shopguard.core.beijing import HOUR
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.palette import Scheme, scheme_of
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import moment
from shopguard.ui.orders.timeline_facts import Lane, Mark
from shopguard.ui.orders.timeline_layout import Label, Span, TimeScale, make_scale, place_labels

MARGIN = 10.0
ROWS = 4
NARROW = 320
DOT = 4.0
MILESTONE_DOT = 6.0
FINGER = 8.0  # how far from a dot it can still be pointed at
STALE = 2 * HOUR  # what is older is said in words, not only shaded
TOLD_AT_ONCE = 6


class TimelineLane(QWidget):
    """Paints a :class:`Lane`; pointing at a dot tells what it is."""

    def __init__(self, lane: Lane, span: Span, now: int) -> None:
        super().__init__()
        self.lane, self._span, self._now = lane, span, now
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = f"{lane.courier} {lane.waybill}".strip()
        self.setAccessibleName(self.tr("时间线 {name}").format(name=name) if name else self.tr("时间线"))
        self.setAccessibleDescription(self._in_words())

    def scale(self, width: int | None = None) -> TimeScale:
        """The time scale at a width, by default the present one."""
        return make_scale(self._span, MARGIN, (width or self.width()) - MARGIN)

    def axis_y(self) -> float:
        """The height of the axis."""
        return self._row * (self._rows(self.lane.deadlines, self.width()) + 0.8)

    def told_near(self, x: float) -> list[str]:
        """What happened, or has to happen, at that place: one line each, in its order."""
        scale = self.scale()
        told = [(event.at, curtain().shown(event.text)) for event in self.lane.scans]
        told += [(mark.at, mark.word) for mark in (*self.lane.deadlines, *self.lane.milestones)]
        near = sorted((at, words) for at, words in told if scale.covers(at) and abs(scale.x(at) - x) <= FINGER)
        return [f"{moment(at)} {words}" for at, words in near]

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows of labels."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Rows for flags, the axis, rows for milestones, and one for how far the track is known."""
        rows = self._rows(self.lane.deadlines, width) + self._rows(self.lane.milestones, width) + self._stale()
        return round(self._row * (rows + 1.2)) + 4

    def sizeHint(self) -> QSize:
        """As the panel is at its narrowest."""
        return QSize(NARROW, self.heightForWidth(NARROW))

    def minimumSizeHint(self) -> QSize:
        """As low as it can be."""
        return QSize(NARROW // 2, round(self._row * 2))

    def event(self, event: QEvent) -> bool:
        """A tool tip with what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told_near(event.pos().x())
            left = self.tr("还有 {count} 条").format(count=len(told) - TOLD_AT_ONCE)
            lines = [*told[:TOLD_AT_ONCE], *([left] if len(told) > TOLD_AT_ONCE else [])]
            QToolTip.showText(event.globalPos(), "".join(f"<p>{escape(line)}</p>" for line in lines), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything, from back to front."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, scale = scheme_of(self.window().palette()), self.scale()
        self._paint_unknown(painter, scheme, scale)
        self._paint_way(painter, scheme, scale)
        self._paint_deadlines(painter, scheme, scale)
        self._paint_scans(painter, scheme, scale)
        self._paint_milestones(painter, scheme, scale)

    @property
    def _row(self) -> float:
        return QFontMetricsF(self.font()).height() + 2

    def _stale(self) -> bool:
        known = self.lane.known_as_of
        return known is not None and self._now - known >= STALE

    def _paint_unknown(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        """What lies after the known-as-of moment is shaded: nobody knows."""
        known = self.lane.known_as_of
        if known is None or known >= self._now:
            return
        x, axis, pair = scale.x(known), self.axis_y(), scheme.tones["watch"]
        high = self._row * 0.7
        painter.fillRect(QRectF(x, axis - high, scale.x(self._now) - x, 2 * high), QColor(pair.background))
        painter.setPen(QPen(QColor(pair.text), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, axis - high, x, self.height() - self._row if self._stale() else axis + high))
        if self._stale():
            word = self.tr("轨迹只到 {at}").format(at=moment(known))
            width = QFontMetricsF(self.font()).horizontalAdvance(word)
            left = max(MARGIN, min(x - width / 2, self.width() - MARGIN - width))
            painter.drawText(QPointF(left, self.height() - 6), word)

    def _paint_way(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        """The axis, stronger from the first to the last that is known of it."""
        axis = self.axis_y()
        painter.setPen(QPen(QColor(scheme.line), 2))
        painter.drawLine(QLineF(scale.left, axis, scale.right, axis))
        known = [mark.at for mark in self.lane.milestones] + [event.at for event in self.lane.scans]
        if known:
            painter.setPen(QPen(QColor(scheme.faint), 2.4))
            painter.drawLine(QLineF(scale.x(min(known)), axis, scale.x(max(known)), axis))

    def _paint_deadlines(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        marks = [mark for mark in self.lane.deadlines if scale.covers(mark.at)]
        rows = self._rows(self.lane.deadlines, self.width())
        for mark, label in zip(marks, self._labels(marks, scale), strict=True):
            pair = scheme.tones[mark.tone]
            x, axis = scale.x(mark.at), self.axis_y()
            top = axis - self._row * ((label.row if label else rows - 1) + 1.6)
            painter.setPen(QPen(QColor(pair.text), 1.4))
            painter.drawLine(QLineF(x, axis, x, top))
            if label is None:
                continue
            flag = QRectF(label.left, top - 1, self._width(mark), self._row - 2)
            painter.setBrush(QColor(pair.background))
            painter.setPen(QPen(QColor(pair.text), 0.8))
            painter.drawRoundedRect(flag, 3, 3)
            painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, mark.word)

    def _paint_scans(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        painter.setPen(QPen(QColor(scheme.card), 1))
        painter.setBrush(QColor(scheme.faint))
        for line in self.lane.scans:
            painter.drawEllipse(QPointF(scale.x(line.at), self.axis_y()), scaled(DOT), scaled(DOT))

    def _paint_milestones(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        marks = list(self.lane.milestones)
        for mark, label in zip(marks, self._labels(marks, scale), strict=True):
            x, axis = scale.x(mark.at), self.axis_y()
            if label is not None:
                y = axis + self._row * (label.row + 1) + 2
                painter.setPen(QPen(QColor(scheme.line), 1))
                painter.drawLine(QLineF(x, axis, x, y - self._row * 0.65))
                painter.setPen(QColor(scheme.text))
                painter.drawText(QPointF(label.left + 5, y), mark.word)
            painter.setPen(QPen(QColor(scheme.card), 1.5))
            painter.setBrush(QColor(scheme.accent))
            painter.drawPolygon(_diamond(x, axis))

    def _labels(self, marks: list[Mark], scale: TimeScale, width: int | None = None) -> list[Label | None]:
        wanted = [(scale.x(mark.at), self._width(mark)) for mark in marks]
        return place_labels(wanted, 2, (width or self.width()) - 2, ROWS)

    def _rows(self, marks: tuple[Mark, ...], width: int) -> int:
        """How many rows of labels there are at that width."""
        scale = self.scale(width)
        labels = self._labels([mark for mark in marks if scale.covers(mark.at)], scale, width)
        return max((label.row + 1 for label in labels if label is not None), default=0)

    def _width(self, mark: Mark) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(mark.word) + 10

    def _in_words(self) -> str:
        marks = sorted(chain(self.lane.milestones, self.lane.deadlines), key=_moment_of)
        return "; ".join(f"{moment(mark.at)} {mark.word}" for mark in marks)


def _moment_of(mark: Mark) -> int:
    return mark.at


def _diamond(x: float, y: float) -> QPolygonF:
    size = scaled(MILESTONE_DOT)
    return QPolygonF([QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)])
