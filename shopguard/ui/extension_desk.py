"""Opens the announced extensions, one window of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.screen_room import fitting

if TYPE_CHECKING:
    from shopguard.ui.extension_dialog import ExtensionDialog


class ExtensionDesk(QObject):
    """``dialog`` is the one that is open; ``changed``: orders were judged again; ``failed`` carries the exception."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock, self._window = place, jobs, clock, window
        self.dialog: ExtensionDialog | None = None

    def open(self) -> None:
        """Shows what is announced."""
        from shopguard.ui.extension_dialog import ExtensionDialog  # not before somebody wants it

        self.close()
        self.dialog = ExtensionDialog(self._place, self._jobs, self._clock, self._window)
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
        """A closed dialog is destroyed, once Qt has done with it; it is opened anew from what is stored."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
            self.changed.emit()  # a step may still be under way: what is judged after it is shown
