"""The menu of the titles: sort by the column, hide it, choose others; the same with the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from shopguard.flows.orders.order_filter import URGENCY, Sort
from shopguard.ui.table.column_plan import ALWAYS
from shopguard.ui.table.order_columns import OrderColumns


class ColumnMenu(QMenu):
    """``sort_wanted`` carries a :class:`Sort`; ``dialog_wanted``: all columns in one list."""

    sort_wanted = Signal(object)
    dialog_wanted = Signal()

    def __init__(self, columns: OrderColumns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._groups: list[QActionGroup] = []
        self._choice = QMenu(self)

    def open_for(self, key: str, sort: Sort, where: QPoint) -> None:
        """Pops up for a column (of that key; "" for none); ``sort`` is how the table is sorted now."""
        self.fill(key, sort)
        self.popup(where)

    def fill(self, key: str, sort: Sort) -> None:
        """What there is to choose."""
        self.clear()
        for old in (*self._groups, self._choice):
            old.deleteLater()
        self._groups, self._choice = [], QMenu(self.tr("显示的列"), self)
        if key:
            self._add_sorting(key, sort)
        self._add_urgency(sort)
        self.addSeparator()
        if key and key not in ALWAYS:
            hide = self.addAction(self.tr("不显示“{column}”").format(column=self._columns.title(key)))
            hide.triggered.connect(partial(self._show, key, False))
        self._add_choice()
        self.addAction(self.tr("列…")).triggered.connect(self.dialog_wanted)
        self.addAction(self.tr("恢复默认的列")).triggered.connect(self._columns.reset)

    def _add_sorting(self, key: str, sort: Sort) -> None:
        title = self._columns.title(key)
        group = self._group()
        for descending, said in ((False, self.tr("按“{column}”升序")), (True, self.tr("按“{column}”降序"))):
            one = Sort(key, descending)
            if one != URGENCY:  # that has its own name
                self._add_radio(group, said.format(column=title), one, sort)

    def _add_urgency(self, sort: Sort) -> None:
        self._add_radio(self._group(), self.tr("按紧急程度（已违规的在最上面，接着是快到点的）"), URGENCY, sort)

    def _group(self) -> QActionGroup:
        self._groups.append(QActionGroup(self))
        return self._groups[-1]

    def _add_radio(self, group: QActionGroup, said: str, one: Sort, sort: Sort) -> None:
        action = self.addAction(said)
        action.setCheckable(True)
        action.setChecked(one == sort)
        group.addAction(action)
        action.triggered.connect(partial(self._sort, one))

    def _add_choice(self) -> None:
        choice = self._choice
        self.addMenu(choice)
        for key in self._columns.plan.order:
            if key not in ALWAYS:
                action = QAction(
                    self._columns.title(key), choice, checkable=True, checked=self._columns.plan.shows(key)
                )
                action.toggled.connect(partial(self._show, key))
                choice.addAction(action)

    def _sort(self, one: Sort, _checked: bool = False) -> None:
        self.sort_wanted.emit(one)

    def _show(self, key: str, shown: bool, _checked: bool = False) -> None:
        self._columns.show(key, shown=shown)
