"""The manual in a window of its own: pages and a search over all of them on the left, the page on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from shopguard.core.message import Language
from shopguard.flows.manual import manual, split_topic
from shopguard.ui.help.manual_text import ManualText
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.screen_room import give_room
from shopguard.ui.look.type_size import scaled

SIZE = (980, 700)
LIST_WIDTH = 240
PAGE = Qt.ItemDataRole.UserRole


class HelpDialog(QDialog):
    """Stands beside the other windows, so that one can read and do."""

    def __init__(self, language: Language) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("说明书"))
        self.resize(*map(scaled, SIZE))
        self._pages = {page.name: page for page in manual(language)}
        self._visited: list[str] = []
        self.search = QLineEdit()
        self.list = QListWidget()
        self.nothing = Quiet(self.tr("没有找到，换个词试试。"), scale=1.0)
        self.text = ManualText(language)
        self.text.topic_wanted.connect(self.open_topic)
        self._arrange()
        self._fill()
        self.text.back_wanted.connect(self.back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)

    def open_topic(self, topic: str) -> None:
        """Shows a page (``"table"``) or a section of one (``"table#groups"``), and comes forward."""
        name, section = split_topic(topic)
        if self.shown() and self.shown() != name:
            self._visited.append(self.shown())
        if self._item(name).isHidden():
            self.search.clear()
        self.list.setCurrentItem(self._item(name))
        if not self.isVisible():
            give_room(self)
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.activateWindow()
        self.text.show_page(self._pages[name], section)  # a page that is not on show does not know its height

    def shown(self) -> str:
        """The name of the page on show."""
        item = self.list.currentItem()
        return str(item.data(PAGE)) if item is not None else ""

    def back(self) -> None:
        """To the page that was shown before a link was followed."""
        if self._visited:
            name = self._visited.pop()
            self.list.setCurrentItem(self._item(name))

    def _arrange(self) -> None:
        self.search.setPlaceholderText(self.tr("在说明书里搜"))
        self.search.setAccessibleName(self.tr("在说明书里搜"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.list.setAccessibleName(self.tr("说明书目录"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        self.list.currentItemChanged.connect(self._chosen)
        self.nothing.hide()
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.search)
        rows.addWidget(self.nothing)
        rows.addWidget(self.list, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([scaled(LIST_WIDTH), scaled(SIZE[0] - LIST_WIDTH)])
        split.setChildrenCollapsible(False)
        around = QVBoxLayout(self)
        around.addWidget(split)

    def _fill(self) -> None:
        for page in self._pages.values():
            item = QListWidgetItem(page.title)
            item.setData(PAGE, page.name)
            self.list.addItem(item)

    def _item(self, name: str) -> QListWidgetItem:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next(item for item in items if item.data(PAGE) == name)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.show_page(self._pages[str(item.data(PAGE))])

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        found = [page.name for page in self._pages.values() if wanted in page.text.casefold()]
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(item.data(PAGE) not in found)
        self.nothing.setVisible(not found)
        if found and self.shown() not in found:
            self.list.setCurrentItem(self._item(found[0]))
