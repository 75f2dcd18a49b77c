"""Puts the same files into all cases of one cause: asks for the slot, then for the files, copies in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.appeals.cause_material import CauseSlots, attach_to_all, slots_of_cause
from shopguard.ui.appeals.cause_dialog import CauseDialog
from shopguard.ui.desk import Desk
from shopguard.ui.imports.drops import EVIDENCE, patterns
from shopguard.ui.jobs import Job
from shopguard.ui.pages import Room


class CauseFiles(Desk):
    """``begun`` (a sentence), ``progressed`` (Progress), then ``ended``. ``changed``: files were put in; ``said`` carries a sentence."""

    begun = Signal(str)
    progressed = Signal(object)
    ended = Signal()
    changed = Signal()
    said = Signal(str)
    dialog: CauseDialog | None

    def __init__(self, room: Room, window: QWidget) -> None:
        super().__init__(window)
        self._room = room
        self._job: Job | None = None

    def ask(self, cause: str) -> None:
        """Asks what is to be put into the cases of that cause."""
        work = partial(slots_of_cause, self._room.place, cause, self._room.clock())
        job = self._room.jobs.read(work, topic="cause-slots")
        job.done.connect(self._show)
        job.failed.connect(self._tell_failed)

    def cancel(self) -> None:
        """Stops; files that were finished stay."""
        if self._job is not None:
            self._job.cancel()

    def _show(self, cause: CauseSlots) -> None:
        self.close()
        dialog = CauseDialog(cause, self._window)
        dialog.wanted.connect(partial(self._ask_files, cause.name))
        self._open_dialog(dialog)

    def _ask_files(self, cause: str, item: str) -> None:
        kinds = self.tr("图片、PDF、聊天、表格、录音、视频 ({endings})").format(endings=patterns(EVIDENCE))
        self._room.ask.files(self._window, self.tr("添加证据"), kinds, partial(self._attach, cause, item))

    def _attach(self, cause: str, item: str, files: Sequence[Path]) -> None:
        if self._job is not None or not files:
            return
        now = self._room.clock()
        work = partial(attach_to_all, self._room.place, cause, tuple(files), item=item, now=now)
        self._job = self._room.jobs.write_reporting(work)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(partial(self._tell_added, len(files)))
        self._job.cancelled.connect(self._stopped)
        self._job.failed.connect(self._tell_failed)
        self.begun.emit(self.tr("正在复制…"))

    def _tell_added(self, files: int, cases: int) -> None:
        self._end()
        self.said.emit(self.tr("{files} 个文件放进了 {cases} 个申诉。").format(files=files, cases=cases))

    def _stopped(self) -> None:
        self._end()
        self.said.emit(self.tr("停下了。已经复制完的文件留在申诉里。"))

    def _tell_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, UserProblem):
            self.said.emit(self._room.place.texts.say(error.message))
        else:
            self.failed.emit(error)

    def _end(self) -> None:
        """What was copied before it was stopped or refused is there: the list is read anew."""
        if self._job is not None:
            self._job = None
            self.ended.emit()
            self.changed.emit()
