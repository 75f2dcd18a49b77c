"""Moving house from the window: writes the file, and brings one in while no window is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.beijing import plain, to_datetime
from shopguard.core.message import UserProblem
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from shopguard.flows.moving.moving_file import MovingFile
    from shopguard.ui.moving.moving_dialog import MovingDialog


class MovingDesk(Desk):
    """``closed_work_wanted`` carries what is to be done once the window is closed: putting in place what has come."""

    closed_work_wanted = Signal(object)  # ClosedWork
    dialog: MovingDialog | None

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], entry: QAction, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self._written: Path | None = None
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Shows the guide."""
        from shopguard.ui.moving.moving_dialog import MovingDialog  # not before somebody wants it

        super().close()
        dialog = MovingDialog(self._window)
        dialog.out_wanted.connect(self._ask_where)
        dialog.in_wanted.connect(self._ask_which)
        dialog.folder_wanted.connect(self._show_folder)
        self._open_dialog(dialog)

    def _ask_where(self) -> None:
        name = str(_papers() / f"shopguard-move-{to_datetime(self._clock()):%Y%m%d-%H%M%S}.zip")
        title, kinds = self.tr("搬家文件存到哪里？"), self.tr("搬家文件 (*.zip)")
        self._ask.save_as(self.dialog or self._window, title, name, kinds, self._write)

    def _write(self, to: Path) -> None:
        if self.dialog is not None:
            self.dialog.show_doing(self.tr("正在装进文件，再逐字读回来核对…"))
        job = self._jobs.aside(partial(_move_out, self._place, to, self._clock()))
        job.done.connect(self._wrote)
        job.failed.connect(partial(self._refuse, coming=False))

    def _wrote(self, file: MovingFile) -> None:
        from shopguard.flows.moving.moving_words import file_lines

        self._written = file.path
        if self.dialog is not None:
            self.dialog.show_out(file_lines(self._place.texts, file))

    def _ask_which(self) -> None:
        title, kinds = self.tr("选从旧电脑带来的文件"), self.tr("搬家文件 (*.zip)")
        self._ask.files(self.dialog or self._window, title, kinds, self._look)

    def _look(self, paths: list[Path]) -> None:
        """It is read whole before anything is asked: the owner decides by what is in it."""
        if not paths:
            return
        if self.dialog is not None:
            self.dialog.show_doing(self.tr("正在核对文件…"), coming=True)
        job: Job = self._jobs.aside(partial(_read, self._place, paths[0]))
        job.done.connect(self._confirm)
        job.failed.connect(partial(self._refuse, coming=True))

    def _confirm(self, looked: tuple[MovingFile, bool]) -> None:
        from shopguard.flows.moving.moving_words import counts_in_words

        file, used = looked
        if self.dialog is None:
            return
        self.dialog.refuse("", coming=True)
        counts = "" if file.counts is None else counts_in_words(self._place.texts, file.counts)
        said = self.tr("文件完好，装于 {when}，核对码 {mark}。\n{counts}").format(
            when=plain(file.made_at), mark=file.code, counts=counts
        )
        if used:
            said += "\n\n" + self.tr(
                "这台电脑上已经有店铺数据。搬进来以后看到的是文件里的，原来的原样留在数据文件夹里。"
            )
        said += "\n\n" + self.tr("窗口会关一下，放好以后马上打开。")
        then = partial(self._close_for, file.path)
        self._ask.confirm(self.dialog, self.tr("搬进来"), said, self.tr("搬进来"), then)

    def _close_for(self, path: Path) -> None:
        from shopguard.ui.moving.coming_in import move_in_and_open

        super().close()
        self.closed_work_wanted.emit(partial(move_in_and_open, path))

    def _show_folder(self) -> None:
        if self._written is not None:
            self._ask.show_folder(self._written.parent)

    def _refuse(self, error: Exception, *, coming: bool) -> None:
        if self.dialog is not None:
            self.dialog.refuse("", coming=coming)
            if isinstance(error, UserProblem):
                self.dialog.refuse(self._place.texts.say(error.message), coming=coming)
                return
        self.failed.emit(error)


def _papers() -> Path:
    """The folder for papers: never the data folder."""
    papers = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(papers) if papers and Path(papers).is_dir() else Path.home()


def _move_out(place: Workplace, to: Path, now: int, *, reporter: Reporter) -> MovingFile:
    from shopguard.flows.moving.moving_out import move_out

    return move_out(place, to, now=now, reporter=reporter)


def _read(place: Workplace, path: Path, *, reporter: Reporter) -> tuple[MovingFile, bool]:  # noqa: ARG001
    from shopguard.flows.moving.moving_file import read_moving_file
    from shopguard.flows.moving.moving_in import is_used

    return read_moving_file(path), is_used(place.data)
