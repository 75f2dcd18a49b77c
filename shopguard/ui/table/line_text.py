"""Texts in the cells of a table, laid out once and painted often; what does not fit ends in "…", but numbers are never cut in two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QStaticText

KEPT = 6_000  # texts: many screens full; then all are made anew


class _Shown:
    """What is shown of a text at some width, how wide that is, how often it was painted, and from the second time on its layout."""

    __slots__ = ("laid_out", "text", "times", "width")

    def __init__(self, text: str) -> None:
        self.text = text
        self.width: int | None = None  # until it is asked for
        self.times = 0
        self.laid_out: QStaticText | None = None


class _Advances(dict[str, float]):
    """Of single characters, in pixels."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)

    def __missing__(self, sign: str) -> float:
        self[sign] = wide = self._metrics.horizontalAdvance(sign)
        return wide


class LineTexts:
    """For one font. ``height``: of a line of text in pixels."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()
        self._ascent = self._metrics.ascent()
        self._advances = _Advances(font)
        self._known: dict[tuple[str, int, bool], _Shown] = {}

    def width(self, text: str) -> int:
        """Of the whole text, in pixels."""
        return self._metrics.horizontalAdvance(text)

    def draw(
        self, painter: QPainter, text: str, left: int, top: int, width: int, right: bool = False, numbers: bool = False
    ) -> None:
        """Paints the text on one line with the painter's pen, at the left (or right) of what is ``width`` wide there."""
        shown = self._known.get((text, width, numbers)) or self._look_at(text, width, numbers)
        if right:
            left += width - self._width_of(shown)
        shown.times += 1
        if shown.times == 2:  # it costs more than painting once: who scrolls past sees most lines for a moment only
            self._lay_out(shown)
        if shown.laid_out is None:
            painter.drawText(left, top + self._ascent, shown.text)
        else:
            painter.drawStaticText(left, top, shown.laid_out)

    def fitting(self, text: str, width: int, *, numbers: bool = False) -> str:
        """What of the text is shown at this width."""
        if sum(map(self._advances.__getitem__, text)) <= width or self.width(text) <= width:  # the first is quick
            return text
        return self._whole_numbers(text, width) if numbers else self._cut(text, width)

    def _look_at(self, text: str, width: int, numbers: bool) -> _Shown:
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[text, width, numbers] = shown = _Shown(self.fitting(text, width, numbers=numbers))
        return shown

    def _width_of(self, shown: _Shown) -> int:
        if shown.width is None:
            shown.width = self.width(shown.text)
        return shown.width

    def _lay_out(self, shown: _Shown) -> None:
        made = QStaticText(shown.text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        made.prepare(font=self._font)
        if round(made.size().height()) == self.height:  # a sign of another font would move the whole line
            shown.laid_out = made

    def _whole_numbers(self, text: str, width: int) -> str:
        """As many of the numbers "a, b, c" as there is room for, and how many more there are: "a +2"."""
        numbers = text.split(", ")
        for count in range(len(numbers) - 1, 0, -1):
            shown = f"{', '.join(numbers[:count])} +{len(numbers) - count}"
            if self.width(shown) <= width:
                return shown
        return self._cut(text, width)

    def _cut(self, text: str, width: int) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
