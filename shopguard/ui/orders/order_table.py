"""The table of orders: risk as a badge, the clock that ticks only while somebody can see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from shopguard.flows.orders.order_list import OrderRow
from shopguard.ui.look.badges import draw_badge
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.palette import TONE_OF_RISK, scheme_of
from shopguard.ui.look.table_look import dress_table
from shopguard.ui.orders.order_model import (
    CARD,
    COUNTDOWN,
    COURIER,
    FINE,
    ORDER_ID,
    PAGE_ROWS,
    PAID,
    PLACE,
    PRODUCT,
    RISK,
    STATUS,
    WAYBILLS,
    OrderModel,
    RowRole,
)
from shopguard.ui.orders.order_selection import OrderSelection
from shopguard.ui.orders.refund_badge import CardDelegate

ROW_HEIGHT = 38
MINUTE_MS = 60_000
WIDTHS = {
    RISK: 106, COUNTDOWN: 130, CARD: 132, FINE: 60, ORDER_ID: 166, WAYBILLS: 152, COURIER: 90,
    PRODUCT: 190, PLACE: 120, STATUS: 76, PAID: 84,
}  # fmt: skip


class RiskDelegate(QStyledItemDelegate):
    """Paints the risk cell as colour, icon and word."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's background as usual, the badge on it."""
        view: QWidget = option.widget
        style = QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        row: OrderRow | None = index.data(RowRole)
        if row is None:
            return
        cell: QRect = option.rect
        room = QRectF(cell).adjusted(6, 7, -4, -7)
        pair = scheme_of(view.window().palette()).tones[TONE_OF_RISK[row.risk]]
        draw_badge(painter, room, pair, RISK_ICON[row.risk], index.data(), view.font())


class OrderTable(QTableView):
    """``order_chosen`` carries the order's number when the owner moves to another line.

    ``selected`` are the orders that are selected; ``menu`` is what can be done with them.
    """

    order_chosen = Signal(str)

    def __init__(self, model: OrderModel, clock: Callable[[], int]) -> None:
        super().__init__()
        self._model, self._clock = model, clock
        self._chosen = ""
        self._scroll_before = 0
        self._focusing = False
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)
        self.setModel(model)
        self.selected = OrderSelection(self, model)
        self.menu = QMenu(self)
        self.setItemDelegateForColumn(RISK, RiskDelegate(self))
        self.setItemDelegateForColumn(CARD, CardDelegate(RowRole, self))
        self.setAccessibleName(self.tr("订单，最急的在最上面"))
        self._look()
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._tick)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._back_to_place)
        model.dataChanged.connect(self._watch_clock)
        self.verticalScrollBar().valueChanged.connect(self._watch_clock)

    def visible_rows(self) -> tuple[int, int]:
        """First and last visible row number; (0, -1) when there is none."""
        count = self._model.rowCount()
        first = self.rowAt(0)
        if first < 0 or not count:
            return 0, -1
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else count - 1

    def visible_pages(self) -> range:
        """The model's pages that are in view."""
        first, last = self.visible_rows()
        return range(first // PAGE_ROWS, max(last, 0) // PAGE_ROWS + 1)

    def choose(self, order_id: str) -> None:
        """Moves to an order where it is among the loaded rows."""
        number = self._model.number_of(order_id)
        if number is None:
            return
        self._chosen = order_id
        self.setCurrentIndex(self._model.index(number, RISK))
        self.scrollTo(self.currentIndex())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tells which order was chosen."""
        super().currentChanged(current, previous)
        if not self._focusing:
            self._tell(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current when the keyboard comes in; that is not yet the owner's choice."""
        self._focusing = True
        super().focusInEvent(event)
        self._focusing = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, where the pointer is or by the keyboard."""
        if self.selected.count() and not self.menu.isEmpty():
            self.menu.popup(event.globalPos())

    def _tell(self, current: QModelIndex | QPersistentModelIndex) -> None:
        row = self._model.row(current.row()) if current.isValid() else None
        if row is not None and row.order_id != self._chosen:
            self._chosen = row.order_id
            self.order_chosen.emit(row.order_id)

    def _look(self) -> None:
        dress_table(self, ROW_HEIGHT, ROW_HEIGHT - 4, WIDTHS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _remember_place(self) -> None:
        # a view that stands deep in a long model takes seconds to be reset to a short one: go to the top first
        self.selected.remember()
        self._scroll_before = self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(0)

    def _back_to_place(self) -> None:
        number = self._model.number_of(self._chosen) if self._chosen else None
        if number is not None:
            self.setCurrentIndex(self._model.index(number, RISK))
        self.selected.restore()
        self.verticalScrollBar().setValue(self._scroll_before)
        self._watch_clock()

    def _watch_clock(self) -> None:
        if not self._minute.isActive() and self._model.counts_down(*self.visible_rows()):
            self._minute.start(MINUTE_MS)

    def _tick(self) -> None:
        first, last = self.visible_rows()
        self._model.set_now(self._clock(), first, last)
        self._watch_clock()
