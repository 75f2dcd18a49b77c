"""The imports in a list: when, how many files, what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.imports.batches import Batch
from shopguard.ui.look.words import moment_with_year

_REF = Qt.ItemDataRole.UserRole


class BatchList(QWidget):
    """``chosen`` carries the ref of an import; ``more_wanted``: the older ones."""

    chosen = Signal(int)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("导入记录"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._choose)
        self.more = QPushButton(self.tr("更早的导入…"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.more_wanted)
        self.more.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.more)

    def clear(self) -> None:
        """Begins anew; nothing is chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)

    def add(self, batches: Sequence[Batch], *, more: bool) -> None:
        """Shows these below what there is; of a new list the first is chosen."""
        first = self.list.count() == 0
        for batch in batches:
            item = QListWidgetItem(self._words(batch))
            item.setData(_REF, batch.ref)
            self.list.addItem(item)
        self.more.setVisible(more)
        if first and batches:
            self.list.setCurrentRow(0)

    def choose(self, ref: int) -> None:
        """Goes to an import, where it is in the list."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_REF) == ref:
                self.list.setCurrentRow(row)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(_REF)))

    def _words(self, batch: Batch) -> str:
        title = self.tr("第 {number} 次 · {at}").format(number=batch.ref, at=moment_with_year(batch.imported_at))
        if batch.undone_at is not None:
            title += self.tr("  已撤销")
        names = [Path(file.path.replace("!", "/")).name for file in batch.files]
        told = names[0] if len(names) == 1 else self.tr("{count} 个文件").format(count=len(names))
        counts = self.tr("新增 {added} · 有变化 {changed} · 退回 {rejected}").format(
            added=sum(file.added for file in batch.files),
            changed=sum(file.changed for file in batch.files),
            rejected=sum(file.rejected for file in batch.files),
        )
        return f"{title}\n{told}\n{counts}"
