"""What is kept beside the data: the backups in the data folder, and what a restore has put aside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.keeping.restoring import Aside, is_of_undo
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.type_size import scaled

LEAST_HEIGHT = 150
_PATH = Qt.ItemDataRole.UserRole


class BackupLine(NamedTuple):
    """A backup as it is listed; one that is not ``usable`` can only be looked at."""

    path: Path
    words: str
    usable: bool


class BackupList(QWidget):
    """``chosen`` carries the backup that is to be put in place."""

    chosen = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("数据文件夹里的备份"))
        self.list.setMinimumHeight(scaled(LEAST_HEIGHT))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.button = QPushButton(self.tr("恢复选中的…"))
        self.button.setEnabled(False)
        self.next_one = Quiet("")
        self._none = Quiet(self.tr("还没有备份。"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(Quiet(self.tr("数据文件夹里的备份，最新的在上面（每天自动一次，留几个在“设置”里改）")))
        rows.addWidget(self.next_one)
        rows.addWidget(self._none)
        rows.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        rows.addLayout(line)
        self.list.itemSelectionChanged.connect(self._look)
        self.list.itemActivated.connect(self._choose)
        self.button.clicked.connect(self._choose)

    def show_lines(self, lines: Sequence[BackupLine], next_one: str) -> None:
        """Lists them anew. ``next_one``: when the next automatic one comes."""
        self.next_one.setText(next_one)
        self.list.clear()
        for one in lines:
            item = QListWidgetItem(one.words)
            item.setData(_PATH, one.path)
            item.setToolTip(str(one.path))
            item.setSizeHint(QSize(0, scaled(26)))
            if not one.usable:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        for part in (self.list, self.button):
            part.setVisible(bool(lines))
        self._none.setVisible(not lines)

    def _look(self) -> None:
        self.button.setEnabled(bool(self.list.selectedItems()))

    def _choose(self) -> None:
        for item in self.list.selectedItems():
            self.chosen.emit(item.data(_PATH))


class AsideBox(QWidget):
    """What there was before the last restore; hidden where nothing was put aside."""

    undo_wanted = Signal(object)  # Aside
    remove_wanted = Signal(object)  # Aside

    def __init__(self) -> None:
        super().__init__()
        self._aside: Aside | None = None
        self._words = plain_label("")
        self.undo_button = QPushButton()
        self.remove_button = QPushButton()
        line = QHBoxLayout()
        line.addWidget(self.undo_button)
        line.addWidget(self.remove_button)
        line.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self._words)
        rows.addLayout(line)
        self.undo_button.clicked.connect(self._want_undo)
        self.remove_button.clicked.connect(self._want_removed)
        self.hide()

    def show_aside(self, aside: Aside | None, words: str) -> None:
        """Offers the newest one."""
        self._aside = aside
        self._words.setText(words)
        put_back = aside is not None and is_of_undo(aside)
        self.undo_button.setText(self.tr("换回来…") if put_back else self.tr("撤销恢复…"))
        self.remove_button.setText(self.tr("删掉撤销前的数据…") if put_back else self.tr("删掉恢复前的数据…"))
        self.setVisible(aside is not None)

    def _want_undo(self) -> None:
        self.undo_wanted.emit(self._aside)

    def _want_removed(self) -> None:
        self.remove_wanted.emit(self._aside)
