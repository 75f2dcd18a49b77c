"""How a case's window stands: the checklist left, the notice, the reason and the steps right; both scroll by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shopguard.ui.appeals.checklist_page import ChecklistPage
from shopguard.ui.labels import Quiet
from shopguard.ui.scroll import CardPage

SIDE_PART = 0.42
LEAST_WIDTH = 300


class CaseBody(QSplitter):
    """The owner moves the border."""

    def __init__(self, checklist: ChecklistPage, cards: list[QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._divided = False
        self.side = CardPage()
        self.side.fill(cards)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(checklist, 1)
        rows.addWidget(Quiet(self.tr("只放真实的原件：伪造或修图，平台会关店。原件会一字不动地保存。")))
        self.addWidget(left)
        self.addWidget(self.side)
        self.setChildrenCollapsible(False)
        for part in (left, self.side):
            part.setMinimumWidth(LEAST_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """The border stands where this window's width wants it; from then on the owner has it."""
        super().showEvent(event)
        if not self._divided:
            self._divided = True
            side = max(LEAST_WIDTH, round(self.width() * SIDE_PART))
            self.setSizes([self.width() - side, side])
