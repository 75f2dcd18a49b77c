"""Opens asking for tracks online, one window of it at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.online.account import AccountKeeper
from shopguard.ui.desk import ChangingDesk
from shopguard.ui.jobs import Jobs
from shopguard.ui.table.order_selection import OrderSelection

if TYPE_CHECKING:
    from shopguard.ui.imports.online_dialog import OnlineDialog

_MOST_SELECTED = 5_000  # that many are kept in the table's model; nobody asks for more in a day


class OnlineDesk(ChangingDesk):
    """``entry`` is the menu's line. ``changed``: answers are in; ``failed`` carries the exception.

    The keeper lives as long as the window: an account no keyring takes is known that long. ``url``: another door; for tests.
    """

    dialog: OnlineDialog | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        clock: Callable[[], int],
        entry: QAction,
        selected: OrderSelection,
        window: QWidget,
        url: str | None = None,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._selected = selected
        self._keeper = AccountKeeper()
        self.url = url
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Shows settings and what can be asked now; selected orders are offered to be the only ones."""
        from shopguard.ui.imports.online_dialog import OnlineDialog  # not before somebody wants it

        self.close()
        selected = tuple(self._selected.orders() or ()) if self._selected.count() <= _MOST_SELECTED else ()
        parts = (self._place, self._jobs, self._keeper, self._clock)
        dialog = OnlineDialog(*parts, selected, self.url, self._window)
        dialog.changed.connect(self.changed)
        dialog.problem.connect(self.failed)
        self._open_dialog(dialog)
