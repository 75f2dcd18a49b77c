"""A chart and its numbers on sheets of paper, dark on white, as pictures: so that no printer changes a number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QPen

from shopguard.ui.costs.chart_painter import ChartPainter
from shopguard.ui.costs.picture import Picture
from shopguard.ui.look.palette import LIGHT

SHEET = QSize(1000, 1414)  # the shape of A4
CHART = QSize(1000, 520)
MARGIN = 40.0
SHARPNESS = 2.0  # drawn twice as fine
BETWEEN = 14.0  # columns


def chart_image(picture: Picture, font: QFont) -> QImage:
    """The chart with its title."""
    image, painter = _blank(CHART)
    _draw_chart(painter, QRectF(20, 16, CHART.width() - 40, CHART.height() - 32), picture, font)
    painter.end()
    return image


def sheets(picture: Picture, titles: Sequence[str], lines: Sequence[Sequence[str]], font: QFont) -> list[bytes]:
    """PNG pages: the chart, its table below it and on as many sheets as that needs, the titles on each."""
    room = QRectF(0, 0, SHEET.width(), SHEET.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    pages: list[bytes] = []
    left = list(lines)
    while left or not pages:
        image, painter = _blank(SHEET)
        top = room.top()
        if not pages:
            _draw_chart(painter, QRectF(room.left(), top, room.width(), CHART.height()), picture, font)
            top += CHART.height() + 24
        left = left[_draw_lines(painter, room.adjusted(0, top - room.top(), 0, 0), titles, lines, left, font) :]
        painter.end()
        pages.append(_png(image))
    return pages


def _blank(size: QSize) -> tuple[QImage, QPainter]:
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(Qt.GlobalColor.white)
    return image, QPainter(image)


def _draw_chart(painter: QPainter, room: QRectF, picture: Picture, font: QFont) -> None:
    heading = QFont(font)
    heading.setPointSizeF(font.pointSizeF() * 1.3)
    heading.setBold(True)
    painter.setFont(heading)
    painter.setPen(QColor(LIGHT.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignTop, picture.title)
    below = room.adjusted(0, QFontMetricsF(heading, painter.device()).height() + 10, 0, 0)
    ChartPainter(painter, below, picture, LIGHT, font).paint()


def _draw_lines(
    painter: QPainter,
    room: QRectF,
    titles: Sequence[str],
    all_lines: Sequence[Sequence[str]],
    left: Sequence[Sequence[str]],
    font: QFont,
) -> int:
    """The titles and as many of the lines that are left as there is room for; returns how many."""
    if not titles:
        return len(left)
    painter.setFont(font)
    metrics = QFontMetricsF(font, painter.device())
    widths = [
        max(metrics.horizontalAdvance(line[column]) for line in [titles, *all_lines]) + BETWEEN
        for column in range(len(titles))
    ]
    shrink = min(1.0, room.width() / sum(widths))
    height = metrics.height() + 6
    fits = max(1, int(room.height() / shrink / height) - 1)
    painter.save()
    painter.translate(room.topLeft())
    painter.scale(shrink, shrink)
    painter.setPen(QPen(QColor(LIGHT.text), 1))
    for nth, line in enumerate([titles, *left[:fits]]):
        across = 0.0
        for column, (cell, width) in enumerate(zip(line, widths, strict=True)):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                QRectF(across, nth * height, width - BETWEEN, height), side | Qt.AlignmentFlag.AlignVCenter, cell
            )
            across += width
        if nth == 0:
            painter.drawLine(QLineF(0, height, across, height))
    painter.restore()
    return fits


def _png(image: QImage) -> bytes:
    page = QBuffer()
    page.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(page, b"PNG").write(image)
    return bytes(page.data().data())
