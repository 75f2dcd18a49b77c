"""The automatic backup and the look through the database, soon after the start and each day while the window is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from shopguard.core.message import UserProblem
from shopguard.flows.erasing.finishing import finish_erasing
from shopguard.flows.keeping.backup import DamagedDatabase
from shopguard.flows.keeping.damage import daily_care
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice

FIRST_MS = 60_000  # after the start, when the owner has seen what is urgent
EVERY_MS = 3_600_000


class DailyCare(QObject):
    """``keeping_wanted``: the owner wants to see the backups; ``failed`` carries an exception that is none of the owner's."""

    keeping_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, clock: Callable[[], int], notice: Notice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock, self._notice = place, jobs, clock, notice
        self._unclean = place.store.left_open
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on."""
        self.timer.start(FIRST_MS)

    def stop(self) -> None:
        """Never again."""
        self.timer.stop()

    def look(self) -> None:
        """Does what is to be done now. An erasure is ended first, where others that write wait for it: no backup is made before."""
        job = self._jobs.write_reporting(partial(_finish_erasing, self._place))
        for ended in (job.done, job.failed, job.cancelled):
            ended.connect(self._care)
        self.timer.start(EVERY_MS)

    def _care(self, _outcome: object = None) -> None:
        job = self._jobs.aside(partial(daily_care, self._place, self._clock(), unclean=self._unclean))
        self._unclean = False
        job.failed.connect(self._say)

    def _say(self, error: Exception) -> None:
        if isinstance(error, DamagedDatabase):
            said = self._place.texts.say(error.message)
            self._notice.offer(said, self.tr("看备份…"), self.keeping_wanted.emit, warns=True)
        elif isinstance(error, UserProblem):
            self._notice.say(self._place.texts.say(error.message))
        else:
            self.failed.emit(error)


def _finish_erasing(place: Workplace, *, reporter: Reporter) -> bool:
    return finish_erasing(place, reporter)
