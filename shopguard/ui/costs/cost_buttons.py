"""The ways from the pane to the pages of the cost window."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPushButton

from shopguard.ui.costs.costs_pages import cost_pages
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import plain_label

COLUMNS = 2


class CostButtons(Card):
    """``wanted`` carries a page's name."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows.addWidget(plain_label(self.tr("接着看"), bold=True, scale=1.08))
        grid = QGridLayout()
        for number, page in enumerate(cost_pages()):
            button = QPushButton(page.title)
            button.setObjectName(page.name)
            button.clicked.connect(self._want)
            grid.addWidget(button, number // COLUMNS, number % COLUMNS)
        self.rows.addLayout(grid)

    def _want(self) -> None:
        self.wanted.emit(cast(QAbstractButton, self.sender()).objectName())
