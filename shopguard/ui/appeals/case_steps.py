"""Records a step for one or many cases: asks in a dialog, writes in the background, says what could not be recorded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.appeal_states import AppealState
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.listing import AppealLine
from shopguard.flows.appeals.steps_of_many import StepsRecorded, record_steps, take_back_steps
from shopguard.ui.appeals.case_buttons import common_steps
from shopguard.ui.appeals.step_dialog import StepDialog
from shopguard.ui.desk import Desk
from shopguard.ui.pages import Room

NAMED = 3


class CaseSteps(Desk):
    """``changed``: steps were recorded or taken back; ``said`` carries a sentence, ``undo_offered`` one with a word for the button
    and what to call."""

    changed = Signal()
    said = Signal(str)
    undo_offered = Signal(str, str, object)
    dialog: StepDialog | None

    def __init__(self, room: Room, window: QWidget) -> None:
        super().__init__(window)
        self._room = room

    def ask(self, lines: Sequence[AppealLine]) -> None:
        """Asks which step these cases came to."""
        states = common_steps(lines)
        if not states:
            return
        self.close()
        texts = self._room.place.texts
        words = {state: texts.word(f"appeal_state.{state}") for state in states}
        dialog = StepDialog(states, words, len(lines), self._room.clock, self._window)
        dialog.wanted.connect(partial(self._record, [line.id for line in lines]))
        self._open_dialog(dialog)

    def _record(self, ids: Sequence[str], state: AppealState, at: int, note: str) -> None:
        work = partial(record_steps, self._room.place, ids, state, at=at, now=self._room.clock(), note=note)
        job = self._room.jobs.write(work, must_finish=True)
        job.done.connect(partial(self._told, state))
        job.failed.connect(self._failed)

    def _take_back(self, ids: Sequence[str], state: AppealState) -> None:
        work = partial(take_back_steps, self._room.place, ids, state, now=self._room.clock())
        job = self._room.jobs.write(work, must_finish=True)
        job.done.connect(self._taken_back)
        job.failed.connect(self._failed)

    def _taken_back(self, count: int) -> None:
        self.said.emit(self.tr("撤回了 {count} 个申诉的这一步。").format(count=count))
        self.changed.emit()

    def _told(self, state: AppealState, steps: StepsRecorded) -> None:
        texts = self._room.place.texts
        if not steps.recorded and self.dialog is not None:
            self.dialog.refuse(texts.say(steps.left_out[0][1]))
            return
        self.close()
        said = self.tr("记下了 {count} 个申诉的进展。").format(count=len(steps.recorded))
        if steps.left_out:
            why = texts.both("", " ").join(texts.say(message) for _, message in steps.left_out[:NAMED])
            more = "…" if len(steps.left_out) > NAMED else ""
            said += self.tr("{count} 个没有记：{why}").format(count=len(steps.left_out), why=why + more)
        self.undo_offered.emit(said, self.tr("撤回"), partial(self._take_back, steps.recorded, state))
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._room.place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)
