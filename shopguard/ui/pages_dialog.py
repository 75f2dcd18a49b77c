"""A window with a tab for each of its pages: the costs, the appeals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout

from shopguard.ui.look.screen_room import give_room
from shopguard.ui.look.type_size import scaled
from shopguard.ui.page_tab import PageTab
from shopguard.ui.pages import Page, Room

SIZE = (1040, 680)


class PagesDialog(QDialog):
    """Stands beside the main window. ``order_wanted`` carries the number of an order that was clicked, ``failed`` an exception."""

    order_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, title: str, pages: Sequence[Page], room: Room) -> None:
        super().__init__(None, Qt.WindowType.Window)  # without a parent: the main window can come before it
        self.setWindowTitle(title)
        self.resize(*map(scaled, SIZE))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(title)
        self._each = [PageTab(page, room) for page in pages]
        for tab in self._each:
            tab.order_wanted.connect(self.order_wanted)
            tab.failed.connect(self.failed)
            self.tabs.addTab(tab, tab.what.title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 12)
        rows.addWidget(self.tabs)

    def tab(self, name: str) -> PageTab:
        """The tab of the page ``name``. Raises ``StopIteration`` where there is none: a bug."""
        return next(tab for tab in self._each if tab.what.name == name)

    def open_at(self, name: str) -> None:
        """Comes forward with that page; "" leaves it at the one that was shown last."""
        if name:
            self.tabs.setCurrentWidget(self.tab(name))
        if not self.isVisible():
            give_room(self)
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.activateWindow()

    def stale(self) -> None:
        """What the pages show is out of date: the visible one is read anew, the others when they are shown."""
        for tab in self._each:
            tab.stale()
