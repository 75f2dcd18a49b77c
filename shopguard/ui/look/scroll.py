"""A page of cards that scrolls (sideways only where it is too narrow) and is filled anew as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class CardPage(QScrollArea):
    """``fill`` replaces the cards; the place scrolled to stays."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fill(self, cards: list[QWidget]) -> None:
        """Shows these and nothing else."""
        place = self.verticalScrollBar().value()
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Window)
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(0, 8, 8, 8)
        self._rows.setSpacing(10)
        self._rows.addStretch(1)
        self.add(cards)
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)

    def add(self, cards: list[QWidget]) -> None:
        """Shows these below what there is; something was filled in before."""
        for card in cards:
            self._rows.insertWidget(self._rows.count() - 1, card)  # before the stretch

    def to_top(self) -> None:
        """Back to the beginning, for something new."""
        self.verticalScrollBar().setValue(0)
