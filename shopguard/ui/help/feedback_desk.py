"""The feedback file from beginning to end: gathered in the background, shown, saved where the owner says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows import feedback
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.help.feedback_dialog import FeedbackDialog
from shopguard.ui.jobs import Jobs

NAME = "shopguard-feedback.txt"


class FeedbackDesk(Desk):
    """Opened from the menu."""

    dialog: FeedbackDialog | None

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock

    def open(self) -> None:
        """Gathers the report and shows it."""
        job = self._jobs.read(partial(feedback.feedback, self._place, self._clock()), topic="feedback")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _show(self, text: str) -> None:
        self.close()
        dialog = FeedbackDialog(text, self._window)
        dialog.save_wanted.connect(self._ask_where)
        self._open_dialog(dialog)

    def _ask_where(self, text: str) -> None:
        kinds = self.tr("文本文件 (*.txt)")
        self._ask.save_as(self._window, self.tr("存反馈文件"), NAME, kinds, partial(self._save, text))

    def _save(self, text: str, path: Path) -> None:
        job = self._jobs.write(partial(feedback.save_feedback, text, path), must_finish=True)
        job.done.connect(partial(self._saved, path))
        job.failed.connect(self._refused)

    def _saved(self, path: Path, _nothing: object) -> None:
        if self.dialog is not None:
            self.dialog.show_saved(path.name)

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
        else:
            self.failed.emit(error)
