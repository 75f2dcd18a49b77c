"""Texts on cards: plain, quiet, and in a meaning's colour; none is ever taken for markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from shopguard.ui.look.palette import Tone, scheme_of
from shopguard.ui.look.type_size import sized_font


class SizedLabel(QLabel):
    """A text of ``scale`` times the application's size, also when that is changed. ``selectable``: with the mouse, to be copied."""

    def __init__(self, text: str, scale: float, *, selectable: bool = True) -> None:
        super().__init__(text)
        self._scale = scale
        self.setTextFormat(Qt.TextFormat.PlainText)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFont(sized_font(self.font(), scale))

    def changeEvent(self, event: QEvent) -> None:
        """Grows and shrinks with the application's text."""
        super().changeEvent(event)
        wanted = sized_font(self.font(), self._scale)
        if event.type() == QEvent.Type.FontChange and wanted != self.font():  # setting it tells of a change again
            self.setFont(wanted)


def plain_label(
    text: str = "", *, scale: float = 1.0, bold: bool = False, wrap: bool = True, selectable: bool = True
) -> QLabel:
    """A label that never takes its text for markup (the text may come from a file)."""
    label = SizedLabel(text, scale, selectable=selectable)
    label.setWordWrap(wrap)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label


class Quiet(SizedLabel):
    """Secondary text: readable, but not in the way."""

    def __init__(self, text: str = "", *, scale: float = 0.92, selectable: bool = True) -> None:
        super().__init__(text, scale, selectable=selectable)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


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

    def wear(self, tone: Tone) -> None:
        """The text means something else now."""
        self._tone = tone
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
