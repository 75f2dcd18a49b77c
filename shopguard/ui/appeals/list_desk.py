"""Opens the window of all appeals and keeps it true; says which deadlines are near, and where an order's cases stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.orders.order_detail import OrderView
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.deadline_strip import DeadlineStrip
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.jobs import Jobs
from shopguard.ui.paced_reading import PacedReading
from shopguard.ui.pages import Room
from shopguard.ui.shell.settings_menu import SettingsMenu

if TYPE_CHECKING:
    from shopguard.flows.appeals.listing import AppealLine
    from shopguard.ui.appeals.appeals_dialog import AppealsDialog

HOUR_MS = 3_600_000  # a deadline comes near also while nothing else happens

OrderCases = tuple[str, "tuple[AppealLine, ...]"]


class AppealListDesk(QObject):
    """``case_wanted`` carries a case's id, ``order_wanted`` an order's number; ``changed``: cases were changed from the window;
    ``read`` brings an order's number and its cases; ``failed`` carries the exception. ``dialog`` is there once somebody wanted it."""

    changed = Signal()
    case_wanted = Signal(str)
    order_wanted = Signal(str)
    read = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], menu: SettingsMenu, window: QWidget
    ) -> None:
        super().__init__(window)
        self._room = Room(place, jobs, ask, clock)
        self._order_id = ""
        self.dialog: AppealsDialog | None = None
        self.strip = DeadlineStrip(place.texts, clock)
        self.strip.list_wanted.connect(self._open_due)
        self._due = PacedReading(jobs, self)
        self._due.done.connect(self.strip.show_due)
        self._due.failed.connect(self.failed)
        self._hour = QTimer(self)
        self._hour.timeout.connect(self.count)
        for action in menu.appeals:
            action.triggered.connect(self._open_chosen)

    def open(self, name: str = "") -> None:
        """Shows the window at a page (``""``: where it was left)."""
        self._dialog().open_at(name)

    def show_cause(self, cause: str) -> None:
        """Shows the cases of a cause in the list."""
        self._dialog().show_in_list(text=cause)

    def count(self) -> None:
        """Reads which deadlines are near."""
        self._due.read(partial(_due_soon, self._room.place, self._room.clock()))
        self._hour.start(HOUR_MS)

    def stale(self) -> None:
        """Cases or the judgement changed: what is on show is read anew."""
        self.count()
        if self._order_id:
            self._read_cases()
        if self.dialog is not None:
            self.dialog.stale()

    def read_cases(self, order: OrderView) -> None:
        """Reads the cases of the order that is on show."""
        self._order_id = order.order_id
        self._read_cases()

    def close(self) -> None:
        """Closes the window for good, and looks no more."""
        self._hour.stop()
        if self.dialog is not None:
            put_away(self.dialog)
            self.dialog = None

    def _dialog(self) -> AppealsDialog:
        if self.dialog is None:
            from shopguard.ui.appeals.appeals_dialog import AppealsDialog  # not before somebody wants it

            self.dialog = AppealsDialog(self._room)
            self.dialog.case_wanted.connect(self.case_wanted)
            self.dialog.order_wanted.connect(self.order_wanted)
            self.dialog.changed.connect(self.stale)
            self.dialog.changed.connect(self.changed)
            self.dialog.failed.connect(self.failed)
        return self.dialog

    def _open_chosen(self) -> None:
        self.open(str(cast(QAction, self.sender()).data()))

    def _open_due(self, appeal_id: str) -> None:
        self._dialog().show_in_list(case=appeal_id)

    def _read_cases(self) -> None:
        work = partial(_of_order, self._room.place, self._order_id, self._room.clock())
        job = self._room.jobs.read(work, topic="order-cases")
        job.done.connect(self._was_read)
        job.failed.connect(self.failed)

    def _was_read(self, found: OrderCases) -> None:
        self.read.emit(*found)


def _due_soon(place: Workplace, at: int) -> tuple[AppealLine, ...]:
    from shopguard.flows.appeals.listing import due_soon  # after the window is up

    return due_soon(place, at)


def _of_order(place: Workplace, order_id: str, at: int) -> OrderCases:
    from shopguard.flows.appeals.listing import appeals_of

    return order_id, appeals_of(place, order_id, at)
