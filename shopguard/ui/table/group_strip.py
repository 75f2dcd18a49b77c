"""The groups of the orders that are found, side by side. A press narrows the table to one, a second press widens it again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from shopguard.flows.orders.order_list import GroupRow
from shopguard.ui.table.group_card import GroupDelegate, card_size
from shopguard.ui.table.group_model import GroupModel


class GroupStrip(QListView):
    """``group_pressed`` carries the key of the group that was pressed. Only the cards in view are painted, whatever their number."""

    group_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.groups = GroupModel(self)
        self.setModel(self.groups)
        self.setItemDelegate(GroupDelegate(self))
        self.setAccessibleName(self.tr("分组：回车只看这一组，再按一次看全部"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.clicked.connect(self._press)
        self._fit()
        self.hide()

    def show_groups(self, groups: Sequence[GroupRow], taken: str | None) -> None:
        """Shows these; ``taken``: the key of the one the table is narrowed to."""
        self.groups.show_groups(groups, taken)
        self.setVisible(bool(groups))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar press the card the keyboard is at."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """There is nowhere to go but sideways."""
        turned = event.angleDelta().x() or event.angleDelta().y()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - turned)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, higher cards."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the bar below only where there is somewhere to go."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        card = card_size(QFontMetrics(self.font()))
        beyond = len(self.groups.groups) * card.width() > self.width()
        self.setFixedHeight(card.height() + (self.horizontalScrollBar().sizeHint().height() + 2 if beyond else 0))

    def _press(self, index: QModelIndex) -> None:
        if index.isValid():
            self.group_pressed.emit(self.groups.groups[index.row()].key)
