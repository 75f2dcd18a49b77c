"""The clocks in the lines of a table: they go on once a minute, while one of them is in view and moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shopguard.ui.table.order_model import COUNTDOWN, OrderModel

if TYPE_CHECKING:
    from shopguard.ui.table.order_table import OrderTable

MINUTE_MS = 60_000


class RowClock(QObject):
    """``clock`` tells the time in unix seconds. Costs nothing where nothing is due."""

    def __init__(self, table: OrderTable, model: OrderModel, clock: Callable[[], int]) -> None:
        super().__init__(table)
        self._table, self._model, self._clock = table, model, clock
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.tick)
        model.dataChanged.connect(self.look)
        table.verticalScrollBar().valueChanged.connect(self.look)

    def look(self) -> None:
        """Something else is in view: does any clock there move?"""
        if self._minute.isActive() or not self._table.isVisible() or self._table.isColumnHidden(COUNTDOWN):
            return
        if self._model.counts_down(*self._table.visible_rows()):
            self._minute.start()

    def goes(self) -> bool:
        """Whether a next tick is awaited."""
        return self._minute.isActive()

    def tick(self) -> None:
        """A minute has gone by."""
        self._model.set_now(self._clock(), *self._table.visible_rows())
        self.look()

    def stop(self) -> None:
        """Nobody is looking."""
        self._minute.stop()
