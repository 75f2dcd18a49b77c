"""Opens the cost window and keeps it true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.jobs import Jobs
from shopguard.ui.pages import Room
from shopguard.ui.shell.settings_menu import SettingsMenu

if TYPE_CHECKING:
    from shopguard.ui.costs.call_sheet_page import CallSheetPage
    from shopguard.ui.costs.costs_dialog import CostsDialog


class CostsDesk(QObject):
    """``order_wanted`` carries an order's number, ``failed`` the exception. ``dialog`` is there once somebody wanted it."""

    order_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], menu: SettingsMenu, window: QWidget
    ) -> None:
        super().__init__(window)
        self._room = Room(place, jobs, ask, clock)
        self.dialog: CostsDialog | None = None
        for action in menu.costs:
            action.triggered.connect(self._open_chosen)

    def open(self, name: str = "") -> None:
        """Shows the cost window at a page (``""``: where it was left)."""
        self._dialog().open_at(name)

    def open_call_sheet(self, order_ids: Sequence[str] = ()) -> None:
        """Shows the call sheet of these orders; none: of all that are urgent."""
        tab = self._dialog().tab("call_sheet")
        if tab.page is None:
            tab.made.connect(partial(_show_only, order_ids), Qt.ConnectionType.SingleShotConnection)
        else:
            _show_only(order_ids, cast("CallSheetPage", tab.page))
        self.open("call_sheet")

    def judged(self) -> None:
        """The judgement changed: what is on show is read anew."""
        if self.dialog is not None:
            self.dialog.stale()

    def close(self) -> None:
        """Closes the window for good."""
        if self.dialog is not None:
            put_away(self.dialog)
            self.dialog = None

    def _dialog(self) -> CostsDialog:
        if self.dialog is None:
            from shopguard.ui.costs.costs_dialog import CostsDialog  # not before somebody wants it

            self.dialog = CostsDialog(self._room)
            self.dialog.order_wanted.connect(self.order_wanted)
            self.dialog.failed.connect(self.failed)
        return self.dialog

    def _open_chosen(self) -> None:
        name = str(cast(QAction, self.sender()).data())
        if name == "call_sheet":
            self.open_call_sheet()
        else:
            self.open(name)


def _show_only(order_ids: Sequence[str], page: CallSheetPage) -> None:
    page.show_only(order_ids)
