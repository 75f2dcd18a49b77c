"""Opens asking for tracks online, one window of it at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.online.account import AccountKeeper
from shopguard.ui.jobs import Jobs
from shopguard.ui.order_selection import OrderSelection
from shopguard.ui.screen_room import fitting

if TYPE_CHECKING:
    from shopguard.ui.online_dialog import OnlineDialog

_MOST_SELECTED = 5_000  # that many are kept in the table's model; nobody asks for more in a day


class OnlineDesk(QObject):
    """``entry`` is the menu's line. ``changed``: answers are in; ``failed`` carries the exception.

    The keeper lives as long as the window: an account no keyring takes is known that long. ``url``: another door; for tests.
    """

    changed = Signal()
    failed = Signal(object)

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
        self._place, self._jobs, self._clock, self._window = place, jobs, clock, window
        self._selected = selected
        self._keeper = AccountKeeper()
        self.url = url
        self.dialog: OnlineDialog | None = None
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Shows settings and what can be asked now; selected orders are offered to be the only ones."""
        from shopguard.ui.online_dialog import OnlineDialog  # not before somebody wants it

        self.close()
        selected = tuple(self._selected.orders() or ()) if self._selected.count() <= _MOST_SELECTED else ()
        parts = (self._place, self._jobs, self._keeper, self._clock)
        self.dialog = OnlineDialog(*parts, selected, self.url, self._window)
        self.dialog.resize(fitting(self.dialog, self.dialog.size()))
        self.dialog.changed.connect(self.changed)
        self.dialog.problem.connect(self.failed)
        self.dialog.finished.connect(self._put_away)
        self.dialog.open()

    def close(self) -> None:
        """Closes the dialog; a round under way ends."""
        if self.dialog is not None:
            self.dialog.done(0)

    def _put_away(self) -> None:
        """A closed dialog is destroyed, once Qt has done with it."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
            self.changed.emit()  # a step may still be under way: what it brings is shown
