"""The two tables of the truth loop as they look and as the keyboard moves in them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from shopguard.ui.costs.truth_cases import (
    BEGAN,
    CLAUSE,
    ORDER_ID,
    OUTCOME,
    PREDICTED,
    TAKEN,
    TAKEN_AT,
    CaseModel,
    OutcomeDelegate,
)
from shopguard.ui.costs.truth_counts import CountsModel
from shopguard.ui.look.table_look import dress_table

ROW_HEIGHT = 30
_CASE_WIDTHS = {
    OUTCOME: 122, ORDER_ID: 166, CLAUSE: 116, BEGAN: 92, TAKEN_AT: 92, PREDICTED: 76, TAKEN: 64,
}  # fmt: skip


class CountsTable(QTableView):
    """``chosen`` tells that the owner moved to another line."""

    chosen = Signal()

    def __init__(self, model: CountsModel) -> None:
        super().__init__()
        self.setModel(model)
        dress_table(self, ROW_HEIGHT, ROW_HEIGHT, {})
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("每条违规报得准不准，选一行只看它的单"))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tells of another line."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit()

    def fit_words(self) -> None:
        """No figure and no title is cut."""
        metrics = self.fontMetrics()
        model = self.model()
        for column in range(model.columnCount()):
            words = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            words += [str(model.index(row, column).data()) for row in range(model.rowCount())]
            self.setColumnWidth(column, max(metrics.horizontalAdvance(word) for word in words) + 22)


class CasesTable(QTableView):
    """``order_wanted`` carries the order's number, by a click or Enter; ``moved`` tells of another current line."""

    order_wanted = Signal(str)
    moved = Signal()

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._cases = model
        self.setModel(model)
        self.setItemDelegateForColumn(OUTCOME, OutcomeDelegate(self))
        dress_table(self, ROW_HEIGHT, ROW_HEIGHT, _CASE_WIDTHS)
        self.setAccessibleName(self.tr("每一单的结果，回车键看订单"))
        self.clicked.connect(self._want)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the order."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tells of another line."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def _want(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self._cases.row(index)
        if row is not None and row.case.order_id is not None and row.case.imported:
            self.order_wanted.emit(row.case.order_id)
