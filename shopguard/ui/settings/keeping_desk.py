"""Backup, restore and the look whether everything is whole, from the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.beijing import to_datetime
from shopguard.core.message import UserProblem
from shopguard.flows import keeping
from shopguard.flows.keeping.listing import list_backups
from shopguard.flows.keeping.preview import preview
from shopguard.flows.keeping.preview_words import aside_words, listed_words, next_one_words, preview_words, undo_words
from shopguard.flows.keeping.restoring import Aside, asides, is_of_undo, lost_by_undo, remove_aside
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs, ReportingWork

if TYPE_CHECKING:
    from shopguard.ui.settings.keeping_dialog import KeepingDialog
    from shopguard.ui.settings.kept_backups import BackupLine

BACKUP_FOLDER = "backup_folder"  # the setting: where the last backup went


class Looked(NamedTuple):
    """What was found, in sentences: ``whole`` where nothing was wrong."""

    faults: list[str]
    whole: str


class Found(NamedTuple):
    """What there is to be restored, when the next automatic one comes, and what the last restore put aside."""

    lines: list[BackupLine]
    next_one: str
    aside: Aside | None
    aside_words: str


class KeepingDesk(Desk):
    """``restore_wanted`` carries the backup that is to be put in place of all there is, once the window is closed;
    ``closed_work_wanted`` what else is to be done then.
    """

    restore_wanted = Signal(object)  # Path
    closed_work_wanted = Signal(object)  # ClosedWork
    dialog: KeepingDialog | None

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], entry: QAction, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        entry.triggered.connect(self.open)

    def open(self) -> None:
        """Shows what can be done."""
        from shopguard.ui.settings.keeping_dialog import KeepingDialog  # not before somebody wants it

        super().close()
        dialog = KeepingDialog(self._place.data, self._window)
        dialog.backup_wanted.connect(self._ask_where)
        dialog.restore_wanted.connect(self._ask_which)
        dialog.look_wanted.connect(self._look)
        dialog.folder_wanted.connect(self._ask.show_folder)
        dialog.chosen_wanted.connect(self._confirm_one)
        dialog.undo_wanted.connect(self._confirm_undo)
        dialog.remove_wanted.connect(self._confirm_removal)
        self._open_dialog(dialog)
        self._list()

    def _back_up(self, to: Path) -> None:
        self._begin(self.tr("正在备份…"), partial(_back_up, self._place, self._clock(), to), self._backed_up)

    def _ask_where(self) -> None:
        name = str(Path(self._backups(), f"shopguard-{to_datetime(self._clock()):%Y%m%d-%H%M%S}.zip"))
        title, kinds = self.tr("备份到哪里？"), self.tr("备份 (*.zip)")
        self._ask.save_as(self._dialog_or_window(), title, name, kinds, self._back_up)

    def _backed_up(self, path: Path) -> None:
        if self.dialog is not None:
            said = self.tr("备份好了：{path}\n最好再拷一份到 U 盘、网盘或别的硬盘：这块盘坏了，备份也跟着没了。")
            self.dialog.show_done(said.format(path=str(path)), path.parent)
            self._list()
        job = self._jobs.write(partial(remember, self._place, BACKUP_FOLDER, str(path.parent)), must_finish=True)
        job.failed.connect(self.failed)

    def _look(self) -> None:
        self._begin(self.tr("正在检查…"), partial(_look, self._place), self._looked)

    def _looked(self, looked: Looked) -> None:
        if self.dialog is None:
            return
        if looked.whole:
            self.dialog.show_done(looked.whole)
        else:
            self.dialog.show_faults(looked.faults)

    def _ask_which(self) -> None:
        title, kinds = self.tr("恢复哪个备份？"), self.tr("备份 (*.zip)")
        self._ask.files(self._dialog_or_window(), title, kinds, self._confirm, self._backups())

    def _list(self) -> None:
        """Reads what is there; nothing waits for it."""
        job = self._jobs.aside(partial(_found, self._place, self._clock()))
        job.done.connect(self._listed)
        job.failed.connect(self.failed)

    def _listed(self, found: Found) -> None:
        if self.dialog is not None:
            self.dialog.backups.show_lines(found.lines, found.next_one)
            self.dialog.aside.show_aside(found.aside, found.aside_words)

    def _confirm(self, backups: list[Path]) -> None:
        if backups:
            self._confirm_one(backups[0])

    def _confirm_one(self, backup: Path) -> None:
        """What is in it and what would be lost is said before anything is done."""
        self._begin(
            self.tr("正在看备份里有什么…"), partial(_preview, self._place, backup), partial(self._ask_sure, backup)
        )

    def _ask_sure(self, backup: Path, seen: list[str]) -> None:
        if self.dialog is not None:
            self.dialog.show_done("")
        said = self.tr(
            "用备份“{name}”换掉现在的全部数据？\n\n{seen}\n\n"
            "现在的数据会原样留在数据文件夹里，可以撤销。窗口会关一下，马上再打开。"
        ).format(name=backup.name, seen="\n".join(seen))
        then = partial(self._restore, backup)
        self._ask.confirm(self._dialog_or_window(), self.tr("恢复备份"), said, self.tr("恢复"), then)

    def _confirm_undo(self, aside: Aside) -> None:
        """What would go out of sight is said before anything is done."""
        self._begin(
            self.tr("正在看恢复以后做了什么…"),
            partial(_undo_preview, self._place, aside),
            partial(self._ask_undo, aside),
        )

    def _ask_undo(self, aside: Aside, lost: str) -> None:
        if self.dialog is not None:
            self.dialog.show_done("")
        if is_of_undo(aside):
            title = yes = self.tr("换回撤销以前的数据")
            said = self.tr(
                "换回撤销恢复以前的数据？\n\n{lost}\n现在的数据会原样留在数据文件夹里，可以再换回来。\n\n窗口会关一下，马上再打开。"
            )
        else:
            title = yes = self.tr("撤销恢复")
            said = self.tr(
                "回到恢复以前的数据？\n\n{lost}\n现在的数据会原样留在数据文件夹里，可以再换回来。\n\n窗口会关一下，马上再打开。"
            )
        said = said.format(lost=lost)
        self._ask.confirm(self._dialog_or_window(), title, said, yes, partial(self._undo, aside))

    def _undo(self, _aside: Aside) -> None:
        from shopguard.ui.settings.restoring import undo_and_open  # when somebody does

        self.closed_work_wanted.emit(undo_and_open)

    def _confirm_removal(self, aside: Aside) -> None:
        said = self.tr("删掉恢复以前的数据？\n\n{path}\n\n删了以后不能再撤销那次恢复。现在的数据和备份不受影响。")
        title, yes = self.tr("删掉恢复前的数据"), self.tr("删掉")
        then = partial(self._remove, aside)
        self._ask.confirm(self._dialog_or_window(), title, said.format(path=str(aside.path)), yes, then)

    def _remove(self, aside: Aside) -> None:
        self._begin(self.tr("正在删除…"), partial(_removed, self._place, aside), self._gone)

    def _gone(self, _none: None) -> None:
        if self.dialog is not None:
            self.dialog.show_done(self.tr("删掉了。"))
            self._list()

    def _restore(self, backup: Path) -> None:
        self.restore_wanted.emit(backup)

    def _backups(self) -> Path:
        """Where the last backup went, else the folder for papers: never the data folder, which would be lost with it."""
        told = remembered(self._place, BACKUP_FOLDER)
        if told and Path(told).is_dir():
            return Path(told)
        papers = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(papers) if papers and Path(papers).is_dir() else Path.home()

    def _begin(self, doing: str, work: ReportingWork, then: Callable[..., None]) -> None:
        if self.dialog is not None:
            self.dialog.show_doing(doing)
        job = self._jobs.aside(work)
        job.done.connect(then)
        job.failed.connect(self._refused)

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.show_faults([self._place.texts.say(error.message)])
            return
        self.failed.emit(error)

    def _dialog_or_window(self) -> QWidget:
        return self.dialog or self._window


def _back_up(place: Workplace, now: int, to: Path, *, reporter: Reporter) -> Path:
    return keeping.make_backup(place, now=now, to=to, reporter=reporter)


def _look(place: Workplace, *, reporter: Reporter) -> Looked:  # noqa: ARG001
    faults = [place.texts.say(message) for message in keeping.verify(place.data)]
    return Looked(faults, "" if faults else place.texts.say(keeping.whole(place.data)))


def _found(place: Workplace, now: int, *, reporter: Reporter) -> Found:  # noqa: ARG001
    from shopguard.ui.settings.kept_backups import BackupLine

    listed = list_backups(place.data)
    lines = [BackupLine(one.path, listed_words(place.texts, one), one.manifest is not None) for one in listed]
    aside = (*asides(place.data)[-1:], None)[0]
    return Found(lines, next_one_words(place, now), aside, "" if aside is None else aside_words(place.texts, aside))


def _preview(place: Workplace, backup: Path, *, reporter: Reporter) -> list[str]:  # noqa: ARG001
    return preview_words(place.texts, preview(place.data, backup))


def _undo_preview(place: Workplace, aside: Aside, *, reporter: Reporter) -> str:  # noqa: ARG001
    return undo_words(place.texts, aside, lost_by_undo(place.data, aside))


def _removed(place: Workplace, aside: Aside, *, reporter: Reporter) -> None:  # noqa: ARG001
    remove_aside(place.data, aside.path)
