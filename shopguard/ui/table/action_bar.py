"""What can be done with several selected orders at once; there while more than one is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from shopguard.ui.look.card import Card
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.labels import plain_label


class ActionBar(Card):
    """``none_wanted``: nothing is to be selected any more."""

    none_wanted = Signal()

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__(margin=5)
        self.setAccessibleName(self.tr("选中的订单"))
        self.said = plain_label(wrap=False, bold=True)
        self.buttons = [_button(action) for action in actions]
        self.none_button = QPushButton(self.tr("取消选择"))
        self.none_button.clicked.connect(self.none_wanted)
        flow = FlowRow()
        flow.add(*self.buttons)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.said)
        row.addWidget(flow, 1)
        row.addWidget(self.none_button)
        self.rows.addLayout(row)
        self.hide()

    def show_count(self, count: int) -> None:
        """How many are selected; a single one has its own buttons on the right side of the window."""
        self.said.setText(self.tr("已选 {count} 单").format(count=count))
        self.setVisible(count > 1)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.text())
    return button
