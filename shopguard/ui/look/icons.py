"""The icons: small SVG files drawn in the colour that is asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from shopguard.core.finding import Risk
from shopguard.resources import resource

RISK_ICON = {
    Risk.VIOLATED: "risk-violated",
    Risk.DUE: "risk-due",
    Risk.WATCH: "risk-watch",
    Risk.OK: "risk-ok",
    Risk.CLOSED: "risk-closed",
}


@cache
def picture(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` as a square of ``size`` logical pixels, its lines in ``colour`` (``#rrggbb``)."""
    svg = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The same as a ``QIcon`` for buttons, sharp on displays of double density too."""
    made = QIcon(picture(name, colour, size))
    made.addPixmap(picture(name, colour, size, 2.0))
    return made


def app_icon() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    for size in (16, 32, 48, 128, 256):
        made.addPixmap(picture("app", "#1f5fbf", size))
    return made
