"""Looks after every judgement what is missing between the exports: the line in the window, and the list behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows import completeness
from shopguard.flows.completeness import Completeness, Gap
from shopguard.flows.workplace import Workplace
from shopguard.ui.completeness_bar import CompletenessBar
from shopguard.ui.jobs import Jobs
from shopguard.ui.screen_room import fitting
from shopguard.ui.sure_clock import SureClock

if TYPE_CHECKING:
    from shopguard.ui.completeness_dialog import CompletenessDialog


class CompletenessDesk(QObject):
    """``bar`` is the line; ``dialog`` is the list that is open; ``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: SureClock, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock, self._window = place, jobs, clock, window
        self._found: Completeness | None = None
        self.dialog: CompletenessDialog | None = None
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
        from shopguard.ui.completeness_dialog import CompletenessDialog  # not before somebody wants it

        if self._found is None:
            return
        self.close()
        self.dialog = CompletenessDialog(self._place, self._window)
        self.dialog.resize(fitting(self.dialog, self.dialog.size()))
        self.dialog.show_found(self._found)
        self.dialog.quiet_told.connect(self._no_orders_then)
        self.dialog.finished.connect(self._put_away)
        self.dialog.open()

    def close(self) -> None:
        """Closes the list."""
        if self.dialog is not None:
            self.dialog.done(0)

    def _show(self, found: Completeness) -> None:
        self._found = found
        self.bar.show_found(found)
        if self.dialog is not None:
            self.dialog.show_found(found)

    def _no_orders_then(self, gap: Gap) -> None:
        job = self._jobs.write(partial(completeness.no_orders_then, self._place, gap), must_finish=True)
        job.done.connect(self.look)
        job.failed.connect(self.failed)

    def _put_away(self) -> None:
        """A closed dialog is destroyed, once Qt has done with it."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
