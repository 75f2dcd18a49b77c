"""Shows the owner a list of rejected rows: the folder it lies in, or, where it is sealed, a copy wherever the owner wants it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.store.key_file import has_lock
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs


class RejectsDesk(QObject):
    """``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._window = place, jobs, ask, window

    def show(self, path: Path) -> None:
        """``path``: of the list."""
        if not has_lock(self._place.data):
            self._ask.show_folder(path.parent)
            return
        kinds = self.tr("表格 (*.csv)")
        self._ask.save_as(self._window, self.tr("另存退回清单（不加密）"), path.name, kinds, partial(self._copy, path))

    def _copy(self, path: Path, target: Path) -> None:
        from shopguard.flows.imports.rejects_copies import copy_list  # the window's start does not wait for it

        job = self._jobs.read(partial(copy_list, self._place, path, target))
        job.done.connect(self._show_copy)
        job.failed.connect(self.failed)

    def _show_copy(self, target: Path) -> None:
        self._ask.show_folder(target.parent)
