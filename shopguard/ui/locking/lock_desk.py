"""Locking the window while the program goes on: by the owner, or because nobody was there for a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.locking.unlocking import has_password
from shopguard.flows.workplace import Workplace
from shopguard.ui.locking.cover import Cover
from shopguard.ui.locking.idle import Clocks, IdleWatch, both_clocks
from shopguard.ui.shell.settings_menu import SettingsMenu

if TYPE_CHECKING:
    from shopguard.ui.locking.trying import Trying
    from shopguard.ui.locking.unlock_window import UnlockWindow

MINUTES = "lock_after_minutes"  # the setting


class LockDesk(QObject):
    """Of a data folder with a password; of another one it does nothing. ``locked`` tells whether the window is locked now.

    ``leave_wanted``: the locked window was closed. ``failed`` carries the exception.
    """

    locked = Signal(bool)
    leave_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        menu: SettingsMenu,
        clock: Callable[[], int],
        window: QWidget,
        clocks: Clocks = both_clocks,
    ) -> None:
        super().__init__(window)
        self._place, self._clock, self._window = place, clock, window
        self._cover = Cover(self)
        self._idle = IdleWatch(self, clocks)
        self._waiting: list[Callable[[], None]] = []
        self._trying: Trying | None = None
        self.page: UnlockWindow | None = None
        self._has_password = has_password(place.data)
        menu.lock.setVisible(self._has_password)
        menu.lock.triggered.connect(self.lock)
        self._idle.idle.connect(self.lock)
        self._idle.lock_key.connect(self.lock)

    def start(self) -> None:
        """Begins to watch."""
        if self._has_password:
            self._idle.watch(self._place.settings.number(MINUTES))

    def is_locked(self) -> bool:
        """Whether nothing may be shown now."""
        return self._cover.is_down()

    def lock(self) -> None:
        """Takes everything off the screen until the password is given; what is under way goes on."""
        if not self._has_password or self._cover.is_down():
            return
        from shopguard.ui.locking.trying import Trying  # not before somebody locks
        from shopguard.ui.locking.unlock_window import UnlockWindow

        self._idle.stop()
        page = self.page = UnlockWindow()
        self._trying = Trying(self)
        page.setGeometry(self._window.geometry())
        page.card.password_given.connect(self._try_password)
        page.card.recovery_given.connect(self._try_recovery)
        page.card.go_on.connect(self._open)
        page.leave_wanted.connect(self.leave_wanted)
        self._trying.done.connect(self._done)
        self._trying.refused.connect(self._refuse)
        self._trying.failed.connect(self._fail)
        state = self._window.windowState()
        if self._cover.lower(page):
            page.setWindowState(state)
            page.show()
        self.locked.emit(True)

    def come_forward(self) -> None:
        """The page that asks for the password comes forward."""
        if self.page is not None:
            self.page.come_forward()

    def when_open(self, then: Callable[[], None]) -> None:
        """Now, or once the password is given."""
        if self.is_locked():
            self._waiting.append(then)
        else:
            then()

    def setting_changed(self, name: str) -> None:
        """The owner wants it sooner, or later."""
        if name == MINUTES:
            self.start()

    def close(self) -> None:
        """With the window."""
        self._idle.stop()
        self._put_away()

    def _try_password(self, password: str) -> None:
        from shopguard.flows.locking.unlocking import unlock

        self._try(partial(unlock, self._place.data, password))

    def _try_recovery(self, code: str, password: str) -> None:
        from shopguard.flows.locking.password import reset_password

        self._try(partial(reset_password, self._place.data, code, password, self._clock()))

    def _try(self, work: Callable[[], object]) -> None:
        if self.page is not None and self._trying is not None and self._trying.begin(work):
            self.page.card.show_checking()

    def _refuse(self, problem: UserProblem) -> None:
        if self.page is not None:
            self.page.card.refuse(self._place.texts.say(problem.message))

    def _fail(self, error: Exception) -> None:
        if self.page is not None:
            self.page.card.begin_anew()
        self.failed.emit(error)

    def _done(self, backed_up: bool | None) -> None:
        """``backed_up``: None where the password itself was given."""
        if backed_up is None:
            self._open()
        elif self.page is not None:
            self.page.card.show_recovered(backed_up=backed_up)

    def _open(self) -> None:
        """Everything as it was; then what has waited."""
        self._cover.lift()
        self._window.show()
        self._put_away()
        self.start()
        self.locked.emit(False)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _put_away(self) -> None:
        if self._trying is not None:
            self._trying.close()
            self._trying.deleteLater()
            self._trying = None
        if self.page is not None:
            self.page.let_go()
            self.page = None
