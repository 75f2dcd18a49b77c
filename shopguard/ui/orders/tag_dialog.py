"""The dialog for tags: whose, which, when; what is set already and by whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.orders.tag_sheets import Sheets
from shopguard.flows.orders.tagging import Change
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled
from shopguard.ui.orders.tag_row import TagRow
from shopguard.ui.orders.tag_scope import TagScope


class TagDialog(QDialog):
    """``wanted`` carries what to tag (order numbers or a product) and the changes; it stays open until it is told."""

    wanted = Signal(object, object)

    def __init__(self, sheets: Sheets, clock: Callable[[], int], parent: QWidget, *, selection_first: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("标记订单"))
        self.resize(scaled(680), scaled(720))
        self.scope = TagScope(sheets, selection_first=selection_first)
        self.scope.changed.connect(self._show_sheet)
        self.tags = {tag.name: TagRow(tag, clock) for tag in sheets.tags}
        for row in self.tags.values():
            row.edited.connect(self._count)
        self.notice = Toned("bad")
        self.notice.hide()
        self.page = CardPage()
        self.apply_button = MainButton(self.tr("标记"))
        self.apply_button.setDefault(True)
        self.apply_button.clicked.connect(self._want)
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self._arrange()
        self._show_sheet()

    def changes(self) -> list[Change]:
        """What the owner has changed so far, against what is set."""
        return [change for row in self.tags.values() if (change := row.change()) is not None]

    def refuse(self, sentence: str) -> None:
        """It was not taken: the sentence says why, and the owner may correct it."""
        self._show_notice(sentence)
        self._count()

    def _arrange(self) -> None:
        flags = [row for row in self.tags.values() if not row.tag.moment]
        moments = [row for row in self.tags.values() if row.tag.moment]
        self.page.fill([_group(self.tr("是什么货、怎么送"), flags), _group(self.tr("什么时候发生的"), moments)])
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(self.scope)
        rows.addWidget(self.page, 1)
        rows.addWidget(self.notice)
        rows.addWidget(Quiet(self._caution()))
        rows.addLayout(buttons)

    def _caution(self) -> str:
        said = self.tr("只标真实的事：标记会改变判断，也会改变罚款估算。标错了，取消勾选或按 {key} 撤销。")
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        return said.format(key=undo.toString(QKeySequence.SequenceFormat.NativeText))

    def _show_sheet(self) -> None:
        sheet = self.scope.sheet()
        for row in self.tags.values():
            row.show_sheet(sheet)
        self._count()

    def _count(self) -> None:
        self.apply_button.setEnabled(bool(self.changes()))

    def _want(self) -> None:
        changes = self.changes()
        if changes:
            self._show_notice("")
            self.apply_button.setEnabled(False)  # until it is done or refused
            self.wanted.emit(self.scope.sheet().about, changes)

    def _show_notice(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))


def _group(title: str, rows: list[TagRow]) -> Card:
    card = Card()
    card.rows.addWidget(plain_label(title, bold=True, scale=1.05))
    for row in rows:
        card.rows.addWidget(row)
    return card
