"""How a shop is told apart: a round mark in its colour with its letter in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from shopguard.ui.look.palette import Pair
from shopguard.ui.look.type_size import scaled

# After Okabe and Ito: told apart with any colour vision, each with the text colour that is readable on it.
_BLACK, _WHITE = "#101010", "#ffffff"
SHOP_PAIRS: Final[dict[str, Pair]] = {
    "blue": Pair("#0072b2", _WHITE),
    "orange": Pair("#e69f00", _BLACK),
    "green": Pair("#009e73", _BLACK),
    "purple": Pair("#cc79a7", _BLACK),
    "sky": Pair("#56b4e9", _BLACK),
    "red": Pair("#d55e00", _BLACK),
    "yellow": Pair("#f0e442", _BLACK),
    "grey": Pair("#5d6470", _WHITE),
}
MARK = 20  # pixels at the usual text size
_LETTER = 0.58  # of the mark's height


def draw_shop_mark(painter: QPainter, rect: QRectF, colour: str, letter: str, font: QFont) -> None:
    """The mark within ``rect``."""
    pair = SHOP_PAIRS[colour]
    sized = QFont(font)
    sized.setBold(True)
    sized.setPixelSize(max(round(rect.height() * _LETTER), 6))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.background))
    painter.drawEllipse(rect)
    painter.setPen(QColor(pair.text))
    painter.setFont(sized)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def shop_icon(colour: str, letter: str, font: QFont) -> QIcon:
    """The mark for lists and menus, sharp on displays of double density too."""
    made, side = QIcon(), scaled(MARK)
    for ratio in (1.0, 2.0):
        drawn = QPixmap(round(side * ratio), round(side * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        draw_shop_mark(painter, QRectF(0, 0, side, side), colour, letter, font)
        painter.end()
        made.addPixmap(drawn)
    return made
