"""Paints a picture: legend, axis, bars. On a widget, into an image or on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from shopguard.ui.costs.hatches import fill_hatched
from shopguard.ui.costs.picture import Bar, Picture, axis_steps
from shopguard.ui.look.palette import Scheme

GAP = 8.0
UNKNOWN = "?"
SWATCH = (20.0, 12.0)
NARROWEST = 2.0  # a value above 0 is always seen
WIDEST = 46.0
LABELS_SHARE = 0.3  # of the width, for the labels of lying bars


@dataclass(frozen=True, slots=True)
class Painted:
    """Where each bar's place is: what can be pointed at."""

    places: tuple[QRectF, ...] = ()


class ChartPainter:
    """One picture in one rectangle. ``chosen``: the number of the bar that is marked, -1 for none."""

    def __init__(self, painter: QPainter, room: QRectF, picture: Picture, scheme: Scheme, font: QFont) -> None:
        self._painter, self._room, self._picture, self._scheme = painter, room, picture, scheme
        painter.setFont(font)
        self._metrics = QFontMetricsF(painter.font(), painter.device())
        self._line = self._metrics.height()
        self._steps = axis_steps(picture.highest, picture.least_step)
        self._plot = QRectF()

    def paint(self, chosen: int = -1) -> Painted:
        """Paints everything; returns where the bars are."""
        top = self._legend()
        lying = self._picture.form == "lying"
        self._plot = self._lying_plot(top) if lying else self._standing_plot(top)
        places = tuple(self._lying_places() if lying else self._standing_places())
        self._grid(lying=lying)
        for number, (bar, place) in enumerate(zip(self._picture.bars, places, strict=True)):
            if number == chosen:
                self._mark(place)
            for rect, value, nth in self._rects(bar, place):
                if value:
                    series = self._picture.series[nth]
                    fill_hatched(self._painter, rect, self._scheme.tones[series.tone], series.hatch)
            self._tell(bar, place)
        (self._labels_beside if lying else self._labels_below)(places)
        return Painted(places)

    def _legend(self) -> float:
        """The swatches with their words, in as many lines as they need; returns where they end."""
        left, top = self._room.left(), self._room.top()
        for series in self._picture.series:
            width = SWATCH[0] + 6 + self._metrics.horizontalAdvance(series.word) + 2 * GAP
            if left > self._room.left() and left + width > self._room.right():
                left, top = self._room.left(), top + self._line + 4
            swatch = QRectF(left, top + (self._line - SWATCH[1]) / 2, *SWATCH)
            fill_hatched(self._painter, swatch, self._scheme.tones[series.tone], series.hatch)
            self._text(QRectF(swatch.right() + 6, top, width, self._line), series.word, self._scheme.text)
            left += width
        return top + self._line + GAP

    def _standing_plot(self, top: float) -> QRectF:
        widest = max(self._metrics.horizontalAdvance(self._picture.in_words(step)) for step in self._steps)
        return self._room.adjusted(widest + GAP, top - self._room.top() + self._line / 2, -2, -(self._line + 6))

    def _lying_plot(self, top: float) -> QRectF:
        names = (self._metrics.horizontalAdvance(bar.label) for bar in self._picture.bars)
        most = self._room.width() * LABELS_SHARE
        figures = (self._metrics.horizontalAdvance(self._figures(bar)) for bar in self._picture.bars)
        right = max(figures, default=0.0)
        left = min(max(names, default=0.0), most) + GAP
        return self._room.adjusted(left, top - self._room.top(), -(right + GAP), -(self._line + 6))

    def _standing_places(self) -> Iterator[QRectF]:
        each = self._plot.width() / max(1, len(self._picture.bars))
        for number in range(len(self._picture.bars)):
            yield QRectF(self._plot.left() + number * each, self._plot.top(), each, self._plot.height())

    def _lying_places(self) -> Iterator[QRectF]:
        each = min(WIDEST + GAP, self._plot.height() / max(1, len(self._picture.bars)))
        for number in range(len(self._picture.bars)):
            yield QRectF(self._plot.left(), self._plot.top() + number * each, self._plot.width(), each)

    def _grid(self, *, lying: bool) -> None:
        for step in self._steps:
            share, word = step / self._steps[-1], self._picture.in_words(step)
            self._painter.setPen(QPen(QColor(self._scheme.faint if step == 0 else self._scheme.line), 1))
            if lying:
                across = self._plot.left() + share * self._plot.width()
                self._painter.drawLine(QLineF(across, self._plot.top(), across, self._plot.bottom()))
                room = QRectF(across - 60, self._plot.bottom() + 4, 120, self._line)
                self._text(room, word, self._scheme.faint, Qt.AlignmentFlag.AlignHCenter)
            else:
                down = self._plot.bottom() - share * self._plot.height()
                self._painter.drawLine(QLineF(self._plot.left(), down, self._plot.right(), down))
                room = QRectF(self._room.left(), down - self._line / 2, self._plot.left() - GAP, self._line)
                self._text(room, word, self._scheme.faint, Qt.AlignmentFlag.AlignRight)

    def _rects(self, bar: Bar, place: QRectF) -> Iterator[tuple[QRectF, float | None, int]]:
        """The rectangle, value and series of each value of a bar; of what is not known, where it would begin."""
        across, below = _bands(place, self._picture.form == "lying", len(bar.values)), 0.0
        for nth, value in enumerate(bar.values):
            if self._picture.form == "stacked":
                yield self._standing(_inner(place), below, value or 0), value, nth
                below += value or 0
            elif self._picture.form == "paired":
                yield self._standing(across[nth], 0, value or 0), value, nth
            else:
                yield self._lying(across[nth], value or 0), value, nth

    def _standing(self, band: QRectF, below: float, value: float) -> QRectF:
        scale = self._plot.height() / self._steps[-1]
        height = max(value * scale, NARROWEST) if value else 0.0
        return QRectF(band.left(), self._plot.bottom() - below * scale - height, band.width(), height)

    def _lying(self, band: QRectF, value: float) -> QRectF:
        width = max(value * self._plot.width() / self._steps[-1], NARROWEST) if value else 0.0
        return QRectF(self._plot.left(), band.top(), width, band.height())

    def _tell(self, bar: Bar, place: QRectF) -> None:
        """A lying bar's numbers stand behind it; of a standing one it is only said that something is not known."""
        if self._picture.form == "lying":
            end = max(rect.right() for rect, _, _ in self._rects(bar, place))
            room = QRectF(end + 5, place.top(), self._room.right() - end, place.height())
            self._text(room, self._figures(bar), self._scheme.text)
        elif None in bar.values:
            room = QRectF(place.left(), self._plot.bottom() - self._line, place.width(), self._line)
            self._text(room, UNKNOWN, self._scheme.faint, Qt.AlignmentFlag.AlignHCenter)

    def _figures(self, bar: Bar) -> str:
        return " / ".join(UNKNOWN if value is None else self._picture.in_words(value) for value in bar.values)

    def _labels_below(self, places: Sequence[QRectF]) -> None:
        """As many of the labels as have room, the last one always."""
        widest = max((self._metrics.horizontalAdvance(bar.label) for bar in self._picture.bars), default=0.0) + GAP
        each = places[0].width() if places else widest
        every = max(1, -(-int(widest) // max(1, int(each))))
        for number in range(len(places) - 1, -1, -every):
            middle = min(places[number].center().x(), self._room.right() - (widest - GAP) / 2)
            room = QRectF(middle - widest / 2, self._plot.bottom() + 4, widest, self._line)
            self._text(room, self._picture.bars[number].label, self._scheme.faint, Qt.AlignmentFlag.AlignHCenter)

    def _labels_beside(self, places: Sequence[QRectF]) -> None:
        width = self._plot.left() - self._room.left() - GAP
        for bar, place in zip(self._picture.bars, places, strict=True):
            name = self._metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, width)
            room = QRectF(self._room.left(), place.top(), width, place.height())
            self._text(room, name, self._scheme.text, Qt.AlignmentFlag.AlignRight)

    def _mark(self, place: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._scheme.accent), 1.6))
        self._painter.setBrush(QColor(self._scheme.raised))
        self._painter.drawRect(place.adjusted(0.5, -3, -0.5, 1))

    def _text(self, room: QRectF, word: str, colour: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        self._painter.setPen(QColor(colour))
        self._painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, word)


def _inner(place: QRectF) -> QRectF:
    """The middle of a place, where its bar stands."""
    width = min(WIDEST, place.width() * 0.72)
    return QRectF(place.center().x() - width / 2, place.top(), width, place.height())


def _bands(place: QRectF, lying: bool, number: int) -> list[QRectF]:
    """The place shared out side by side."""
    if lying:
        used = min(WIDEST, place.height() * 0.76)
        first, each = QPointF(place.left(), place.center().y() - used / 2), used / number
        return [QRectF(first.x(), first.y() + nth * each, place.width(), each) for nth in range(number)]
    inner = _inner(place)
    each = inner.width() / number
    return [QRectF(inner.left() + nth * each, inner.top(), each, inner.height()) for nth in range(number)]
