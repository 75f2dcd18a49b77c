"""The cost window: one tab for each way to look at what it costs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout

from shopguard.ui.costs.costs_pages import CostRoom, cost_pages
from shopguard.ui.costs.costs_tab import CostsTab

SIZE = (1040, 680)


class CostsDialog(QDialog):
    """Stands beside the main window. ``order_wanted`` carries the number of an order that was clicked, ``failed`` an exception."""

    order_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, room: CostRoom) -> None:
        super().__init__(None, Qt.WindowType.Window)  # without a parent: the main window can come before it
        self.setWindowTitle(self.tr("要花多少钱"))
        self.resize(*SIZE)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("费用"))
        for page in cost_pages():
            tab = CostsTab(page, room)
            tab.order_wanted.connect(self.order_wanted)
            tab.failed.connect(self.failed)
            self.tabs.addTab(tab, page.title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 12)
        rows.addWidget(self.tabs)

    def tab(self, name: str) -> CostsTab:
        """The tab of the page ``name``. Raises ``StopIteration`` where there is none: a bug."""
        return next(tab for tab in self._each() if tab.what.name == name)

    def open_at(self, name: str) -> None:
        """Shows that page; "" leaves it at the one that was shown last."""
        if name:
            self.tabs.setCurrentWidget(self.tab(name))

    def judged(self) -> None:
        """What the pages show is out of date: the visible one is read anew, the others when they are shown."""
        for tab in self._each():
            tab.judged()

    def _each(self) -> list[CostsTab]:
        found = (self.tabs.widget(number) for number in range(self.tabs.count()))
        return [tab for tab in found if isinstance(tab, CostsTab)]
