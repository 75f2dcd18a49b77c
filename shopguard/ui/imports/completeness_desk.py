"""Looks after every judgement what is missing between the exports: the line in the window, and the list behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopguard.flows.imports import completeness
from shopguard.flows.imports.completeness import Completeness
from shopguard.flows.imports.gap_notices import Gap
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.imports.completeness_bar import CompletenessBar
from shopguard.ui.jobs import Jobs
from shopguard.ui.shell.sure_clock import SureClock

if TYPE_CHECKING:
    from shopguard.ui.imports.completeness_dialog import CompletenessDialog


class CompletenessDesk(Desk):
    """``bar`` is the line; ``dialog`` is the list that is open; ``failed`` carries the exception."""

    dialog: CompletenessDialog | None

    def __init__(self, place: Workplace, jobs: Jobs, clock: SureClock, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._found: Completeness | None = None
        self.bar = CompletenessBar(place.texts)
        self.bar.details_wanted.connect(self.open)

    def look(self) -> None:
        """Looks anew, by the computer's own clock: it may be the one that is wrong."""
        work = partial(completeness.completeness, self._place, self._clock.computer(), self._found)
        job = self._jobs.read(work, topic="completeness")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def open(self) -> None:
        """Shows the whole list."""
        from shopguard.ui.imports.completeness_dialog import CompletenessDialog  # not before somebody wants it

        if self._found is None:
            return
        self.close()
        dialog = CompletenessDialog(self._place, self._window)
        dialog.show_found(self._found)
        dialog.quiet_told.connect(self._no_orders_then)
        self._open_dialog(dialog)

    def _show(self, found: Completeness) -> None:
        self._found = found
        self.bar.show_found(found)
        if self.dialog is not None:
            self.dialog.show_found(found)

    def _no_orders_then(self, gap: Gap) -> None:
        job = self._jobs.write(partial(completeness.no_orders_then, self._place, gap), must_finish=True)
        job.done.connect(self.look)
        job.failed.connect(self.failed)
