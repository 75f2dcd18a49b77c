"""Which orders are selected in the table; the selection outlives the model's being read anew."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.orders.order_model import RISK, OrderModel

_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


MOST_ONE_BY_ONE = 200  # looked for each by itself: most have hardly moved


class OrderSelection:
    """Row numbers are told in ranges: with one key all of a million rows may be selected."""

    def __init__(self, table: QTableView, model: OrderModel) -> None:
        self._table, self._model = table, model
        self._remembered: list[tuple[int, int]] = []  # orders and the rows they had
        self._all = False

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

    def refs(self) -> list[int]:
        """The selected orders' refs from top to bottom, loaded or not."""
        return [ref for span in self.spans() for ref in self._model.refs_in(span)]

    def remember(self) -> None:
        """Before the model is reset: which orders are selected."""
        spans, count = self.spans(), self.count()
        self._all = 1 < count == self._model.rowCount()
        rows = (number for span in spans for number in span) if not self._all else ()
        self._remembered = [(ref, number) for number in rows if (ref := self._model.ref_at(number)) is not None]

    def restore(self) -> None:
        """After the reset: those that are still in the list are selected again; all, where all were."""
        if self._all:
            self._select(range(self._model.rowCount()))
        else:
            for span in _spans(self._numbers()):
                self._select(span)
        self._remembered = []

    def _numbers(self) -> list[int]:
        if len(self._remembered) > MOST_ONE_BY_ONE:
            return self._model.numbers_of_refs([ref for ref, _ in self._remembered])
        found = (self._model.number_of_ref(ref, near) for ref, near in self._remembered)
        return sorted(number for number in found if number is not None)

    def _select(self, span: range) -> None:
        if span:
            parts = QItemSelection(self._model.index(span[0], RISK), self._model.index(span[-1], RISK))
            self._table.selectionModel().select(parts, _ROW)


def _spans(numbers: list[int]) -> Iterator[range]:
    """Sorted numbers as ranges."""
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[first], numbers[place - 1] + 1)
            first = place
