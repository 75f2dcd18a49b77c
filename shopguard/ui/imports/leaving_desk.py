"""Closing the window while files are imported: asks first; what was not imported then is offered at the next start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from shopguard.flows.imports import left_files
from shopguard.flows.imports.importing import ImportReport
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.imports.import_run import ImportRun
from shopguard.ui.imports.watch_strip import WatchStrip
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import the_application
from shopguard.ui.look.notice import Notice


class LeavingDesk(QObject):
    """``strip`` offers what was left; ``import_wanted`` carries its paths; ``failed`` an exception."""

    import_wanted = Signal(list)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, run: ImportRun, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._run, self._notice = place, jobs, ask, run, notice
        self._window = window
        self._left: tuple[Path, ...] = ()
        self._stopping = False
        self._then: Callable[[], None] | None = None  # once all is imported
        self.strip = WatchStrip(place.texts)
        self.strip.import_wanted.connect(self._take)
        self.strip.ignore_wanted.connect(self._forget)
        run.reported.connect(self._reported)
        run.failed.connect(self._stay)
        run.stopped.connect(self._stay)

    def start(self) -> None:
        """Offers what was left when the window was closed last."""
        job = self._jobs.read(partial(left_files.left_files, self._place), topic="left files")
        job.done.connect(self._offer)
        job.failed.connect(self.failed)

    def asks(self, close: Callable[[], None]) -> bool:
        """Whether the window has to stay for now: files are being imported, and the owner is asked what is to become of them.

        ``close`` closes the window, at once or when they are imported. Nobody is asked while the computer is
        shut down, or of a window that is not on show.
        """
        asked_already = self._stopping or the_application().isSavingSession()
        if asked_already or not self._run.running() or not self._window.isVisible():
            return False
        work = partial(left_files.not_yet_imported, self._place, self._run.paths, self._run.begun_at)
        job = self._jobs.read(work, topic="leaving")
        job.done.connect(partial(self._ask_owner, close))
        job.failed.connect(self.failed)
        job.failed.connect(self._stay)
        self._then = close  # unless the owner says no before all is imported
        return True

    def _ask_owner(self, close: Callable[[], None], left: tuple[Path, ...]) -> None:
        if not self._run.running():  # by now: it closes, unless the owner has to see why a file was refused
            return
        said = self.tr(
            "还在导入 {number} 个文件。\n\n停下的话，导完的文件都在；没导完的记下来，下次打开时问您要不要接着导。"
        ).format(number=max(len(left), 1))
        answers = (
            (self.tr("导完再关"), self._close_later),
            (self.tr("停下并关闭"), partial(self._close_now, close)),
        )
        self._ask.choose(self._window, self.tr("还在导入"), said, answers, self._not_answered, until=self._run.ended)

    def keep(self, but: frozenset[Path]) -> None:
        """With the window: remembers what is still to be imported, but for those that will be found again."""
        paths = tuple(path for path in self._run.paths if path not in but)
        if self._run.running() and paths:
            work = partial(left_files.keep_left_files, self._place, paths, self._run.begun_at)
            self._jobs.write(work, must_finish=True)  # after the import, which has been stopped by then

    def _not_answered(self) -> None:
        """The owner said no; or the question went by itself when all was imported, and then there is nothing to wait for."""
        if self._run.running():
            self._then = None

    def _close_later(self) -> None:
        self._notice.say(self.tr("导完就关上窗口。"))

    def _close_now(self, close: Callable[[], None]) -> None:
        self._stopping, self._then = True, None
        QTimer.singleShot(0, self, close)  # the closing that asked has to be over

    def _reported(self, report: ImportReport) -> None:
        done = {Path(file.path.partition("!")[0]) for file in report.files}
        if done & set(self._left):
            self._forget_these(done)
        if any(file.refused for file in report.files):
            self._then = None  # the owner has to see why
        elif self._then is not None:
            QTimer.singleShot(0, self, self._leave)  # when everybody knows that it has ended

    def _leave(self) -> None:
        then, self._then = self._then, None
        if then is not None and QApplication.activeModalWidget() is None:  # else something is asked about these files
            then()

    def _stay(self, _why: object) -> None:
        self._then = None

    def _offer(self, left: tuple[Path, ...]) -> None:
        self._left = left
        self.strip.offer_again([path.name for path in left])

    def _take(self) -> None:
        if self._run.running():
            self._notice.say(self.tr("上一批文件还在导入，等它完成再来。"))
            return
        self.strip.hide()
        self.import_wanted.emit(list(self._left))

    def _forget(self) -> None:
        self._forget_these(set(self._left))

    def _forget_these(self, paths: set[Path]) -> None:
        self._offer(tuple(path for path in self._left if path not in paths))
        job = self._jobs.write(partial(left_files.forget_left_files, self._place, paths), must_finish=True)
        job.failed.connect(self.failed)
