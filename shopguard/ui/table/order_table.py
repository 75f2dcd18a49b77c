"""The table of orders: which one is chosen, how it is sorted; it keeps its place when it is read anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu

from shopguard.flows.orders.order_filter import URGENCY, Sort
from shopguard.ui.table.order_columns import NUMBER
from shopguard.ui.table.order_model import COLUMN_KEYS, RISK, OrderModel
from shopguard.ui.table.order_selection import OrderSelection
from shopguard.ui.table.painted_view import PaintedView
from shopguard.ui.table.row_clock import RowClock
from shopguard.ui.table.sorting import next_sort

if TYPE_CHECKING:
    from shopguard.ui.table.column_menu import ColumnMenu

_KEEP = QItemSelectionModel.SelectionFlag.NoUpdate
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
STILL_TO_SAVE = Sort("countdown")
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class OrderTable(PaintedView):
    """``order_chosen`` carries the order's number when the owner moves to another line; ``sort_wanted`` a :class:`Sort`;
    ``columns_wanted``: all columns in one list. ``selected`` are the orders that are selected; ``menu`` is what can be done with them.
    """

    order_chosen = Signal(str)
    sort_wanted = Signal(object)
    columns_wanted = Signal()
    _focusing = False  # Qt tells of the current line before all is built

    def __init__(self, model: OrderModel, clock: Callable[[], int]) -> None:
        super().__init__(model)
        self._chosen = ""
        self._sort = URGENCY
        self._taken_out = False  # the chosen line is in the list, and the owner has taken it out of the selection
        self._untold = False  # the current line is on its way: which order it is will be told when it comes
        self._anew = False  # what is read next is another list: it is shown from its beginning
        self._place_before = ("", 0, 0)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)
        self.selected = OrderSelection(self, model)
        self.menu = QMenu(self)
        self._column_menu: ColumnMenu | None = None  # until it is wanted
        self.header.menu_wanted.connect(self._open_column_menu)
        self.header.sectionClicked.connect(self._title_clicked)
        self.setAccessibleName(self.tr("订单"))
        self.show_sort(URGENCY)
        self.clock = RowClock(self, model, clock)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._back_to_place)
        model.dataChanged.connect(self._tell_what_came)

    def visible_rows(self) -> tuple[int, int]:
        """First and last visible row number; (0, -1) when there is none."""
        count = self._lines.rowCount()
        first = self._number_at(0)
        if first < 0 or not count:
            return 0, -1
        last = self._number_at(self.viewport().height() - 1)
        return first, last if last >= 0 else count - 1

    def anchors(self) -> tuple[str, ...]:
        """The orders that stay where they are when the table is read anew: the first one in view, and the chosen one."""
        return tuple(dict.fromkeys(filter(None, (self._first_in_view(), self._chosen))))

    def begin_anew(self) -> None:
        """What is read next is another list (filtered or sorted otherwise): it is shown from its beginning."""
        self._anew = True

    def choose(self, order_id: str) -> bool:
        """Moves to an order; returns whether it is among the loaded rows."""
        number = self._lines.number_of(order_id)
        if number is not None:
            self.choose_at(order_id, number)
        return number is not None

    def choose_at(self, order_id: str, number: int) -> None:
        """Moves to an order of which the row is known, loaded or not."""
        self._chosen = order_id
        self.selectionModel().setCurrentIndex(self._lines.index(number, RISK), _ONLY)  # whatever key is held down
        self.scrollTo(self.currentIndex())

    def sort_by(self, sort: Sort) -> None:
        """As the owner wants it; whoever reads the lines hears of it."""
        self.show_sort(sort)
        self.begin_anew()
        self.sort_wanted.emit(sort)

    def show_sort(self, sort: Sort) -> None:
        """Says how the lines are sorted, without sorting them."""
        self._sort = sort
        self.header.show_sorted(NUMBER[sort.column], descending=sort.descending)
        self.setAccessibleDescription(self._sort_in_words())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tells which order was chosen."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._line(index.row()))  # the ring is around the whole line
        if not self._focusing:
            self._tell(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current when the keyboard comes in; that is not yet the owner's choice."""
        self._focusing = True
        super().focusInEvent(event)
        self._focusing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the menu of the column's title."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            column = max(self.currentIndex().column(), 0)
            below = QPoint(max(self.columnViewportPosition(column), 0), 0)
            self._open_column_menu(column, self.viewport().mapToGlobal(below))
            return
        super().keyPressEvent(event)
        current = self.currentIndex()
        if current.isValid() and self.selectionModel().isRowSelected(current.row(), QModelIndex()):
            self._tell(current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, where the pointer is, or by the keyboard at the line."""
        if not self.selected.count() or self.menu.isEmpty():
            return
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self._line(self.currentIndex().row()).bottomLeft() + QPoint(24, 0))
        self.menu.popup(where)

    def showEvent(self, event: QShowEvent) -> None:
        """The clocks go on, from what the time is now."""
        super().showEvent(event)
        self.clock.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the clocks."""
        super().hideEvent(event)
        self.clock.stop()

    def _tell(self, current: QModelIndex | QPersistentModelIndex) -> None:
        row = self._lines.row(current.row()) if current.isValid() else None
        self._untold = row is None and current.isValid()
        if row is not None and row.order_id != self._chosen:
            self._chosen = row.order_id
            self.order_chosen.emit(row.order_id)

    def _tell_what_came(self) -> None:
        if self._untold:
            self._tell(self.currentIndex())

    def _title_clicked(self, column: int) -> None:
        self.sort_by(next_sort(self._sort, COLUMN_KEYS[column]))

    def _open_column_menu(self, column: int, where: QPoint) -> None:
        if self._column_menu is None:
            self._column_menu = self._make_column_menu()
        self._column_menu.open_for(COLUMN_KEYS[column] if column >= 0 else "", self._sort, where)

    def _make_column_menu(self) -> ColumnMenu:
        from shopguard.ui.table.column_menu import ColumnMenu

        menu = ColumnMenu(self.columns, self)
        menu.sort_wanted.connect(self.sort_by)
        menu.dialog_wanted.connect(self.columns_wanted)
        return menu

    def _sort_in_words(self) -> str:
        if self._sort == URGENCY:
            return self.tr("已违规的在最上面，接着是快到点的")
        if self._sort == STILL_TO_SAVE:
            return self.tr("还来得及的在最上面，先到点的在前，接着是过了点的")
        said = self.tr("按“{column}”降序") if self._sort.descending else self.tr("按“{column}”升序")
        return said.format(column=self.columns.title(self._sort.column))

    def _first_in_view(self) -> str:
        first, last = self.visible_rows()
        row = self._lines.row(first) if first <= last else None
        return row.order_id if row is not None else ""

    def _remember_place(self) -> None:
        # a view that stands deep in a long model takes seconds to be reset to a short one: go to the top first
        self.selected.remember()
        chosen = self._chosen_number()
        self._taken_out = chosen is not None and not self.selectionModel().isRowSelected(chosen, QModelIndex())
        value = self.verticalScrollBar().value()
        self._place_before = (self._first_in_view(), value % self.row_height, value)
        self.verticalScrollBar().setValue(0)

    def _back_to_place(self) -> None:
        number = self._chosen_number()
        self.selected.restore()
        if number is not None:
            how = _KEEP if self._taken_out or self.selected.count() else _SELECT
            self.selectionModel().setCurrentIndex(self._lines.index(number, RISK), how)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(0 if self._anew else self._value_before())
        self._anew = False
        self.clock.look()

    def _chosen_number(self) -> int | None:
        return self._lines.number_of(self._chosen) if self._chosen else None

    def _value_before(self) -> int:
        """Where the first line in view has gone; where it is not known, as far down as before."""
        order_id, rest, value = self._place_before
        number = self._lines.number_of(order_id) if order_id else None
        return value if number is None else number * self.row_height + rest
