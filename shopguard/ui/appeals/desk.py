"""Opens the appeal for a finding; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs

if TYPE_CHECKING:
    from shopguard.flows.appeals.view import AppealView
    from shopguard.ui.appeals.case_dialog import AppealDialog


class AppealDesk(Desk):
    """``dialog`` is the appeal that is open; ``failed`` carries the exception."""

    dialog: AppealDialog | None

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock

    def open(self, order_id: str, clause: str) -> None:
        """Opens (or finds) the case for an order's finding and shows it."""
        job = self._jobs.write(partial(_open, self._place, order_id, clause, self._clock()))
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _show(self, view: AppealView) -> None:
        from shopguard.ui.appeals.case_dialog import AppealDialog  # the worker has just loaded what weighs: see _open

        self.close()
        dialog = AppealDialog(self._place, self._jobs, self._ask, self._clock, view, self._window)
        dialog.problem.connect(self.failed)
        self._open_dialog(dialog)


def _open(place: Workplace, order_id: str, clause: str, now: int) -> AppealView:
    from shopguard.flows.appeals import opening, showing

    return showing.show_appeal(place, opening.open_appeal(place, order_id, clause, now=now), now)
