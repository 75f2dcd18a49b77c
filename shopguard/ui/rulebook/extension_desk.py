"""Opens the announced extensions, one window of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import ChangingDesk
from shopguard.ui.jobs import Jobs

if TYPE_CHECKING:
    from shopguard.ui.rulebook.extension_dialog import ExtensionDialog


class ExtensionDesk(ChangingDesk):
    """``dialog`` is the one that is open; ``changed``: orders were judged again; ``failed`` carries the exception."""

    dialog: ExtensionDialog | None

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock

    def open(self) -> None:
        """Shows what is announced."""
        from shopguard.ui.rulebook.extension_dialog import ExtensionDialog  # not before somebody wants it

        self.close()
        dialog = ExtensionDialog(self._place, self._jobs, self._clock, self._window)
        dialog.changed.connect(self.changed)
        dialog.problem.connect(self.failed)
        self._open_dialog(dialog)
