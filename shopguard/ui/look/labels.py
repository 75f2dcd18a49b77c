"""Texts on cards: plain, quiet, and in a meaning's colour; none is ever taken for markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from shopguard.ui.look.palette import Tone, scheme_of


def plain_label(text: str = "", *, scale: float = 1.0, bold: bool = False, wrap: bool = True) -> QLabel:
    """A label that never takes its text for markup (the text may come from a file)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    label.setFont(font)
    return label


class Quiet(QLabel):
    """Secondary text: readable, but not in the way."""

    def __init__(self, text: str = "", *, scale: float = 0.92) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        self.setFont(font)


class Toned(QLabel):
    """A line of text in a meaning's own text colour, for toned cards."""

    def __init__(self, tone: Tone, text: str = "", *, bold: bool = False) -> None:
        super().__init__(text)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the new scheme's colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._recolour()

    def _recolour(self) -> None:
        colour = QColor(scheme_of(QGuiApplication.palette()).tones[self._tone].text)
        palette = QPalette(self.palette())
        if palette.color(QPalette.ColorRole.WindowText) != colour:  # setting it tells of a palette change again
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)
