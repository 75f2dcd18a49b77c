"""One announced extension: what it says, where that stands, and how many orders it changes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.store.extensions import ExtensionRow
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.rulebook.extension_words import new_time, period, places


class ExtensionCard(Card):
    """``change_wanted`` carries the :class:`ExtensionRow`, ``removal_wanted`` and ``return_wanted`` its ref."""

    change_wanted = Signal(object)
    removal_wanted = Signal(int)
    return_wanted = Signal(int)

    def __init__(self, row: ExtensionRow, cards: Mapping[str, str]) -> None:
        super().__init__()
        self.row = row
        extension = row.extension
        self.rows.addWidget(plain_label(extension.note, bold=True))
        for line in (period(extension.terms), places(extension.terms), new_time(extension.terms, cards)):
            self.rows.addWidget(plain_label(line))
        self.rows.addWidget(Quiet(self._provenance()))
        self.count = plain_label("" if row.removed else self.tr("正在数它改变了几个订单…"))
        self.count.setVisible(not row.removed)
        self.rows.addWidget(self.count)
        self.rows.addLayout(self._buttons())

    def show_count(self, count: int) -> None:
        """How many orders would have another colour without it."""
        self.count.setText(
            self.tr("有 {count} 个订单因为它换了颜色。").format(count=count)
            if count
            else self.tr("目前没有订单因为它换颜色。")
        )

    def _provenance(self) -> str:
        extension = self.row.extension
        said = self.tr("来源：{source}（{day} 看到）").format(
            source=extension.source, day=extension.read_on.isoformat()
        )
        return self.tr("{said} · 随程序提供").format(said=said) if self.row.shipped else said

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        if self.row.removed:
            self.return_button = self._button(self.tr("重新启用"))
            self.return_button.clicked.connect(self._want_return)
            line.addWidget(self.return_button)
            return line
        self.change_button = self._button(self.tr("修改…"))
        self.change_button.clicked.connect(self._want_change)
        self.remove_button = self._button(self.tr("停用") if self.row.shipped else self.tr("删除"))
        self.remove_button.clicked.connect(self._want_removal)
        line.addWidget(self.change_button)
        line.addWidget(self.remove_button)
        return line

    def _button(self, word: str) -> QPushButton:
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.setAccessibleDescription(self.row.extension.note)
        return button

    def _want_change(self) -> None:
        self.change_wanted.emit(self.row)

    def _want_removal(self) -> None:
        self.removal_wanted.emit(self.row.ref)

    def _want_return(self) -> None:
        self.return_wanted.emit(self.row.ref)
