"""What can be done with a case in its window: each done in the background, what can be taken back is offered at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from shopguard.core.appeal_states import AppealState
from shopguard.flows.appeals import attaching, extensions, masking, noticed, reason, steps
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_work import CaseWork
from shopguard.ui.appeals.evidence_form import Said
from shopguard.ui.jobs import Job, Jobs


class CaseActions(QObject):
    """``undo_offered`` carries a sentence, the word on the button, and what to call. ``begun`` comes before each change."""

    begun = Signal()
    undo_offered = Signal(str, str, object)
    copying = Signal(object, int)  # Job, how many files

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], appeal_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._clock, self._id = place, clock, appeal_id
        self.work = CaseWork(place, jobs, clock, appeal_id, self)

    def attach(self, item: str, files: list[Path]) -> None:
        """Puts files into a slot. Those that cannot be taken are left out and said; what was copied before a cancel stays."""
        self.begun.emit()
        attach = partial(attaching.attach, self._place, self._id, files, item=item, now=self._clock())
        self.copying.emit(self.work.write_reporting(attach), len(files))

    def take_out(self, item: str, sha256: str) -> None:
        """Takes a file out; it can be put back."""
        job = self._write(partial(attaching.detach, self._place, self._id, item, sha256, now=self._clock()))
        self._offer(job, self.tr("拿掉了 1 个文件，原件还在。"), partial(self.put_back, item, sha256))

    def put_back(self, item: str, sha256: str) -> None:
        """Puts a file back that was taken out."""
        self._write(partial(attaching.put_back, self._place, self._id, item, sha256))

    def say(self, item: str, sha256: str, said: Said) -> None:
        """Keeps what the owner reads in a file."""
        say = partial(attaching.say_of_evidence, self._place, self._id, item, sha256, **said._asdict())
        self._write(say)

    def turn(self, item: str, sha256: str, turned: int) -> None:
        """Keeps by how many quarters (clockwise) a picture is shown and printed turned."""
        self._write(partial(attaching.turn_picture, self._place, self._id, item, sha256, turned))

    def tell_noticed(self, at: int) -> None:
        """Keeps when the notice came."""
        self._write(partial(noticed.tell_noticed_at, self._place, self._id, at, now=self._clock()))

    def record(self, state: AppealState, at: int, note: str) -> None:
        """Records a step; it can be taken back."""
        step = partial(steps.record_step, self._place, self._id, state, at=at, now=self._clock(), note=note)
        self._offer(self._write(step), self.tr("记下了。"), self.take_back)

    def take_back(self) -> None:
        """Takes the newest step back."""
        self._write(partial(steps.take_back_step, self._place, self._id, now=self._clock()))

    def unmask(self, fields: frozenset[str]) -> None:
        """Remembers which of the buyer's data is printed in full."""
        self._write(partial(masking.set_unmasked, self._place, self._id, fields))

    def add_announcement(self, ref: int) -> None:
        """Puts an announced extension into the case."""
        self._write(partial(extensions.add_extension, self._place, self._id, ref, now=self._clock()))

    def take_announcement(self, extension_id: int) -> None:
        """Takes an announced extension out of the case."""
        self._write(partial(extensions.take_out_extension, self._place, self._id, extension_id, now=self._clock()))

    def keep_reason(self, text: str, before: str) -> None:
        """Keeps the owner's words, where ``before`` still stands; else both are kept, and that fails with ReasonChanged."""
        self.work.keep(partial(reason.set_reason_text, self._place, self._id, text, started_from=before))

    def choose_reason(self, text: str, aside: str) -> None:
        """Keeps the words the owner chose, and the others beside them."""
        self.work.keep(partial(reason.choose_reason_text, self._place, self._id, text, aside))

    def _write(self, change: Callable[[], object]) -> Job:
        self.begun.emit()
        return self.work.write(change)

    def _offer(self, job: Job, sentence: str, undo: Callable[[], None]) -> None:
        job.done.connect(partial(self._offer_now, sentence, undo))

    def _offer_now(self, sentence: str, undo: Callable[[], None], _view: object) -> None:
        self.undo_offered.emit(sentence, self.tr("撤销"), undo)
