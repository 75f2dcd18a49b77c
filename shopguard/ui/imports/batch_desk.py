"""Opens the imports, one window of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import ChangingDesk
from shopguard.ui.jobs import Jobs

if TYPE_CHECKING:
    from shopguard.ui.imports.batch_dialog import BatchDialog


class BatchDesk(ChangingDesk):
    """``dialog`` is the one that is open; ``changed``: an import was taken back, ``undone`` its ref; ``failed`` carries the
    exception."""

    undone = Signal(int)
    dialog: BatchDialog | None

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], entry: QAction, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Shows what was imported, the newest first."""
        from shopguard.ui.imports.batch_dialog import BatchDialog  # not before somebody wants it

        self.close()
        dialog = BatchDialog(self._place, self._jobs, self._ask, self._clock, self._window)
        dialog.changed.connect(self.changed)
        dialog.undone.connect(self.undone)
        dialog.problem.connect(self.failed)
        self._open_dialog(dialog)
