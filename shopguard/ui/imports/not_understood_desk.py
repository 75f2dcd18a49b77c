"""Track lines nobody understood: read anew at the start, counted, offered in menu and notice, shown in a dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.flows.imports import not_understood
from shopguard.flows.imports.not_understood import Line
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice

if TYPE_CHECKING:
    from shopguard.ui.imports.not_understood_dialog import NotUnderstoodDialog


class NotUnderstoodDesk(Desk):
    """``entry`` is the menu's line, there only while there is something to show; ``failed`` carries the exception."""

    dialog: NotUnderstoodDialog | None

    def __init__(self, place: Workplace, jobs: Jobs, entry: QAction, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._entry, self._notice = place, jobs, entry, notice
        self._told = 0  # how many the owner knows of already
        entry.setVisible(False)
        entry.triggered.connect(self.open)

    def read_anew(self) -> None:
        """Lets a program that knows more read again what was not understood; what it changes is judged by the next refresh."""
        job = self._jobs.write_reporting(partial(not_understood.read_anew, self._place))
        job.failed.connect(self.failed)

    def count(self) -> None:
        """Looks how many there are now."""
        job = self._jobs.read(partial(not_understood.how_many_not_understood, self._place), topic="not understood")
        job.done.connect(self._offer)
        job.failed.connect(self.failed)

    def open(self) -> None:
        """Shows the wordings."""
        job = self._jobs.read(partial(not_understood.lines_not_understood, self._place), topic="wordings")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _offer(self, number: int) -> None:
        self._entry.setText(self.tr("看不懂的物流记录（{number}）…").format(number=number))
        self._entry.setVisible(number > 0)
        if number > self._told and self._notice.isHidden():  # what the owner is being told now goes before it
            said = self.tr("有 {number} 行物流记录看不懂，先按“有记录”处理。").format(number=number)
            self._notice.offer(said, self.tr("看看是哪些"), self.open, warns=True)
        self._told = number

    def _show(self, lines: tuple[Line, ...]) -> None:
        from shopguard.ui.imports.not_understood_dialog import NotUnderstoodDialog  # not before somebody wants it

        self.close()
        self._open_dialog(NotUnderstoodDialog(self._place, lines, self._window))
