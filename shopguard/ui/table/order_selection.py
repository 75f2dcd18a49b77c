"""Which orders are selected in the table. The selection outlives the model's being read anew, and never grows by it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from shopguard.ui.table.order_model import RISK, OrderModel

_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows

MOST_KEPT = 10_000  # more than anything can be done with at once: of more nothing is selected in another list
MOST_ONE_BY_ONE = 200  # looked for each by itself: most have hardly moved


class OrderSelection:
    """Row numbers are told in ranges: with one key all of a million rows may be selected."""

    def __init__(self, table: QTableView, model: OrderModel) -> None:
        self._table, self._model = table, model
        self._remembered: list[tuple[int, int]] = []  # orders and the rows they had

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
        rows = [self._model.row(number) for span in self.spans() for number in span]
        there = [row.order_id for row in rows if row is not None]
        return there if len(there) == len(rows) else None

    def refs(self) -> list[int]:
        """The selected orders' refs from top to bottom, loaded or not; without those at rows that are not known yet."""
        return [ref for span in self.spans() for ref in self._model.refs_in(span)]

    def current_ref(self) -> int | None:
        """The order the keyboard is at; None where it is not known."""
        current = self._table.currentIndex()
        return self._model.ref_at(current.row()) if current.isValid() else None

    def remember(self) -> None:
        """Before the model is reset: which orders are selected."""
        spans = self.spans() if self.count() <= MOST_KEPT else []
        rows = (number for span in spans for number in span)
        self._remembered = [(ref, number) for number in rows if (ref := self._model.ref_at(number)) is not None]

    def restore(self) -> None:
        """After the reset: those that are still in the list are selected again, and no others."""
        for span in _spans(self._numbers()):
            self._select(span)
        self._remembered = []

    def _numbers(self) -> list[int]:
        if len(self._remembered) > MOST_ONE_BY_ONE:
            return self._model.numbers_of_refs([ref for ref, _ in self._remembered])
        found = (self._model.number_of_ref(ref, near) for ref, near in self._remembered)
        return sorted(number for number in found if number is not None)

    def _select(self, span: range) -> None:
        parts = QItemSelection(self._model.index(span[0], RISK), self._model.index(span[-1], RISK))
        self._table.selectionModel().select(parts, _ROW)


def _spans(numbers: list[int]) -> Iterator[range]:
    """Sorted numbers as ranges."""
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[first], numbers[place - 1] + 1)
            first = place
