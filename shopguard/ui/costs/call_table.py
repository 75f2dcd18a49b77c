"""The table of one call's parcels: Space ticks one off, Enter or a click on the number leads to the order."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from shopguard.core.call_sheet import Stage
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow
from shopguard.ui.costs.call_sheet_model import (
    ASK,
    CALLED,
    DEADLINE,
    GOODS,
    LEFT,
    NEED,
    ORDERS,
    PLACE,
    RECORD,
    SHOP,
    STAKE,
    WAYBILL,
    WHOM,
    CallModel,
)
from shopguard.ui.look.box_delegate import BoxDelegate
from shopguard.ui.look.type_size import scaled

_WIDTHS = {
    CALLED: 52, DEADLINE: 112, LEFT: 112, WHOM: 130, WAYBILL: 140, NEED: 118, ASK: 260, STAKE: 150, GOODS: 200, RECORD: 320,
    PLACE: 110, ORDERS: 160, SHOP: 120,
}  # fmt: skip
_ORDER_WIDTH = 180
_CHECK = Qt.ItemDataRole.CheckStateRole
Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CallTable(QTableView):
    """``order_wanted`` carries the number of an order, ``row_changed`` the row the owner is at."""

    order_wanted = Signal(str)
    row_changed = Signal(int)

    def __init__(self, model: CallModel) -> None:
        super().__init__()
        self._calls = model
        self.setModel(model)
        self.setItemDelegateForColumn(CALLED, BoxDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicator(DEADLINE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(width))
        self.setAccessibleName(self.tr("要问的包裹；空格键打勾，回车键看订单"))
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)

    def show_group(self, group: CallGroup, now: int) -> None:
        """Shows the rows of a group. The row that was chosen stays so where it is still there, else the first is. What the owner has
        not sent yet has no waybill and no record, but goods to pack; couriers and shops are named where there are several."""
        here, place = self.currentIndex(), self.verticalScrollBar().value()
        before = _which(self._calls.row(here)) if here.isValid() else None
        self._calls.show(group, now)
        again = None if before is None else self._calls.place_of(*before)
        for column in (CALLED, RECORD, ORDERS):
            self.setColumnHidden(column, group.own)
        self.setColumnHidden(GOODS, not group.own)
        self.setColumnHidden(WHOM, not group.everybody)
        self.setColumnHidden(SHOP, not group.shops)
        self.setColumnWidth(WAYBILL, scaled(_ORDER_WIDTH if group.own else _WIDTHS[WAYBILL]))
        self.selectRow(again or 0)
        self.verticalScrollBar().setValue(0 if again is None else place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another row."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row off, Enter leads to its order."""
        here = self.currentIndex()
        if here.isValid() and event.key() == Qt.Key.Key_Space:
            self._tick(here)
        elif here.isValid() and event.key() in _ENTER:
            self._want(here)
        else:
            super().keyPressEvent(event)

    def _tick(self, index: QModelIndex) -> None:
        box = index.siblingAtColumn(CALLED)
        if self._calls.flags(box) & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = box.data(_CHECK) == Qt.CheckState.Checked
            self._calls.setData(box, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _CHECK)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == ORDERS or (index.column() == WAYBILL and not self._calls.row(index).waybill):
            self._want(index)

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() != CALLED:  # two clicks on the box are two ticks
            self._want(index)

    def _want(self, index: QModelIndex) -> None:
        self.order_wanted.emit(self._calls.row(index).order_ids[0])


def _which(row: CallRow) -> tuple[str, tuple[str, ...], Stage]:
    return row.waybill, row.order_ids, row.stage
