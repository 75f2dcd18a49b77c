"""Is the Chinese in the table really drawn, and not the boxes that stand for signs a font lacks?

Boxes can be told: they look alike. So signs that differ have to look different, each other than a sign that no font has, and what is
on the window's picture has to look like those signs.
"""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QImage, QPainter, QRawFont

from shopguard.self_test.bench import check
from shopguard.ui.look.application import BUNDLED_FONT
from shopguard.ui.table.order_model import COURIER, PLACE, PRODUCT, STATUS
from shopguard.ui.table.order_table import OrderTable

SIGNS: Final = "揽超时签收件"
LACKING: Final = "\U0010fffd"  # for private use: no font has it
LEAST_INK: Final = 0.03  # of a sign's square
LEAST_LIKENESS: Final = 0.85  # 1: the same picture; a row of boxes comes to about 0.5
SHIFTS: Final = range(-4, 13)  # pixels: a cell has a margin
TEXT_COLUMNS: Final = (COURIER, PRODUCT, PLACE, STATUS)

Ink = list[list[float]]
"""Rows of pixels, each from 0 (ground) to 1."""


def check_chinese(table: OrderTable) -> int:
    """How many Chinese signs the table's texts consist of; all are in the bundled font. Raises :class:`UserProblem`."""
    font = table.font()
    check(BUNDLED_FONT in QFontDatabase.families(), "selftest.font", BUNDLED_FONT, "-")
    check(QFontInfo(font).family() == BUNDLED_FONT, "selftest.font", BUNDLED_FONT, QFontInfo(font).family())
    _check_shapes(font)
    signs = _signs_in(table)
    raw = QRawFont.fromFont(font, QFontDatabase.WritingSystem.SimplifiedChinese)
    lacking = [sign for sign in signs if not raw.supportsCharacter(ord(sign))]
    check(len(signs) > len(SIGNS) and not lacking, "selftest.sign", "-", lacking)
    _check_cell(table)
    return len(signs)


def _check_shapes(font: QFont) -> None:
    lacking = _drawn(LACKING, font)
    pictures = [_drawn(sign, font) for sign in SIGNS]
    for sign, picture in zip(SIGNS, pictures, strict=True):
        ink = sum(map(sum, picture)) / sum(map(len, picture))
        check(ink > LEAST_INK, "selftest.sign", f"{sign}: > {LEAST_INK}", ink)
        check(picture != lacking, "selftest.sign", sign, LACKING)
    check(len({str(picture) for picture in pictures}) == len(SIGNS), "selftest.sign", SIGNS, "□")


def _signs_in(table: OrderTable) -> set[str]:
    model = table.model()
    texts = (
        str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
    return {sign for text in texts for sign in text if "\u4e00" <= sign <= "\u9fff"}


def _check_cell(table: OrderTable) -> None:
    """Of the first line, the first two signs in a column that holds plain text."""
    picture = table.viewport().grab().toImage()
    for column in TEXT_COLUMNS:
        index = table.model().index(0, column)
        cell, text = table.visualRect(index), str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if cell.isEmpty() or not picture.rect().contains(cell) or len(text) < 2:
            continue
        likeness = _likeness(_drawn(text[:2], table.font()), _ink(picture.copy(cell)))
        check(likeness > LEAST_LIKENESS, "selftest.cell_drawn", f"{text[:2]}: > {LEAST_LIKENESS}", f"{likeness:.2f}")
        return
    check(False, "selftest.cell_drawn", "-", "-")


def _drawn(text: str, font: QFont) -> Ink:
    """Black on white."""
    metrics = QFontMetrics(font)
    image = QImage(metrics.horizontalAdvance(text), metrics.height(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(QPoint(0, metrics.ascent()), text)
    painter.end()
    return _ink(image)


def _ink(image: QImage) -> Ink:
    """How far each pixel is from the ground, which is what the left upper corner has."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [[grey.pixelColor(x, y).red() for x in range(grey.width())] for y in range(grey.height())]
    ground = rows[0][0]
    most = max(abs(value - ground) for row in rows for value in row) or 1
    return [[abs(value - ground) / most for value in row] for row in rows]


def _likeness(wanted: Ink, found: Ink) -> float:
    """The cosine between the two where they fit best."""
    return max(_cosine(wanted, found, x, y) for x in SHIFTS for y in SHIFTS)


def _cosine(wanted: Ink, found: Ink, left: int, top: int) -> float:
    both = ours = theirs = 0.0
    for y, row in enumerate(wanted):
        there = found[top + y] if 0 <= top + y < len(found) else ()
        for x, one in enumerate(row):
            other = there[left + x] if 0 <= left + x < len(there) else 0.0
            both += one * other
            ours += one * one
            theirs += other * other
    return both / math.sqrt(ours * theirs) if ours and theirs else 0.0
