"""Taking a rule file from the window, from beginning to end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from shopguard.flows.rulebook.rule_update import RulesTaken, RuleUpdate
    from shopguard.ui.rulebook.rule_update_dialog import RuleUpdateDialog


class RuleUpdateDesk(Desk):
    """``taken``: the rules in use are others now, with whether anything is to be judged again."""

    taken = Signal(bool)
    dialog: RuleUpdateDialog | None

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self._looking: Job | None = None

    def open(self) -> None:
        """Shows which rules are in use, and the way to others."""
        from shopguard.ui.rulebook.rule_update_dialog import RuleUpdateDialog  # not before somebody wants it

        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        dialog = RuleUpdateDialog(self._place.texts, self._window)
        dialog.choose_wanted.connect(self._choose)
        dialog.file_dropped.connect(self._look)
        dialog.take_wanted.connect(self._take)
        dialog.undo_wanted.connect(self._ask_undo)
        dialog.stop_wanted.connect(self._stop)
        self._open_dialog(dialog)
        self._read()

    def open_file(self, path: Path) -> None:
        """Shows what that rule file would change."""
        self.open()
        if self._looking is None:
            self._look(path)

    def close(self) -> None:
        """Closes the dialog; nothing is looked at any more."""
        self._stop()
        super().close()

    def _put_away(self) -> None:
        self._stop()
        self._looking = None
        super()._put_away()

    def _read(self) -> None:
        job = self._jobs.read(partial(_in_use, self._place), topic="rule update")
        job.done.connect(self._show_in_use)
        job.failed.connect(self.failed)

    def _show_in_use(self, told: tuple[str, bool]) -> None:
        if self.dialog is not None and self._looking is None:
            self.dialog.show_in_use(told[0], can_undo=told[1])

    def _choose(self) -> None:
        title, kinds = self.tr("选择规则文件"), self.tr("规则文件 (*.sgrules)")
        self._ask.files(self.dialog or self._window, title, kinds, self._look_at_first)

    def _look_at_first(self, paths: list[Path]) -> None:
        if paths:
            self._look(paths[0])

    def _look(self, path: Path) -> None:
        job = self._looking = self._jobs.aside(partial(_look, self._place, path, self._clock()))
        self._begin(job)
        job.done.connect(self._looked)
        job.cancelled.connect(self._stopped)
        job.failed.connect(self._not_looked)

    def _take(self, update: RuleUpdate) -> None:
        self._write(partial(_take, self._place, update))

    def _ask_undo(self) -> None:
        text = self.tr("退回装这个规则文件之前的规则？所有订单会重新判断。")
        self._ask.confirm(self.dialog or self._window, self.tr("退回前一套规则"), text, self.tr("退回"), self._undo)

    def _undo(self) -> None:
        self._write(partial(_undo, self._place))

    def _write(self, work: Callable[[], RulesTaken]) -> None:
        """It is done to the end, whatever becomes of the dialog."""
        job = self._jobs.write(work, must_finish=True)
        self._begin(job)
        job.done.connect(self._took)
        job.failed.connect(self._refuse)

    def _begin(self, job: Job) -> None:
        if self.dialog is not None:
            self.dialog.begin(can_stop=job is self._looking)
            job.progressed.connect(self.dialog.show_progress)

    def _looked(self, update: RuleUpdate) -> None:
        if self._is_newest():
            self._end()
            if self.dialog is not None:
                self.dialog.show_update(update)

    def _stopped(self) -> None:
        if self._is_newest():
            self._end()

    def _not_looked(self, error: Exception) -> None:
        if self._is_newest():
            self._refuse(error)

    def _is_newest(self) -> bool:
        """Whether it is the file that is still wanted; then nothing is looked at any more."""
        newest = self.sender() is self._looking
        if newest:
            self._looking = None
        return newest

    def _took(self, result: RulesTaken) -> None:
        super().close()
        self.taken.emit(result.left)

    def _refuse(self, error: Exception) -> None:
        self._end()
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.failed.emit(error)

    def _end(self) -> None:
        if self.dialog is not None:
            self.dialog.end()

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()


def _in_use(place: Workplace) -> tuple[str, bool]:
    from shopguard.flows.rulebook.editions import edition_in_words
    from shopguard.flows.rulebook.rule_update import can_undo

    return edition_in_words(place), can_undo(place)


def _look(place: Workplace, path: Path, now: int, *, reporter: Reporter) -> RuleUpdate:
    from shopguard.flows.rulebook.rule_update import look_at_rule_file

    return look_at_rule_file(place, path, now, reporter)


def _take(place: Workplace, update: RuleUpdate) -> RulesTaken:
    from shopguard.flows.rulebook.rule_update import take_rule_file

    return take_rule_file(place, update)


def _undo(place: Workplace) -> RulesTaken:
    from shopguard.flows.rulebook.rule_update import undo_rule_update

    return undo_rule_update(place)
