"""What goes on while nobody looks at the window: the icon beside the clock, notices, the start with the system."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.flows.judging import Changed
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.background.autostart import STAYS_BEHIND, Entry, entry_of_system, keep_in_step, start_command
from shopguard.ui.background.notifier import Notifier, say_without_tray
from shopguard.ui.background.tray import Tray
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import ShopApplication
from shopguard.ui.table.order_feed import Loaded

NO_DESKTOP = ("offscreen", "minimal")  # nobody would see a notice


class Background(QObject):
    """``open_wanted``: the window is to come forward; ``quit_wanted``: the program is to end; ``failed`` carries the exception."""

    open_wanted = Signal()
    quit_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, clock: Callable[[], int], window: QWidget, entry: Entry | None = None
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._window = place, jobs, window
        self._entry = entry or entry_of_system()
        self._leaving = self._started = self._covered = False
        self.tray = Tray(window)
        self.notifier = Notifier(place, jobs, clock, self._say, self.is_seen, self)
        self.tray.open_wanted.connect(self.open_wanted)
        self.tray.quit_wanted.connect(self.quit)
        application = QApplication.instance()
        if isinstance(application, ShopApplication):
            application.quit_asked.connect(self._system_quits)
            application.woken.connect(self.open_wanted)
        self.notifier.failed.connect(self.failed)

    def start(self) -> None:
        """Begins; the entry for the system's start follows the program when it has moved."""
        self.tray.appear()
        self._started = True
        os.environ.pop(STAYS_BEHIND, None)  # it was for this start: programs that this one starts come forward
        if self._place.settings.is_on("start_with_system"):
            self._write_entry()

    def close(self) -> None:
        """Ends all of it."""
        self.notifier.stop()
        self.tray.disappear()

    def stays(self) -> bool:
        """Whether the program goes on when the window is closed: the owner wants it to, and can see where it is."""
        wanted = self._place.settings.is_on("tray") and not self._leaving
        application = cast(QApplication, QApplication.instance())
        return wanted and self.tray.is_there() and not application.isSavingSession()

    def show_counts(self, loaded: Loaded) -> None:
        """How many orders stand at each risk."""
        self.tray.show_counts(loaded.counts)

    def setting_changed(self, name: str) -> None:
        """Does at once what the owner has chosen."""
        if name == "start_with_system":
            self._write_entry()
        elif name.startswith(("notif", "quiet_")):
            self.notifier.look()

    def judged(self, _changed: Changed) -> None:
        """Deadlines may be others now."""
        if self._started:
            self.notifier.look_soon()

    def cover(self, covered: bool) -> None:
        """While the window is locked neither the icon nor a notice tells anything of the shop."""
        self._covered = covered
        self.tray.cover(covered)

    def quit(self) -> None:
        """Ends the program, whatever the owner wants of closing the window."""
        self._leave()
        self.quit_wanted.emit()

    def stay(self) -> None:
        """It does not end yet: something is asked first. Closing the window later means what it usually does."""
        self._leaving = False

    def _system_quits(self) -> None:
        """Qt closes what is on show; a window that is only hidden has its own things to put in order."""
        again = self._leaving
        self._leave()
        if not again and not self._window.isVisible():
            self.quit_wanted.emit()

    def _leave(self) -> None:
        self._leaving = True

    def _write_entry(self) -> None:
        wanted = self._place.settings.is_on("start_with_system")
        job = self._jobs.aside(partial(_keep_in_step, self._entry, start_command(self._place.data), wanted))
        job.failed.connect(self.failed)

    def tell(self, title: str, text: str) -> bool:
        """A notice of the system that is of no order; none while the window is locked. Whether it was shown."""
        return not self._covered and self._show(title, text)

    def is_seen(self) -> bool:
        """Whether the owner looks at the window now."""
        active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return active and self._window.isVisible() and not self._window.isMinimized()

    def _say(self, title: str, text: str) -> bool:
        if self._covered:
            title, text = self.tr("店铺卫士"), self.tr("有订单快到点了。打开窗口、输入密码就能看到。")
        return self._show(title, text)

    def _show(self, title: str, text: str) -> bool:
        if QGuiApplication.platformName() in NO_DESKTOP:
            return False
        return self.tray.say(title, text) or say_without_tray(title, text)


def _keep_in_step(entry: Entry, command: list[str], wanted: bool, *, reporter: Reporter) -> None:  # noqa: ARG001
    try:
        keep_in_step(entry, command, wanted=wanted)
    except OSError as error:
        raise UserProblem("problem.start_with_system", detail=disk_words(error)) from error
