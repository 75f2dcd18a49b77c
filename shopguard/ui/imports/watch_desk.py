"""The watched folder in the window: what is found there is offered or imported, and the owner chooses which folder it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.imports import watched_folder
from shopguard.flows.imports.importing import ImportReport
from shopguard.flows.imports.watched_folder import Watched
from shopguard.flows.imports.watching import Look, NewFile
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.imports.import_run import ImportRun
from shopguard.ui.imports.watch_run import WatchRun
from shopguard.ui.imports.watch_strip import WatchStrip
from shopguard.ui.jobs import Jobs

if TYPE_CHECKING:
    from shopguard.ui.imports.watch_dialog import WatchDialog


class WatchDesk(Desk):
    """``strip`` offers what was found; ``import_wanted`` carries the paths to import; ``failed`` an exception.

    A file counts as answered for when it was ignored, or when an import of it has ended.
    """

    import_wanted = Signal(list)
    dialog: WatchDialog | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        clock: Callable[[], int],
        entry: QAction,
        imports: ImportRun,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._imports = place, jobs, ask, imports
        self.watched = Watched(None, "ask")
        self.strip = WatchStrip(place.texts)
        self.run = WatchRun(place, jobs, clock, self)
        self._offered: list[NewFile] = []
        self._queued: list[NewFile] = []  # to be imported when the import that is under way has ended
        self._importing: list[NewFile] = []
        self._present: frozenset[str] = frozenset()
        self._counting = False  # the owner asked for what was there before, and has no answer yet
        self._lost = False
        entry.triggered.connect(self.open)
        self._connect()

    def start(self) -> None:
        """Looks into the chosen folder from now on, if there is one."""
        job = self._jobs.read(partial(watched_folder.watched, self._place), topic="watched")
        job.done.connect(self._begin)
        job.failed.connect(self.failed)

    def open(self) -> None:
        """Shows which folder it is."""
        from shopguard.ui.imports.watch_dialog import WatchDialog  # not before somebody wants it

        super().close()
        dialog = WatchDialog(self._ask, downloads_folder(), self._window)
        dialog.folder_chosen.connect(self._choose)
        dialog.handling_chosen.connect(self._handle)
        dialog.stop_wanted.connect(self._stop)
        dialog.existing_wanted.connect(self._look_at_existing)
        dialog.show_watched(self.watched)
        self._open_dialog(dialog)

    def importing(self) -> frozenset[Path]:
        """What is being imported and was found here: where it is not finished it is found again."""
        return frozenset(one.path for one in self._importing)

    def close(self) -> None:
        """Looks no more; what was not answered for is offered again next time."""
        self.run.stop()
        super().close()

    def _connect(self) -> None:
        self.run.looked.connect(self._looked)
        self.run.lost.connect(self._folder_lost)
        self.run.failed.connect(self.failed)
        self.strip.import_wanted.connect(self._import_offered)
        self.strip.ignore_wanted.connect(self._ignore_offered)
        self._imports.reported.connect(self._reported)
        self._imports.stopped.connect(self._not_imported)
        self._imports.failed.connect(self._not_imported)
        self._imports.ended.connect(self._import_ended)

    # -- what is chosen ----------------------------------------------------------------------------------------------

    def _begin(self, watched: Watched) -> None:
        """Looks into the folder that is chosen now."""
        changed = watched.folder != self.watched.folder
        self.watched = watched
        if changed:
            self._counting = self._lost = False
            self._offered, self._queued = [], []
            self.strip.offer([])
            if watched.folder is None:
                self.run.stop()
            else:
                self.run.start(watched.folder)
        if self.dialog is not None:
            self.dialog.show_watched(watched, said=self._what_happens() if changed else "")

    def _what_happens(self) -> str:
        if self.watched.folder is None:
            return self.tr("好的，不再自动找新导出。")
        return self.tr("好的，从现在起，这个文件夹里新来的导出会自动认出来。")

    def _choose(self, folder: Path) -> None:
        self._write(partial(watched_folder.watch, self._place, folder))

    def _stop(self) -> None:
        self._write(partial(watched_folder.stop_watching, self._place))

    def _handle(self, handling: watched_folder.Handling) -> None:
        self._write(partial(watched_folder.handle, self._place, handling))

    def _write(self, work: Callable[[], Watched]) -> None:
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(self._begin)
        job.failed.connect(self._choice_failed)

    def _choice_failed(self, error: Exception) -> None:
        if isinstance(error, UserProblem) and self.dialog is not None:
            self.dialog.show_watched(self.watched, problem=self._place.texts.say(error.message))
        else:
            self.failed.emit(error)

    # -- what is found -----------------------------------------------------------------------------------------------

    def _look_at_existing(self) -> None:
        if self.watched.folder is not None:
            self._counting = True
            self._offered = []
            self.run.start(self.watched.folder, existing=True)
            self._tell_dialog(self.tr("正在看这个文件夹里的文件…"))

    def _looked(self, look: Look) -> None:
        self._lost = False
        self._present = look.present
        at_once = [one for one in look.found if self.watched.handling == "import" and not one.there_before]
        still_there = [one for one in self._offered if one.mark in look.present]
        self._offered = [*still_there, *(one for one in look.found if one not in at_once)]
        if look.others:
            self._remember(look.others)
        self._import(at_once)
        self._show()
        if self._counting and not look.unfinished:
            self._counting = False
            self._tell_dialog(self._count())

    def _count(self) -> str:
        if not self._offered:
            return self.tr("这个文件夹里没有还没导入的导出文件。")
        said = self.tr("找到 {number} 个还没导入的导出文件，关掉这个小窗口，在上方选择“导入”或“忽略”。")
        return said.format(number=len(self._offered))

    def _folder_lost(self, problem: UserProblem) -> None:
        """Said once, until it is back; it is looked for all the time."""
        if not self._lost:
            self._lost, self._counting = True, False
            self.strip.tell(self._place.texts.say(problem.message))
            self._tell_dialog("")

    def _show(self) -> None:
        self.strip.offer([one.path.name for one in self._offered])

    def _tell_dialog(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.tell(sentence)

    # -- what becomes of it ------------------------------------------------------------------------------------------

    def _import_offered(self) -> None:
        offered, self._offered = self._offered, []
        self._import(offered)
        self._show()

    def _ignore_offered(self) -> None:
        self._remember(one.mark for one in self._offered)
        self._offered = []
        self._show()

    def _import(self, files: list[NewFile]) -> None:
        if not files:
            return
        if self._imports.running():
            self._queued += files
            return
        self._importing += files
        self.import_wanted.emit([one.path for one in files])

    def _import_ended(self) -> None:
        QTimer.singleShot(0, self, self._import_queued)  # when everybody knows that it has ended

    def _import_queued(self) -> None:
        queued, self._queued = self._queued, []
        self._import(queued)

    def _reported(self, report: ImportReport) -> None:
        """Whoever asked for it: what is imported need not be offered any more."""
        mine = (*self._importing, *self._queued, *self._offered)
        done = {one.mark for one in mine if any(_is_of(file.path, one.path) for file in report.files)}
        for files in (self._importing, self._queued, self._offered):
            files[:] = [one for one in files if one.mark not in done]
        if done:
            self._remember(done)
            self._show()

    def _not_imported(self) -> None:
        """Stopped or gone wrong: what came from here is offered again."""
        self._offered = [*self._importing, *self._offered]
        self._importing = []
        self._show()

    def _remember(self, marks: Iterable[str]) -> None:
        if self.watched.folder is not None:
            work = partial(watched_folder.remember, self._place, self.watched.folder, tuple(marks), self._present)
            self._jobs.write(work, must_finish=True).failed.connect(self.failed)

    # -- the dialog --------------------------------------------------------------------------------------------------


def _is_of(told: str, path: Path) -> bool:
    """Whether a result is that of the file, or of something in the archive."""
    return told == str(path) or told.startswith(f"{path}!")


def downloads_folder() -> Path | None:
    """Where browsers save, if the system tells and it is there."""
    told = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return Path(told) if told and Path(told).is_dir() else None
