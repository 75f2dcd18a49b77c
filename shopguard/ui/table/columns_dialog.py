"""All columns of the table in one list: which are shown, and in which order; with the mouse or the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from shopguard.ui.look.box_delegate import BoxDelegate
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet
from shopguard.ui.table.column_plan import ALWAYS, ColumnPlan
from shopguard.ui.table.order_columns import OrderColumns

KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """``wanted`` carries all columns in their order, and the set of those that are shown."""

    wanted = Signal(object, object)

    def __init__(self, columns: OrderColumns, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("表里的列"))
        self._columns = columns
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("列，从左到右"))
        self.list.setSpacing(2)
        self.list.setItemDelegate(BoxDelegate(self.list))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up_button = QPushButton(self.tr("上移"))
        self.down_button = QPushButton(self.tr("下移"))
        self.reset_button = QPushButton(self.tr("恢复默认"))
        self.cancel_button = QPushButton(self.tr("取消"))
        self.apply_button = MainButton(self.tr("就这样显示"))
        self.apply_button.setDefault(True)
        self._connect()
        self._arrange()
        self._fill(columns.plan)

    def _connect(self) -> None:
        for button, key, step in (
            (self.up_button, Qt.Key.Key_Up, -1),
            (self.down_button, Qt.Key.Key_Down, 1),
        ):
            keys = QKeySequence(Qt.KeyboardModifier.AltModifier | key)
            button.clicked.connect(partial(self._move, step))
            QShortcut(keys, self).activated.connect(partial(self._move, step))
            button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        self.reset_button.clicked.connect(self._reset)
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self._want)
        for button in (self.up_button, self.down_button, self.reset_button, self.cancel_button):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        side = QVBoxLayout()
        for button in (self.up_button, self.down_button):
            side.addWidget(button)
        side.addStretch(1)
        side.addWidget(self.reset_button)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(10)
        rows.addWidget(Quiet(self.tr("打勾的显示在表里，从上到下就是表里从左到右。可以用鼠标拖。")))
        rows.addLayout(middle, 1)
        rows.addLayout(buttons)
        line = self.fontMetrics().height()
        self.resize(26 * line, 28 * line)

    def _fill(self, plan: ColumnPlan) -> None:
        self.list.clear()
        for key in plan.order:
            title = self._columns.title(key)
            item = QListWidgetItem(self.tr("{column}（总是显示）").format(column=title) if key in ALWAYS else title)
            item.setData(KEY, key)
            usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(usual if key in ALWAYS else usual | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if plan.shows(key) else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _move(self, step: int) -> None:
        here = self.list.currentRow()
        if 0 <= here + step < self.list.count():
            self.list.insertItem(here + step, self.list.takeItem(here))
            self.list.setCurrentRow(here + step)

    def _reset(self) -> None:
        self._fill(self._columns.plan.reset())

    def _want(self) -> None:
        items = [self.list.item(number) for number in range(self.list.count())]
        shown = frozenset(item.data(KEY) for item in items if item.checkState() is Qt.CheckState.Checked)
        self.wanted.emit(tuple(item.data(KEY) for item in items), shown)
        self.accept()
