"""Other tools' tables in the window: looks into a file, opens the mapping dialog, has the file imported by the new template."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from shopguard.core.column_mapping import ColumnMapping
from shopguard.flows.imports.mapping import LookedAt, look_at
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.screen_room import give_room

if TYPE_CHECKING:
    from shopguard.ui.imports.mapping_dialog import MappingDialog
    from shopguard.ui.imports.mapping_list import MappingList


class MappingDesk(QObject):
    """``dialog`` and ``list`` are the windows that are open. ``import_wanted`` carries a file's path and a template's name.

    ``failed`` carries the exception.
    """

    import_wanted = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        clock: Callable[[], int],
        entry: QAction,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self._notice, self._window = notice, window
        self._wanted = ""  # the file that is being looked into
        self.dialog: MappingDialog | None = None
        self.list: MappingList | None = None
        entry.triggered.connect(self.open_list)

    def open_for(self, path: str) -> None:
        """Opens the mapping of a file (``archive.zip!member`` for a member of an archive)."""
        self._wanted = path
        self._notice.done(self.tr("正在打开“{file}”…").format(file=PurePath(path).name))
        job = self._jobs.aside(partial(_looked_at, self._place, path))
        job.done.connect(self._show)
        job.failed.connect(self._refused)

    def open_list(self) -> None:
        """Shows the saved templates."""
        from shopguard.ui.imports.mapping_list import MappingList  # not before somebody wants it

        self.close()
        self.list = MappingList(self._place, self._jobs, self._ask, self._window)
        self.list.file_chosen.connect(self._open_new)
        self.list.problem.connect(self.failed)
        self.list.finished.connect(self._list_closed)
        _present(self.list)

    def close(self) -> None:
        """Closes what is open; what was not saved is gone."""
        self._wanted = ""
        for dialog in (self.dialog, self.list):
            if dialog is not None:
                dialog.done(0)

    def _open_new(self, path: Path) -> None:
        self.close()
        self.open_for(str(path))

    def _show(self, looked: LookedAt) -> None:
        from shopguard.ui.imports.mapping_dialog import MappingDialog

        if looked.path != self._wanted:  # something else was wanted meanwhile
            return
        self.close()
        self._notice.say("")
        self.dialog = MappingDialog(self._place, self._jobs, self._ask, self._clock, looked, self._window)
        self.dialog.saved.connect(partial(self._import, looked.path))
        self.dialog.problem.connect(self.failed)
        self.dialog.finished.connect(self._dialog_closed)
        _present(self.dialog)

    def _import(self, path: str, template: ColumnMapping) -> None:
        self.import_wanted.emit(path, template.name)

    def _refused(self, error: Exception) -> None:
        self._notice.say("")
        self.failed.emit(error)

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _list_closed(self) -> None:
        if self.list is not None:
            self.list.deleteLater()
            self.list = None


def _looked_at(place: Workplace, path: str, *, reporter: Reporter) -> LookedAt:
    """Opening a file has no steps to tell of."""
    reporter.tell("progress.reading", 0, 1, name=PurePath(path).name)
    return look_at(place, path)


def _present(dialog: QDialog) -> None:
    give_room(dialog)
    dialog.open()
