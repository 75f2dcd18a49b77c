"""The calls to make: one line for each courier and outlet, the most urgent first, the owner's own list last."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from shopguard.flows.costs.call_sheet_view import CallGroup
from shopguard.ui.look.entry_delegate import BELOW, ENTRY, EntryDelegate


class CallList(QListWidget):
    """``chosen`` carries the place of a group in what was shown."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(EntryDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("要打的电话"))
        self.currentRowChanged.connect(self._choose)

    def show_groups(self, groups: Sequence[CallGroup]) -> None:
        """Shows these; the group that was chosen stays so where it is still there, else the first is."""
        here = self.currentItem()
        before = None if here is None else here.data(ENTRY)
        self.blockSignals(True)
        self.clear()
        for group in groups:
            item = QListWidgetItem(group.name)
            item.setData(ENTRY, group.name)
            item.setData(BELOW, self._below(group))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.name}, {self._below(group)}")
            item.setToolTip(f"<p>{escape(group.name)}</p>")  # escaped: Qt guesses markup from a file's text
            self.addItem(item)
        names = [group.name for group in groups]
        self.setCurrentRow(names.index(before) if before in names else 0)
        self.blockSignals(False)
        self._choose(self.currentRow())

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _below(self, group: CallGroup) -> str:
        number = group.number
        count = self.tr("{count} 单") if group.own else self.tr("{count} 件")
        parts = [count.format(count=number)]
        if group.first_deadline_in_words:
            parts.append(self.tr("最急 {at}").format(at=group.first_deadline_in_words))
        called = sum(row.called_at is not None for row in group.rows)
        if called:
            parts.append(self.tr("打过 {count}").format(count=called))
        return " · ".join(parts)
