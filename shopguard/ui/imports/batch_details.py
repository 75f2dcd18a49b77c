"""One import: its files, what it changed in which order, which rows were not taken and why."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.message import Texts
from shopguard.flows.imports.batch_rejects import RejectedRow
from shopguard.flows.imports.batch_words import OrderChange
from shopguard.flows.imports.batches import BatchDetails, BatchFile
from shopguard.flows.on_screen import Kind
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.long_names import ElidedName
from shopguard.ui.look.people_label import TonedPeople
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.words import moment_with_year

_WHERE = 2  # columns
_TOLD, _KIND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class BatchPane(QTabWidget):
    """``list_wanted`` carries the path of a list of rejected rows; ``more_wanted``: further changes."""

    list_wanted = Signal(object)  # Path
    more_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setAccessibleName(self.tr("这一次导入"))
        self.files = CardPage()
        self.changes = _table([self.tr("订单"), self.tr("改了什么"), self.tr("原来"), self.tr("现在")])
        self.rejects = _table([self.tr("文件"), self.tr("行"), self.tr("为什么没存进来")])
        self.no_changes = Quiet(scale=1.0)
        self.no_rejects = Quiet(scale=1.0)
        self.more = QPushButton(self.tr("接着看后面的改动"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.more_wanted)
        self.addTab(self.files, self.tr("文件"))
        self.addTab(_page(self.no_changes, self.changes, self.more), "")
        self.addTab(_page(self.no_rejects, self.rejects), "")
        self.eye = EyeButton()
        self.setCornerWidget(self.eye)
        curtain().moved.connect(self._show_cells)

    def show_details(self, details: BatchDetails) -> None:
        """Shows an import from the beginning."""
        self.files.fill([self._file_card(file) for file in details.batch.files])
        self.files.to_top()
        for table in (self.changes, self.rejects):
            table.setRowCount(0)
        self.add_changes(details)
        self._show_rejects(details)
        self.no_changes.setText(self._nothing_changed(details))

    def add_changes(self, details: BatchDetails) -> None:
        """Shows further changes of the same import below."""
        _append(
            self.changes, [self._change(change) for change in details.changes], [one.kind for one in details.changes]
        )
        count = self.changes.rowCount()
        self.no_changes.setVisible(count == 0)
        self.changes.setVisible(count > 0)
        self.more.setVisible(details.more_changes)
        self.more.setEnabled(True)
        self.setTabText(1, self.tr("改动 {count}").format(count=_counted(count, more=details.more_changes)))

    def changes_shown(self) -> int:
        """How many changes are in the table."""
        return self.changes.rowCount()

    def _nothing_changed(self, details: BatchDetails) -> str:
        if details.batch.undone_at is not None:
            return self.tr("这次导入已经撤销，它的改动都还原了。")
        return self.tr("这次导入没有改动已有的资料。")

    def _show_rejects(self, details: BatchDetails) -> None:
        _append(self.rejects, [_rejected(row) for row in details.rejects])
        count = len(details.rejects)
        self.rejects.setVisible(count > 0)
        self.no_rejects.setVisible(count == 0 or details.rejects_lost or details.more_rejects)
        self.no_rejects.setText(self._about_rejects(details))
        self.setTabText(2, self.tr("退回 {count}").format(count=_counted(count, more=details.more_rejects)))

    def _about_rejects(self, details: BatchDetails) -> str:
        if details.rejects_lost:
            return self._texts.word("imports.rejects_lost")
        if details.more_rejects:
            return self.tr("这里只列前面的行，全部都在退回清单里。")
        return self.tr("没有退回的行。")

    def _change(self, change: OrderChange) -> list[str]:
        about = "、".join(change.order_ids)
        if change.waybill is not None:
            about = f"{about}\n{change.waybill}" if about else change.waybill
        return [about, change.fact, change.before, change.after]

    def _file_card(self, file: BatchFile) -> QWidget:
        card = Card()
        name = Path(file.path.replace("!", "/")).name
        card.setAccessibleName(name)
        title = QHBoxLayout()
        tone, icon = ("watch", "risk-watch") if file.rejected else ("good", "risk-ok")
        title.addWidget(Badge("watch" if tone == "watch" else "good", icon, self._texts.word(f"kind.{file.kind}")))
        title.addWidget(ElidedName(name, bold=True), 1)
        card.rows.addLayout(title)
        counts = self.tr("{rows} 行：新增 {added} · 有变化 {changed} · 没变 {unchanged} · 退回 {rejected}")
        card.rows.addWidget(
            plain_label(
                counts.format(
                    rows=file.rows,
                    added=file.added,
                    changed=file.changed,
                    unchanged=file.unchanged,
                    rejected=file.rejected,
                )
            )
        )
        if file.brought:
            card.rows.addWidget(plain_label(self.tr("，").join(file.brought)))
        until = moment_with_year(file.known_as_of)
        known = self.tr("店铺 {shop} · 数据只到 {at}").format(shop=file.shop_in_words, at=until)
        card.rows.addWidget(Quiet(known))
        for warning in file.warnings:
            card.rows.addWidget(TonedPeople(f"• {warning}"))
        if file.rejects_path is not None:
            button = QPushButton(self.tr("看退回清单"))
            button.setAutoDefault(False)
            button.setProperty("list", str(file.rejects_path))
            button.clicked.connect(self._want_list)
            card.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _show_cells(self) -> None:
        for table in (self.changes, self.rejects):
            for place in range(table.rowCount() * table.columnCount()):
                item = table.item(*divmod(place, table.columnCount()))
                if item is not None:
                    _show_cell(item)

    def _want_list(self) -> None:
        self.list_wanted.emit(Path(str(cast(QAbstractButton, self.sender()).property("list"))))


def _counted(count: int, *, more: bool) -> str:
    return f"{count}+" if more else str(count)


def _rejected(row: RejectedRow) -> list[str]:
    return [Path(row.path.replace("!", "/")).name, row.line, row.why]


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 8, 0, 0)
    for part in parts:
        rows.addWidget(part, 1 if isinstance(part, QTableWidget) else 0)
    rows.addStretch(0)
    return page


def _table(titles: list[str]) -> QTableWidget:
    """A table to be read and copied from; the first two columns are as wide as they must be."""
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setWordWrap(True)
    table.setTextElideMode(Qt.TextElideMode.ElideNone)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in range(len(titles)):
        narrow = column < 2
        mode = QHeaderView.ResizeMode.ResizeToContents if narrow else QHeaderView.ResizeMode.Stretch
        table.horizontalHeader().setSectionResizeMode(column, mode)
    return table


def _append(table: QTableWidget, rows: Sequence[Sequence[str]], kinds: Sequence[Kind] = ()) -> None:
    """``kinds``: what of buyers the cells of each row may be; the first two columns tell where it is and are always shown."""
    first = table.rowCount()
    table.setRowCount(first + len(rows))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem()
            item.setData(_TOLD, text)
            if column >= _WHERE:
                item.setData(_KIND, kinds[place] if kinds else "text")
            _show_cell(item)
            table.setItem(first + place, column, item)


def _show_cell(item: QTableWidgetItem) -> None:
    told, kind = str(item.data(_TOLD)), item.data(_KIND)
    text = told if kind is None else curtain().shown(told, kind)
    item.setText(text)
    item.setToolTip(f"<p>{escape(text)}</p>")  # escaped: Qt guesses markup from a file's text
