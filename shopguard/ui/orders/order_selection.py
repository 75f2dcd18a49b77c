"""Which orders are selected in the table; the selection outlives the model's being read anew."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView

from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.orders.order_model import RISK, OrderModel

_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class OrderSelection:
    """Row numbers are told in ranges: with one key all of a million rows may be selected."""

    def __init__(self, table: QTableView, model: OrderModel) -> None:
        self._table, self._model = table, model
        self._remembered: frozenset[str] = frozenset()

    def spans(self) -> list[range]:
        """The selected row numbers."""
        parts = self._table.selectionModel().selection()
        spans = (parts.at(number) for number in range(parts.count()))
        return sorted((range(part.top(), part.bottom() + 1) for part in spans), key=lambda span: span.start)

    def count(self) -> int:
        """How many rows are selected."""
        return sum(map(len, self.spans()))

    def orders(self) -> list[str] | None:
        """The selected orders' numbers from top to bottom; None while some rows are on their way (they are asked for)."""
        rows = self.rows()
        return [row.order_id for row in rows] if len(rows) == self.count() else None

    def rows(self) -> list[OrderRow]:
        """Those of the selected rows that are there, from top to bottom; the others are asked for."""
        rows = (self._model.row(number) for span in self.spans() for number in span)
        return [row for row in rows if row is not None]

    def current(self, orders: list[str]) -> str:
        """Of the orders selected the one the keyboard is at, else the topmost."""
        row = self._model.row(self._table.currentIndex().row()) if self._table.currentIndex().isValid() else None
        return row.order_id if row is not None and row.order_id in orders else orders[0]

    def remember(self) -> None:
        """Before the model is reset: which loaded orders are selected."""
        spans = self.spans()
        self._remembered = frozenset(
            row.order_id for number, row in self._model.loaded() if any(number in span for span in spans)
        )

    def restore(self) -> None:
        """After the reset: those that are loaded again are selected again."""
        if not self._remembered:
            return
        numbers = [number for number, row in self._model.loaded() if row.order_id in self._remembered]
        for number in numbers:
            self._table.selectionModel().select(self._model.index(number, RISK), _ROW)
