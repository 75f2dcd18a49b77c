"""The rulebook for reading: entries with search on the left, the chosen one on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.rulebook.rule_entries import Entry
from shopguard.flows.rulebook.switches import Switch
from shopguard.ui.look.entry_delegate import BELOW, ENTRY, EntryDelegate
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.search_field import SearchField
from shopguard.ui.look.type_size import scaled
from shopguard.ui.rulebook.rule_cards import entry_cards
from shopguard.ui.rulebook.switch_card import SwitchCard

LIST_WIDTH, PAGE_WIDTH = 300, 640


class RulebookPage(QWidget):
    """``entry_shown`` carries the id of the entry on the right, ``switch_wanted`` a clause and whether it is to be judged."""

    entry_shown = Signal(str)
    switch_wanted = Signal(str, bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._entries: dict[str, Entry] = {}
        self._switches: dict[str, Switch] = {}
        self.search = SearchField()
        self.list = QListWidget()
        self.found = QStackedWidget()
        self.nothing = Quiet(self.tr("没有找到，换个词试试。"), scale=1.0)
        self.page = CardPage()
        self._prepare()

    def show_entries(self, entries: list[Entry], switches: Sequence[Switch] = (), wanted: str = "") -> None:
        """Shows these; the one that was open (or ``wanted``) stays open."""
        opened = wanted or self.opened()
        self._switches = {switch.clause: switch for switch in switches}
        self._entries = {entry.id: entry for entry in entries}
        self._fill()
        self.open_entry(opened if opened in self._entries else next(iter(self._entries), ""))

    def open_entry(self, entry_id: str) -> None:
        """Opens an entry; a search that hides it is cleared."""
        for row in range(self.list.count()):
            if self.list.item(row).data(ENTRY) == entry_id:
                if self.list.item(row).isHidden():
                    self.search.clear()
                self.list.setCurrentRow(row)
                return

    def opened(self) -> str:
        """The id of the entry on the right, "" where none is."""
        item = self.list.currentItem()
        return str(item.data(ENTRY)) if item is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down and Enter lead from the search into the list, Escape clears it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._to_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _prepare(self) -> None:
        self.search.setPlaceholderText(self.tr("搜规则：中文、英文、编号都行"))
        self.search.setAccessibleName(self.tr("搜索规则"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.setAccessibleName(self.tr("规则目录"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.currentItemChanged.connect(self._show_chosen)
        self.page.setAccessibleName(self.tr("规则内容"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.found.addWidget(self.list)
        self.found.addWidget(self.nothing)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.search)
        rows.addWidget(self.found, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([scaled(LIST_WIDTH), scaled(PAGE_WIDTH)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _fill(self) -> None:
        self.list.blockSignals(True)  # what is open is shown once, when it is chosen again
        self.list.clear()
        chapter = ""
        for entry in self._entries.values():
            if entry.chapter != chapter:
                chapter = entry.chapter
                self.list.addItem(_heading(self._texts.word(f"rulebook.{chapter}")))
            self.list.addItem(self._item(entry))
        self.list.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        """Only what contains every word that was typed, and the headings that have any of it below."""
        asked = self.search.text().lower().split()
        heading: QListWidgetItem | None = None
        found = 0
        for row in range(self.list.count()):
            item = self.list.item(row)
            entry = self._entries.get(str(item.data(ENTRY)))
            if entry is None:
                heading = item
                item.setHidden(True)
                continue
            # 48小时 finds 48 小时: the texts set numbers off by a space, people do not
            fits = all(word in entry.searchable or word in entry.searchable.replace(" ", "") for word in asked)
            item.setHidden(not fits)
            found += fits
            if fits and heading is not None:
                heading.setHidden(False)
        self.found.setCurrentWidget(self.list if found or not asked else self.nothing)

    def _to_first(self) -> None:
        """The keyboard goes to the list, to what is open or else to the first that is shown."""
        shown = [row for row in range(self.list.count()) if self._is_shown(row)]
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])
        if shown:
            self.list.setFocus()

    def _is_shown(self, row: int) -> bool:
        item = self.list.item(row)
        return not item.isHidden() and bool(item.data(ENTRY))

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        entry = self._entries.get(str(item.data(ENTRY))) if item is not None else None
        if entry is not None:
            self.page.fill([*self._switch_cards(entry), *entry_cards(entry, self._texts)])
            self.page.to_top()
            self.entry_shown.emit(entry.id)

    def _switch_cards(self, entry: Entry) -> list[QWidget]:
        """The switch of a clause; an amount or a table has none."""
        switch = self._switches.get(entry.id)
        if switch is None:
            return []
        card = SwitchCard(switch)
        card.switch_wanted.connect(self.switch_wanted)
        return [card]

    def _item(self, entry: Entry) -> QListWidgetItem:
        item = QListWidgetItem(entry.card)
        switch = self._switches.get(entry.id)
        below = entry.title if entry.title != entry.card else ""
        item.setData(ENTRY, entry.id)
        item.setData(BELOW, self.tr("关着，不判断") if switch is not None and switch.off_at is not None else below)
        item.setToolTip(entry.id)
        return item


def _heading(word: str) -> QListWidgetItem:
    heading = QListWidgetItem(word)
    heading.setFlags(Qt.ItemFlag.NoItemFlags)
    return heading
