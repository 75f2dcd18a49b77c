"""Opens the appeal for a finding; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs
from shopguard.ui.screen_room import fitting

if TYPE_CHECKING:
    from shopguard.flows.appealing import AppealView
    from shopguard.ui.appeal_dialog import AppealDialog


class AppealDesk(QObject):
    """``dialog`` is the appeal that is open; ``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock, self._window = place, jobs, ask, clock, window
        self.dialog: AppealDialog | None = None

    def open(self, order_id: str, clause: str) -> None:
        """Opens (or finds) the case for an order's finding and shows it."""
        job = self._jobs.write(partial(_open, self._place, order_id, clause, self._clock()))
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def close(self) -> None:
        """Closes the appeal; what was typed last is kept."""
        if self.dialog is not None:
            self.dialog.close()

    def _show(self, view: AppealView) -> None:
        from shopguard.ui.appeal_dialog import AppealDialog  # the worker has just loaded what weighs: see _open

        self.close()
        self.dialog = AppealDialog(self._place, self._jobs, self._ask, self._clock, view, self._window)
        self.dialog.resize(fitting(self.dialog, self.dialog.size()))
        self.dialog.problem.connect(self.failed)
        self.dialog.finished.connect(self._put_away)
        self.dialog.open()

    def _put_away(self) -> None:
        """A closed appeal is destroyed, once Qt has done with it; it is opened anew from what is stored."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _open(place: Workplace, order_id: str, clause: str, now: int) -> AppealView:
    from shopguard.flows import appealing  # brings the typesetter: only when it is wanted, and not in the main thread

    return appealing.show_appeal(place, appealing.open_appeal(place, order_id, clause, now=now), now)
