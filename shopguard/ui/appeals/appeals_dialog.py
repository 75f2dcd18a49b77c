"""The window of all appeals: the list, the ways to open a case, and what worked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from shopguard.ui.appeals.appeals_pages import CASES, AppealsPage, appeal_pages
from shopguard.ui.pages import Room
from shopguard.ui.pages_dialog import PagesDialog

if TYPE_CHECKING:
    from shopguard.ui.appeals.cases_page import CasesPage


class AppealsDialog(PagesDialog):
    """``case_wanted`` carries a case's id; ``changed``: cases were opened or changed from here."""

    case_wanted = Signal(str)
    changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(self.tr("申诉"), appeal_pages(), room)
        self._to_show: tuple[str, str] = "", ""  # a case, a text to search for: until the list is there
        for page in appeal_pages():
            self.tab(page.name).made.connect(self._connect_page)

    def show_in_list(self, *, case: str = "", text: str = "") -> None:
        """Comes forward with the list, at a case, or at what a text finds."""
        self.open_at(CASES)
        self._to_show = case, text
        self._move()

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
