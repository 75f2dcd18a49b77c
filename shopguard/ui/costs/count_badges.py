"""How many orders have which colour: pills of colour, icon, word and number, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.ui.look.badges import badge_size, draw_badge
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.palette import TONE_OF_RISK, scheme_of

GAP = 6


class CountBadges(QWidget):
    """``shown`` are the words with their numbers, most urgent first."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.shown: dict[Risk, str] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counts(self, counts: Mapping[Risk, int]) -> None:
        """Shows these numbers."""
        lines = self._lines(self.width())
        self.shown = {
            risk: " ".join((self._texts.word("risk." + risk.word), str(counts.get(risk, 0)))) for risk in Risk
        }
        self.setAccessibleName(", ".join(self.shown.values()))
        if self._lines(self.width()) != lines:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A narrow place takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return self._lines(width) * (self._line_height() + GAP) - GAP

    def sizeHint(self) -> QSize:
        """No wider than it is given."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The widest pill."""
        widest = max((badge_size(word, self.font()).width() for word in self.shown.values()), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pills."""
        painter = QPainter(self)
        tones = scheme_of(self.window().palette()).tones
        for risk, rect in self._places(self.width()).items():
            pair = tones[TONE_OF_RISK[risk]]
            draw_badge(painter, QRectF(rect), pair, RISK_ICON[risk], self.shown[risk], self.font())

    def _line_height(self) -> int:
        return badge_size("", self.font()).height()

    def _lines(self, width: int) -> int:
        bottom = max((rect.bottom() for rect in self._places(width).values()), default=0)
        return bottom // (self._line_height() + GAP) + 1

    def _places(self, width: int) -> dict[Risk, QRect]:
        places: dict[Risk, QRect] = {}
        left = top = 0
        for risk, word in self.shown.items():
            size = badge_size(word, self.font())
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + GAP
            places[risk] = QRect(QPoint(left, top), size)
            left += size.width() + GAP
        return places
