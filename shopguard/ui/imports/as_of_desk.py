"""Asks the owner when a file was exported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import Texts
from shopguard.flows.imports.importing import FileResult
from shopguard.flows.imports.owners_as_of import proposed_moment
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs

if TYPE_CHECKING:
    from shopguard.ui.imports.as_of_dialog import AsOfDialog


class AsOfDesk(Desk):
    """``told`` carries the :class:`FileResult` and the moment; ``failed`` the exception. ``dialog`` is the one that is open."""

    told = Signal(object, int)
    dialog: AsOfDialog | None

    def __init__(self, texts: Texts, jobs: Jobs, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._texts, self._jobs, self._clock = texts, jobs, clock
        self._result: FileResult | None = None

    def open(self, result: FileResult) -> None:
        """Asks about this file, once it is known when it was written (its disk may be slow)."""
        self._result = result
        job = self._jobs.read(partial(proposed_moment, result, self._clock()), topic="as of")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _show(self, proposed: int | None) -> None:
        from shopguard.ui.imports.as_of_dialog import AsOfDialog  # not before somebody wants it

        if self._result is None:
            return
        self.close()
        dialog = AsOfDialog(self._texts, self._result, proposed, self._clock, self._window)
        dialog.told.connect(self._pass_on)
        self._open_dialog(dialog)

    def _pass_on(self, at: int) -> None:
        self.told.emit(self._result, at)
