"""Tagging from beginning to end: asks in a dialog, tags in the background, offers to undo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.orders import tag_sheets, tagging
from shopguard.flows.orders.chosen_orders import Chosen
from shopguard.flows.orders.order_detail import OrderView
from shopguard.flows.orders.tag_sheets import Sheets
from shopguard.flows.orders.tagging import Change, Product, Tagged, TagView
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.orders.tag_dialog import TagDialog
from shopguard.ui.table.chosen_orders import MOST_AT_ONCE, ChosenOrders
from shopguard.ui.table.order_table import OrderTable


class TagDesk(Desk):
    """``tagged`` comes when tags were set, ``undo`` is offered then; ``read`` carries an order's number and its tags."""

    tagged = Signal()
    read = Signal(str, object)
    dialog: TagDialog | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        clock: Callable[[], int],
        table: OrderTable,
        notice: Notice,
        undo: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._table, self._notice, self._undo = table, notice, undo
        self._chosen = ChosenOrders(place, jobs, table, notice, self)
        self._chosen.failed.connect(self.failed)
        self.action = QAction(self.tr("标记…"), window)
        self.action.setShortcut(QKeySequence("Ctrl+T"))
        self.action.triggered.connect(self.open_selected)
        window.addAction(self.action)

    def open_selected(self) -> None:
        """Asks for the tags of the orders selected in the table."""
        count = self._chosen.count()
        if not count:
            self._notice.say(self.tr("请先在表里选一个或几个订单，再按“标记”。"))
        elif count > MOST_AT_ONCE:
            said = self.tr("一次最多选 {most} 个订单来标记，现在选了 {count} 个。要标更多，请标在商品上。")
            self._notice.say(said.format(most=MOST_AT_ONCE, count=count))
        else:
            self._chosen.take(self._ask_chosen)

    def open_for(self, order_id: str) -> None:
        """Asks for the tags of one order; the selection can be chosen instead where the order is part of it."""
        selected = self._table.selected.orders() if self._table.selected.count() <= MOST_AT_ONCE else None
        self._ask(order_id, selected if selected and order_id in selected else [order_id], selection_first=False)

    def read_tags(self, order: OrderView) -> None:
        """Reads the tags of the order that is on show."""
        job = self._jobs.read(partial(_tags, self._place, order.order_id), topic="tags")
        job.done.connect(self._was_read)
        job.failed.connect(self.failed)

    def _ask_chosen(self, chosen: Chosen) -> None:
        self._ask(chosen.current, chosen.order_ids, selection_first=True)

    def _ask(self, order_id: str, selected: Sequence[str], *, selection_first: bool) -> None:
        job = self._jobs.read(partial(tag_sheets.tag_sheets, self._place, order_id, selected), topic="tag-sheets")
        job.done.connect(partial(self._show, selection_first))
        job.failed.connect(self.failed)

    def _show(self, selection_first: bool, sheets: Sheets) -> None:
        self.close()
        dialog = TagDialog(sheets, self._clock, self._window, selection_first=selection_first)
        dialog.wanted.connect(self._tag)
        self._open_dialog(dialog)

    def _tag(self, about: Sequence[str] | Product, changes: list[Change]) -> None:
        work = partial(tagging.set_tags, self._place, about, changes, self._clock())
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(self._told)
        job.failed.connect(self._refused)

    def _told(self, tagged: Tagged) -> None:
        self.close()
        self._notice.offer(self.tr("已标记 {count} 个订单").format(count=tagged.orders), self.tr("撤销"), self._undo)
        self.tagged.emit()

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)

    def _was_read(self, answer: tuple[str, tuple[TagView, ...]]) -> None:
        self.read.emit(*answer)


def _tags(place: Workplace, order_id: str) -> tuple[str, tuple[TagView, ...]]:
    return order_id, tagging.tags_of(place, order_id)
