"""What stands for a file that has no look of its own (a recording, a chat, a table): its ending on a small sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from shopguard.ui.look.palette import Scheme

LONGEST = 5  # signs of an ending that are shown


def kind_tile(name: str, side: int, scheme: Scheme, ratio: float) -> QPixmap:
    """A square of ``side`` logical pixels with the ending of ``name``; without one, a sheet."""
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(scheme.raised))
    painter.setPen(QPen(QColor(scheme.line), 1))
    sheet = QRectF(side * 0.08, 0.5, side * 0.84, side - 1)
    painter.drawRoundedRect(sheet, 4, 4)
    painter.setPen(QColor(scheme.faint))
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(side // 4)
    painter.setFont(font)
    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, Path(name).suffix[1 : 1 + LONGEST].upper())
    painter.end()
    return drawn
