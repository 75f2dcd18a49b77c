"""Fillings that differ without colour too: their lines are drawn, so they stay as wide on paper and on a fine display."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from shopguard.ui.look.palette import Pair

Hatch = Literal["solid", "rising", "dots", "empty", "level", "crossed"]

STEP = 5.0  # between two lines
DOT = 0.9


def fill_hatched(painter: QPainter, rect: QRectF, pair: Pair, hatch: Hatch) -> None:
    """Fills ``rect`` with the pair's background, the hatch and the outline in its text colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(pair.text)
    painter.fillRect(rect, ink if hatch == "solid" else QColor(pair.background))
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.2))
    if hatch == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for point in _points(rect):
            painter.drawEllipse(point, DOT, DOT)
    else:
        painter.drawLines(list(_lines(rect, hatch)))
    painter.restore()
    painter.save()
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _lines(rect: QRectF, hatch: Hatch) -> Iterator[QLineF]:
    """All lines lie on one grid, so that they run on from one bar to the next."""
    if hatch in ("rising", "crossed"):
        for at in _steps(rect.left() + rect.top(), rect.right() + rect.bottom()):
            yield QLineF(at - rect.top(), rect.top(), at - rect.bottom(), rect.bottom())
    if hatch == "crossed":
        for at in _steps(rect.left() - rect.bottom(), rect.right() - rect.top()):
            yield QLineF(at + rect.top(), rect.top(), at + rect.bottom(), rect.bottom())
    if hatch == "level":
        for at in _steps(rect.top(), rect.bottom()):
            yield QLineF(rect.left(), at, rect.right(), at)


def _points(rect: QRectF) -> Iterator[QPointF]:
    for across in _steps(rect.left(), rect.right()):
        for down in _steps(rect.top(), rect.bottom()):
            yield QPointF(across, down)


def _steps(start: float, end: float) -> Iterator[float]:
    """The grid's multiples in between."""
    first = int(start // STEP) + 1
    yield from (number * STEP for number in range(first, int(end // STEP) + 1))
