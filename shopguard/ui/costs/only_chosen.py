"""Says that only some chosen orders are on show, and offers all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned


class OnlyChosen(Card):
    """``all_wanted``: the owner wants to see all again. Hidden while all are on show."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tone="accent", margin=4)
        self.said = Toned("accent")
        self.all_button = QPushButton(self.tr("看全部"))
        self.all_button.setAutoDefault(False)
        self.all_button.clicked.connect(self.all_wanted)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.all_button)
        self.rows.addLayout(row)
        self.hide()

    def show_count(self, orders: int) -> None:
        """How many were chosen; 0: all are on show."""
        self.said.setText(self.tr("只列表里选中的 {count} 单").format(count=orders))
        self.setVisible(orders > 0)
