"""Asks for the password before there is a window: nothing of the shop has been read yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject

from shopguard.app import load_texts
from shopguard.core.beijing import plain
from shopguard.core.message import Language, Texts, UserProblem
from shopguard.flows.locking.unlocking import is_locked
from shopguard.flows.settings import Settings
from shopguard.ui.background.doorbell import Doorbell
from shopguard.ui.locking.trying import Trying
from shopguard.ui.locking.unlock_window import UnlockWindow
from shopguard.ui.look.application import Look, ShopApplication, the_application
from shopguard.ui.look.palette import known_appearance


def ask_at_start(
    data: Path, language: Language | None, brought: list[Path], clock: Callable[[], int], *, hidden: bool = False
) -> bool:
    """Shows the page until the data folder is unlocked (True) or the page closed. ``hidden``: it waits in the task bar.

    ``brought`` gets the files that second starts of the program bring meanwhile; they are not looked at. What the system opens with
    the program waits in the application.
    """
    settings = Settings(data)
    spoken: Language = language or ("en" if settings.text("language") == "en" else "zh")
    application = the_application()
    look = Look(application)
    look.speak(spoken)
    look.wear(known_appearance(settings.text("appearance")))
    look.size_text(settings.number("text_size"))
    usual = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)  # the window comes after this one
    asking = Asking(data, load_texts(spoken), clock, brought)
    try:
        look.show_icon()
        return asking.run(hidden=hidden)
    finally:
        asking.close()
        application.setQuitOnLastWindowClosed(usual)
        look.let_go()


class Asking(QObject):
    """One page that asks until the password is right. ``page``: the window.

    ``brought``: takes what second starts bring; None: somebody else listens for them.
    """

    def __init__(self, data: Path, texts: Texts, clock: Callable[[], int], brought: list[Path] | None = None) -> None:
        super().__init__()
        self._data, self._texts, self._clock = data, texts, clock
        self._then: Callable[..., None] = self._open
        self._brought = [] if brought is None else brought
        self._loop, self._unlocked = QEventLoop(self), False
        self._error: Exception | None = None
        self.page = UnlockWindow()
        self._trying = Trying(self)
        card = self.page.card
        card.password_given.connect(self._try_password)
        card.recovery_given.connect(self._try_recovery)
        card.undo_wanted.connect(self._undo_restore)
        card.go_on.connect(self._open)
        self.page.leave_wanted.connect(self._loop.quit)
        self._trying.done.connect(self._done)
        self._trying.refused.connect(self._refuse)
        self._trying.failed.connect(self._fail)
        self._restored = self._tell_of_restore()
        self._bell = None if brought is None else self._listen()
        application = the_application()
        if isinstance(application, ShopApplication):
            application.quit_asked.connect(self._loop.quit)

    def run(self, *, hidden: bool = False) -> bool:
        """Until it is unlocked, or closed. Raises what nobody expected."""
        if hidden:
            self.page.showMinimized()
        else:
            self.page.come_forward()
        self._loop.exec()
        if self._error is not None:
            raise self._error
        return self._unlocked

    def close(self) -> None:
        """Ends it in order."""
        if self._bell is not None:
            self._bell.close()
        self._trying.close()
        self.page.let_go()

    def _listen(self) -> Doorbell:
        bell = Doorbell(self._data, self)
        bell.rung.connect(self._come_forward)
        bell.close_asked.connect(self._loop.quit)
        return bell

    def _try_password(self, password: str) -> None:
        from shopguard.flows.locking.unlocking import unlock

        self._try(partial(unlock, self._data, password), self._open)

    def _try_recovery(self, code: str, password: str) -> None:
        from shopguard.flows.locking.password import reset_password

        self._try(partial(reset_password, self._data, code, password, self._clock()), self._show_recovered)

    def _undo_restore(self) -> None:
        from shopguard.flows.keeping import undo_restore

        self._try(partial(undo_restore, self._data, now=self._clock()), self._restore_undone)

    def _try(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        if self._trying.begin(work):
            self._then = then
            self.page.card.show_checking()

    def _done(self, result: object) -> None:
        self._then(result)

    def _show_recovered(self, backed_up: bool) -> None:
        self.page.card.show_recovered(backed_up=backed_up)

    def _restore_undone(self, _aside: object) -> None:
        if is_locked(self._data):
            self.page.card.show_undone()
        else:
            self._open()

    def _tell_of_restore(self) -> bool:
        """Whether it is another password than the one before a restore that is wanted."""
        if not any(self._data.glob("before-restore-*")):
            return False
        from shopguard.flows.keeping.restored_password import password_is_of

        made_at = password_is_of(self._data)
        if made_at is not None:
            self.page.card.tell_of_restore(plain(made_at))
        return made_at is not None

    def _open(self, _nothing: object = None) -> None:
        if self._restored:
            from shopguard.flows.keeping.restored_password import password_was_known

            password_was_known(self._data)
        self._unlocked = True
        self._loop.quit()

    def _refuse(self, problem: UserProblem) -> None:
        self.page.card.refuse(self._texts.say(problem.message))

    def _fail(self, error: Exception) -> None:
        self._error = error
        self._loop.quit()

    def _come_forward(self, files: list[Path]) -> None:
        self._brought += files
        self.page.come_forward()
