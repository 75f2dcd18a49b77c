"""A parcel's timeline: its scans as dots, deadlines as flags, now and known-as-of as lines. To scale in time."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import chain

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from shopguard.core.parcel import NOT_PHYSICAL, TrackEvent
from shopguard.ui.look.palette import Scheme, Tone, scheme_of
from shopguard.ui.look.words import moment
from shopguard.ui.orders.timeline_layout import Label, TimeScale, make_scale, place_labels

MARGIN = 10.0
ROWS = 3
NARROW = 340
ROW_HEIGHT = 19.0
WORD_HEIGHT = 17.0
DOT = 4.0
MILESTONE_DOT = 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A named moment: a milestone below the axis, or a deadline above it (``tone`` says how it stands)."""

    at: int
    word: str
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class TimelineFacts:
    """What is drawn. Times are unix seconds; ``known_as_of`` None = no track was imported."""

    milestones: tuple[Mark, ...]
    deadlines: tuple[Mark, ...]
    events: tuple[TrackEvent, ...]
    now: int
    known_as_of: int | None


class Timeline(QWidget):
    """Paints :class:`TimelineFacts`; pointing at a dot shows its track line."""

    def __init__(self, facts: TimelineFacts) -> None:
        super().__init__()
        self.facts = facts
        self._rows_up = self._rows_needed(facts.deadlines)
        self._rows_down = self._rows_needed(facts.milestones)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("包裹时间线"))
        self.setAccessibleDescription(self._in_words())
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Rows for flags, the axis, rows for milestones and the two lines' words."""
        return QSize(NARROW, round(WORD_HEIGHT * 2 + ROW_HEIGHT * (self._rows_up + self._rows_down + 1) + 6))

    def scale(self, width: int | None = None) -> TimeScale:
        """The time scale at a width, by default the present one."""
        facts = self.facts
        moments = [mark.at for mark in facts.milestones] + [event.at for event in facts.events if _shown(event)]
        if facts.known_as_of is not None:
            moments.append(min(facts.known_as_of, facts.now))
        deadlines = [mark.at for mark in facts.deadlines]
        return make_scale(moments, deadlines, facts.now, MARGIN, (width or self.width()) - MARGIN)

    def axis_y(self) -> float:
        """The height of the axis."""
        return WORD_HEIGHT + ROW_HEIGHT * (self._rows_up + 0.8)

    def event_near(self, x: float) -> TrackEvent | None:
        """The track line whose dot is next to ``x``, within a finger's width."""
        scale = self.scale()
        shown = [event for event in self.facts.events if _shown(event)]
        nearest = min(shown, key=lambda event: abs(scale.x(event.at) - x), default=None)
        return nearest if nearest is not None and abs(scale.x(nearest.at) - x) <= 8 else None

    def event(self, event: QEvent) -> bool:
        """A tool tip with the track line under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.event_near(event.pos().x())
            text = "" if line is None else f"<p>{escape(f'{moment(line.at)} {line.text}')}</p>"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything, from back to front."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, scale = scheme_of(self.window().palette()), self.scale()
        self._paint_known(painter, scheme, scale)
        self._paint_now(painter, scheme, scale)
        painter.setPen(QPen(QColor(scheme.faint), 2))
        painter.drawLine(QLineF(scale.left, self.axis_y(), scale.right, self.axis_y()))
        self._paint_deadlines(painter, scheme, scale)
        self._paint_events(painter, scheme, scale)
        self._paint_milestones(painter, scheme, scale)

    def _paint_known(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        """What lies after the known-as-of moment is shaded: nobody knows."""
        known = self.facts.known_as_of
        if known is None or known >= self.facts.now:
            return
        x, axis = scale.x(known), self.axis_y()
        unknown = QRectF(x, axis - ROW_HEIGHT, scale.x(self.facts.now) - x, 2 * ROW_HEIGHT)
        painter.fillRect(unknown, QColor(scheme.tones["watch"].background))
        painter.setPen(QPen(QColor(scheme.tones["watch"].text), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, axis - ROW_HEIGHT, x, self.height() - ROW_HEIGHT))
        self._word_at(painter, self.tr("轨迹只到 {at}").format(at=moment(known)), x, self.height() - 5)

    def _paint_now(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        x = scale.x(self.facts.now)
        painter.setPen(QPen(QColor(scheme.accent), 1.6))
        painter.drawLine(QLineF(x, WORD_HEIGHT, x, self.axis_y() + ROW_HEIGHT))
        self._word_at(painter, self.tr("现在"), x, WORD_HEIGHT - 4)

    def _word_at(self, painter: QPainter, word: str, x: float, y: float) -> None:
        """A line's word, centred on the line but always inside."""
        width = QFontMetricsF(self.font()).horizontalAdvance(word)
        left = max(MARGIN, min(x - width / 2, self.width() - MARGIN - width))
        painter.drawText(QPointF(left, y), word)

    def _paint_deadlines(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        marks = [mark for mark in self.facts.deadlines if scale.covers(mark.at)]
        for mark, label in zip(marks, self._labels(marks, scale), strict=True):
            pair = scheme.tones[mark.tone]
            x, axis = scale.x(mark.at), self.axis_y()
            top = axis - ROW_HEIGHT * ((label.row if label else self._rows_up - 1) + 1.6)
            painter.setPen(QPen(QColor(pair.text), 1.4))
            painter.drawLine(QLineF(x, axis, x, top))
            if label is None:
                continue
            flag = QRectF(label.left, top - 1, self._width(mark), ROW_HEIGHT - 2)
            painter.setBrush(QColor(pair.background))
            painter.setPen(QPen(QColor(pair.text), 0.8))
            painter.drawRoundedRect(flag, 3, 3)
            painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, mark.word)

    def _paint_events(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        painter.setPen(QPen(QColor(scheme.card), 1))
        painter.setBrush(QColor(scheme.faint))
        for line in self.facts.events:
            if _shown(line):
                painter.drawEllipse(QPointF(scale.x(line.at), self.axis_y()), DOT, DOT)

    def _paint_milestones(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        marks = list(self.facts.milestones)
        for mark, label in zip(marks, self._labels(marks, scale), strict=True):
            x, axis = scale.x(mark.at), self.axis_y()
            if label is not None:
                y = axis + ROW_HEIGHT * (label.row + 1) + 2
                painter.setPen(QPen(QColor(scheme.line), 1))
                painter.drawLine(QLineF(x, axis, x, y - 12))
                painter.setPen(QColor(scheme.text))
                painter.drawText(QPointF(label.left, y), mark.word)
            painter.setPen(QPen(QColor(scheme.card), 1.5))
            painter.setBrush(QColor(scheme.accent))
            painter.drawPolygon(_diamond(x, axis))

    def _labels(self, marks: list[Mark], scale: TimeScale, width: int | None = None) -> list[Label | None]:
        wanted = [(scale.x(mark.at), self._width(mark)) for mark in marks]
        return place_labels(wanted, 2, (width or self.width()) - 2, ROWS)

    def _rows_needed(self, marks: tuple[Mark, ...]) -> int:
        """How many rows of labels there are where the panel is at its narrowest."""
        labels = self._labels(list(marks), self.scale(NARROW), NARROW)
        return max((label.row + 1 for label in labels if label is not None), default=1)

    def _width(self, mark: Mark) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(mark.word) + 10

    def _in_words(self) -> str:
        marks = sorted(chain(self.facts.milestones, self.facts.deadlines), key=_moment_of)
        return "; ".join(f"{moment(mark.at)} {mark.word}" for mark in marks)


def _moment_of(mark: Mark) -> int:
    return mark.at


def _shown(event: TrackEvent) -> bool:
    return event.kind not in NOT_PHYSICAL


def _diamond(x: float, y: float) -> QPolygonF:
    size = MILESTONE_DOT
    return QPolygonF([QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)])
