"""Switching rules off and on, from beginning to end; and the sign in the window that says what is off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.rulebook import switches
from shopguard.flows.rulebook.switches import Switch
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.rulebook.off_sign import OffSign

if TYPE_CHECKING:
    from shopguard.ui.rulebook.switch_dialog import SwitchDialog


class SwitchDesk(Desk):
    """``sign`` stands in the window while a rule is off. ``switched``: what is on show is to be read anew."""

    switched = Signal()
    dialog: SwitchDialog | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        clock: Callable[[], int],
        notice: Notice,
        undo: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._notice, self._undo = notice, undo
        self.sign = OffSign()

    def read_anew(self) -> None:
        """Reads what is off, for the sign."""
        job = self._jobs.read(partial(switches.switched_off, self._place), topic="switches")
        job.done.connect(self.sign.show_off)
        job.failed.connect(self.failed)

    def switch(self, clause: str, on: bool, parent: QWidget | None = None) -> None:
        """Switches a rule; asks before it is switched off, above ``parent``."""
        if on:
            self._switch(clause, True, "")
            return
        from shopguard.ui.rulebook.switch_dialog import SwitchDialog  # not before somebody wants it

        self.close()
        dialog = SwitchDialog(self._card(clause), parent or self._window)
        dialog.wanted.connect(partial(self._switch, clause, False))
        self._open_dialog(dialog)

    def _switch(self, clause: str, on: bool, words: str) -> None:
        work = partial(switches.switch_clause, self._place, clause, on, words, self._clock())
        job: Job = self._jobs.write_reporting(work)
        job.done.connect(self._told)
        job.cancelled.connect(self._stopped)
        job.failed.connect(self._refused)

    def _told(self, switch: Switch) -> None:
        self.close()
        said = self.tr("“{card}”已关掉") if switch.off_at is not None else self.tr("“{card}”已重新打开")
        self._notice.offer(said.format(card=switch.card), self.tr("撤销"), self._undo)
        self.switched.emit()

    def _stopped(self) -> None:
        """It is switched; what is left is judged at the next refresh."""
        self.close()
        self.switched.emit()

    def _card(self, clause: str) -> str:
        return self._place.rulebook.clause(clause).card[self._place.texts.language]

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)
