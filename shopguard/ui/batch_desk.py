"""Opens the imports, one window of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs
from shopguard.ui.screen_room import fitting

if TYPE_CHECKING:
    from shopguard.ui.batch_dialog import BatchDialog


class BatchDesk(QObject):
    """``dialog`` is the one that is open; ``changed``: an import was taken back; ``failed`` carries the exception."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], entry: QAction, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock, self._window = place, jobs, ask, clock, window
        self.dialog: BatchDialog | None = None
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Shows what was imported, the newest first."""
        from shopguard.ui.batch_dialog import BatchDialog  # not before somebody wants it

        self.close()
        self.dialog = BatchDialog(self._place, self._jobs, self._ask, self._clock, self._window)
        self.dialog.resize(fitting(self.dialog, self.dialog.size()))
        self.dialog.changed.connect(self.changed)
        self.dialog.problem.connect(self.failed)
        self.dialog.finished.connect(self._put_away)
        self.dialog.open()

    def close(self) -> None:
        """Closes the dialog."""
        if self.dialog is not None:
            self.dialog.done(0)

    def _put_away(self) -> None:
        """A closed dialog is destroyed, once Qt has done with it."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
            self.changed.emit()  # a step may still be under way: what is judged after it is shown
