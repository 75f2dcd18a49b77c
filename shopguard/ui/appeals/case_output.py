"""Takes many cases out of the window at once, in the background: a PDF each, one bound PDF, or ZIPs for the platform's form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.ui.appeals import output_work
from shopguard.ui.appeals.output_work import Made, Make
from shopguard.ui.costs.costs_pages import CostRoom
from shopguard.ui.jobs import Job

NAMED = 3


class CaseOutput(QObject):
    """``begun`` (a sentence), ``progressed`` (Progress), then ``ended``. ``saved`` carries a sentence and the folder, ``said`` one
    without. One output at a time; what was finished before it was stopped or went wrong stays in the folder, no case is changed.
    """

    begun = Signal(str)
    progressed = Signal(object)
    ended = Signal()
    saved = Signal(str, object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, room: CostRoom, page: QWidget) -> None:
        super().__init__(page)
        self._room, self._page = room, page
        self._job: Job | None = None

    def ask_pdfs(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves one PDF for each case there."""
        self._ask(self.tr("把 PDF 存到哪个文件夹"), output_work.pdfs, ids)

    def ask_bound(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves one PDF of all cases there."""
        self._ask(self.tr("把 PDF 存到哪个文件夹"), output_work.bound, ids)

    def ask_zips(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves there what the platform's form takes, one ZIP for each case."""
        self._ask(self.tr("把压缩包存到哪个文件夹"), output_work.zips, ids)

    def cancel(self) -> None:
        """Stops at the next case."""
        if self._job is not None:
            self._job.cancel()

    def _ask(self, title: str, make: Make, ids: Sequence[str]) -> None:
        self._room.ask.folder(self._page, title, partial(self._begin, make, tuple(ids)))

    def _begin(self, make: Make, ids: Sequence[str], folders: Sequence[Path]) -> None:
        if self._job is not None:
            return
        folder = folders[0]
        self._job = self._room.jobs.aside(partial(make, self._room.place, ids, folder, self._room.clock()))
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(partial(self._tell_saved, folder))
        self._job.cancelled.connect(partial(self._tell_stopped, folder))
        self._job.failed.connect(self._tell_failed)
        self.begun.emit(self.tr("正在排版…"))

    def _tell_saved(self, folder: Path, made: Made) -> None:
        self._end()
        said = self.tr("存好了 {count} 个文件：{folder}").format(count=made.files, folder=folder)
        if made.pages:
            said = self.tr("存好了 {count} 个文件，共 {pages} 页：{folder}").format(
                count=made.files, pages=made.pages, folder=folder
            )
        self.saved.emit(
            " ".join([said, *self._left_out(made)]) if made.files else "".join(self._left_out(made)), folder
        )

    def _tell_stopped(self, folder: Path) -> None:
        self._end()
        self.saved.emit(self.tr("停下了。已经存好的文件留在：{folder}").format(folder=folder), folder)

    def _tell_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, UserProblem):
            self.said.emit(self._room.place.texts.say(error.message))
        else:
            self.failed.emit(error)

    def _left_out(self, made: Made) -> list[str]:
        """The first reasons; most often all have the same."""
        if not made.left_out:
            return []
        said = self.tr("{count} 个没有存：").format(count=len(made.left_out))
        why = [self._room.place.texts.say(message) for _, message in made.left_out[:NAMED]]
        return [said + " ".join(dict.fromkeys(why)) + ("…" if len(made.left_out) > NAMED else "")]

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
