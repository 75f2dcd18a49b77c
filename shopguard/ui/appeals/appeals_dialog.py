"""The window of all appeals: the list, the ways to open a case, and what worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout

from shopguard.ui.appeals.appeals_pages import CASES, AppealsPage, appeal_pages
from shopguard.ui.costs.costs_pages import CostRoom
from shopguard.ui.costs.costs_tab import CostsTab

if TYPE_CHECKING:
    from shopguard.ui.appeals.cases_page import CasesPage

SIZE = (1040, 680)


class AppealsDialog(QDialog):
    """Stands beside the main window. ``case_wanted`` carries a case's id, ``order_wanted`` an order's number; ``changed``: cases
    were opened or changed from here; ``failed`` carries an exception."""

    case_wanted = Signal(str)
    order_wanted = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, room: CostRoom) -> None:
        super().__init__(None, Qt.WindowType.Window)  # without a parent: the main window can come before it
        self.setWindowTitle(self.tr("申诉"))
        self.resize(*SIZE)
        self._to_show: tuple[str, str] = "", ""  # a case, a text to search for: until the list is there
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("申诉"))
        for page in appeal_pages():
            tab = CostsTab(page, room)
            tab.made.connect(self._connect_page)
            tab.order_wanted.connect(self.order_wanted)
            tab.failed.connect(self.failed)
            self.tabs.addTab(tab, page.title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 12)
        rows.addWidget(self.tabs)

    def tab(self, name: str) -> CostsTab:
        """The tab of the page ``name``. Raises ``StopIteration`` where there is none: a bug."""
        return next(tab for tab in self._each() if tab.what.name == name)

    def open_at(self, name: str, *, case: str = "", text: str = "") -> None:
        """Shows that page ("" leaves it at the one that was shown last); in the list moves to a case, or searches for a text."""
        if name:
            self.tabs.setCurrentWidget(self.tab(name))
        if case or text:
            self._to_show = case, text
            self._move()

    def stale(self) -> None:
        """What the pages show is out of date: the visible one is read anew, the others when they are shown."""
        for tab in self._each():
            tab.judged()

    def _connect_page(self, page: AppealsPage) -> None:
        page.case_wanted.connect(self.case_wanted)
        page.changed.connect(self.changed)
        self._move()

    def _move(self) -> None:
        page = cast("CasesPage | None", self.tab(CASES).page)
        case, text = self._to_show
        if page is None:
            return
        self._to_show = "", ""
        if text:
            page.look_for(text)
        if case:
            page.choose(case)

    def _each(self) -> list[CostsTab]:
        found = (self.tabs.widget(number) for number in range(self.tabs.count()))
        return [tab for tab in found if isinstance(tab, CostsTab)]
