"""The orders selected in the table, for whoever does something with them: those of the moment of the press, loaded or not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.flows.orders.chosen_orders import Chosen, chosen_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.table.order_table import OrderTable

MOST_AT_ONCE = 5_000  # orders: more than anybody can look through

Then = Callable[[Chosen], None]


class ChosenOrders(QObject):
    """``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, table: OrderTable, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._table, self._notice = place, jobs, table, notice

    def count(self) -> int:
        """How many are selected."""
        return self._table.selected.count()

    def take(self, then: Then) -> None:
        """Calls ``then`` with them once they are read, whatever is selected by then."""
        selected = self._table.selected
        refs = selected.refs()
        if len(refs) < selected.count():  # in the first moments of a long list its lower rows are not known
            self._notice.say(self.tr("列表还在读，选中的行没有读全，什么都没有做。请稍等一下再按一次。"))
            return
        current = selected.current_ref()
        at = current if current in refs else None
        job = self._jobs.read(partial(chosen_orders, self._place, refs, at))
        job.done.connect(partial(_give, then))
        job.failed.connect(self.failed)


def _give(then: Then, chosen: Chosen) -> None:
    if chosen.order_ids:
        then(chosen)
