"""The numbers of the selected orders, for whoever does something with them: at once, or when the rows have come."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from shopguard.ui.orders.order_table import OrderTable

Then = Callable[[list[str]], None]


class _Awaited(NamedTuple):
    number: int
    then: Then


class ChosenOrders(QObject):
    """One question at a time: a newer one takes the older one's place."""

    def __init__(self, table: OrderTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._awaited: _Awaited | None = None
        table.model().dataChanged.connect(self._rows_came)

    def count(self) -> int:
        """How many are selected."""
        return self._table.selected.count()

    def take(self, then: Then) -> None:
        """Calls ``then`` with the numbers from top to bottom, once they are all there."""
        self._awaited = None
        orders = self._table.selected.orders()
        if orders is None:
            self._awaited = _Awaited(self.count(), then)
        else:
            then(orders)

    def _rows_came(self) -> None:
        awaited = self._awaited
        if awaited is not None:
            self._awaited = None
            if awaited.number == self.count():  # otherwise the owner has gone on to something else
                self.take(awaited.then)
