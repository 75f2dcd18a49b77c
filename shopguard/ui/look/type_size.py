"""Text in the size the owner has chosen, and what is measured in pixels beside it: both grow together."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

POINTS = 10.0  # at 100 %
USUAL = 100  # per cent
_LETTER = "\u3000"  # a blank as wide as any Chinese letter


def scaled(pixels: float) -> int:
    """What ``pixels`` at the usual text size are at the size that is chosen now."""
    return round(pixels * QGuiApplication.font().pointSizeF() / POINTS)


def letter_width(metrics: QFontMetrics) -> int:
    """How wide a Chinese letter is, in pixels."""
    return metrics.horizontalAdvance(_LETTER)


def sized_font(font: QFont, scale: float) -> QFont:
    """``font`` in ``scale`` times the size of the application's text."""
    made = QFont(font)
    made.setPointSizeF(QGuiApplication.font().pointSizeF() * scale)
    return made
