"""How a case's window stands: the checklist left, the notice, the reason and the steps right; both scroll by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from shopguard.ui.appeals.checklist_page import ChecklistPage
from shopguard.ui.look.scroll import CardPage

PARTS = [580, 420]  # of the width, in thousandths
LEAST_WIDTH = 300


class CaseBody(QSplitter):
    """The owner moves the border."""

    def __init__(self, checklist: ChecklistPage, cards: list[QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.side = CardPage()
        self.side.fill(cards)
        self.addWidget(checklist)
        self.addWidget(self.side)
        self.setChildrenCollapsible(False)
        for part in (checklist, self.side):
            part.setMinimumWidth(LEAST_WIDTH)
        self.setSizes(PARTS)
        for number, part_width in enumerate(PARTS):
            self.setStretchFactor(number, part_width)
