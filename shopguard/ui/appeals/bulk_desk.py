"""Opens cases for all orders selected in the table: asks for the common cause, opens in the background, says what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.orders.chosen_orders import Chosen
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.table.chosen_orders import ChosenOrders
from shopguard.ui.table.order_table import OrderTable

if TYPE_CHECKING:
    from shopguard.flows.appeals.opening import BulkOpened
    from shopguard.flows.appeals.opening_choices import OpeningChoices
    from shopguard.ui.appeals.bulk_dialog import BulkDialog

MOST_AT_ONCE = 500  # orders; more of one cause are opened in several turns


class BulkDesk(Desk):
    """``opened``: cases were opened; ``list_wanted`` carries the cause to look for in the list."""

    opened = Signal()
    list_wanted = Signal(str)
    dialog: BulkDialog | None

    def __init__(
        self, place: Workplace, jobs: Jobs, clock: Callable[[], int], table: OrderTable, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._notice = notice
        self._chosen = ChosenOrders(place, jobs, table, notice, self)
        self._chosen.failed.connect(self.failed)
        self.action = QAction(self.tr("选中的订单一起申诉…"), window)
        self.action.triggered.connect(self.open_selected)

    def open_selected(self) -> None:
        """Asks about the orders selected in the table."""
        count = self._chosen.count()
        if not count:
            self._notice.say(self.tr("请先在表里选几个被罚的订单，再按“一起申诉”。"))
        elif count > MOST_AT_ONCE:
            said = self.tr("一次最多给 {most} 个订单开申诉，现在选了 {count} 个。请少选一些，分几次开。")
            self._notice.say(said.format(most=MOST_AT_ONCE, count=count))
        else:
            self._chosen.take(self._ask)

    def _ask(self, chosen: Chosen) -> None:
        clause = chosen.rules[0][0] if chosen.rules else None
        job = self._jobs.read(partial(_choices, self._place), topic="bulk-choices")
        job.done.connect(partial(self._show, chosen.order_ids, clause))
        job.failed.connect(self.failed)

    def _show(self, orders: Sequence[str], clause: str | None, choices: OpeningChoices) -> None:
        from shopguard.ui.appeals.bulk_dialog import BulkDialog

        self.close()
        dialog = BulkDialog(choices, clause, len(orders), self._clock, self._window)
        dialog.wanted.connect(partial(self._open, orders))
        dialog.list_wanted.connect(self.list_wanted)
        self._open_dialog(dialog)

    def _open(self, orders: Sequence[str], clause: str, cause: str, noticed_at: int | None) -> None:
        work = partial(_open_in_bulk, self._place, orders, clause, self._clock(), cause, noticed_at)
        job = self._jobs.write(work)
        job.done.connect(self._opened)
        job.failed.connect(self._refused)

    def _opened(self, opened: BulkOpened) -> None:
        if self.dialog is not None:
            self.dialog.show_opened(opened, self._place.texts)
        self.opened.emit()

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)


def _choices(place: Workplace) -> OpeningChoices:
    from shopguard.flows.appeals.opening_choices import opening_choices

    return opening_choices(place)


def _open_in_bulk(
    place: Workplace, orders: Sequence[str], clause: str, now: int, cause: str, noticed_at: int | None
) -> BulkOpened:
    from shopguard.flows.appeals.opening import open_in_bulk

    return open_in_bulk(place, orders, clause, now=now, cause=cause, noticed_at=noticed_at)
