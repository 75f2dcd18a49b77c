"""One run of the window: from its showing to its closing, and once more where something was done meanwhile that needs it closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from shopguard.core.message import Message
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, ShopApplication, the_application
from shopguard.ui.shell.first_painting import after_painting
from shopguard.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from shopguard.ui.background.doorbell import Doorbell
    from shopguard.ui.closed_work import ClosedWork
    from shopguard.ui.shell.parts import Parts


class WindowRun(QObject):
    """``window``: the one that is open."""

    def __init__(self, place: Workplace, ask: Ask, clock: Callable[[], int], look: Look, *, demo: bool) -> None:
        super().__init__()
        self._given, self._place = place, place
        self._ask, self._clock, self._look, self._demo = ask, clock, look, demo
        self._application = the_application()
        self._doorbell: Doorbell | None = None
        self._brought: list[Path] = []
        self.window, self._is_open = self._new_window(), True
        if isinstance(self._application, ShopApplication):
            self._application.files_opened.connect(self._files_opened)

    def run(self, files: Sequence[Path], *, hidden: bool) -> int:
        """Shows the window until it is closed; returns the exit code."""
        usual = self._application.quitOnLastWindowClosed()
        self._application.setQuitOnLastWindowClosed(False)  # the window says when it is over: it may only be hidden
        try:
            self._show(hidden=hidden)
            self._brought += files
            self._import_brought()
            self._files_opened()  # perhaps while the password was asked for
            code = self._application.exec()
            while (work := self.window.closed_work) is not None:
                self._open_anew(*self._do_closed(work))
                code = self._application.exec()
            return code
        finally:
            self._application.setQuitOnLastWindowClosed(usual)

    def close(self) -> None:
        """Ends it in order."""
        if self._doorbell is not None:
            self._doorbell.close()
        if isinstance(self._application, ShopApplication):
            self._application.files_opened.disconnect(self._files_opened)  # the next window takes them
        if isValid(self.window):  # else the data could not be opened again
            self.window.hide()  # nothing is asked any more
            put_away(self.window)
        if self._place is not self._given:
            self._place.store.close()

    def report_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An error nobody expected in the window's own code."""
        self.window.report_bug(kind, error, trace)

    def _new_window(self) -> MainWindow:
        window = MainWindow(self._place, self._ask, self._clock, self._look, demo=self._demo)
        window.closed.connect(self._window_closed)
        return window

    def _window_closed(self) -> None:
        """A second start that comes now opens a window of its own, or finds the one that opens again soon."""
        self._is_open = False
        if self.window.closed_work is None and self._doorbell is not None:
            self._doorbell.close()
        self._application.quit()

    def _show(self, *, hidden: bool = False) -> None:
        window = self.window
        window.show_last()
        if not hidden:
            after_painting(window, window.start)
            window.show()
        else:
            if not (self._place.settings.is_on("tray") and _has_tray()):
                window.showMinimized()
            QTimer.singleShot(0, window, window.start)
        window.with_parts(self._listen)
        if not hidden:
            window.with_parts(self._welcome)

    def _listen(self, _parts: Parts) -> None:
        """From now on a second start on this data folder finds this window."""
        if self._doorbell is None and not self._demo:
            from shopguard.ui.background.doorbell import Doorbell  # the network's modules: not before the window stands

            self._doorbell = Doorbell(self._place.data, self)
            self._doorbell.rung.connect(self._come_forward)
            self._doorbell.close_asked.connect(self._leave)

    def _welcome(self, parts: Parts) -> None:
        """Somebody who has never been here is shown around, once all is on show."""
        self.window.settled.connect(parts.tour.offer, Qt.ConnectionType.SingleShotConnection)

    def _come_forward(self, files: list[Path]) -> None:
        if self._is_open:
            self.window.come_forward()
            QApplication.alert(self.window)  # where the system lets no window come forward by itself
        self._brought += files
        self._import_brought()

    def _leave(self) -> None:
        from shopguard.ui.background.leaving import leave  # only an installer asks for it

        if self._is_open:
            leave(self.window)

    def _files_opened(self) -> None:
        QTimer.singleShot(0, self, self._take_opened)  # several that are opened together come one by one

    def _take_opened(self) -> None:
        """The owner wants to see what becomes of them."""
        opened = self._application.take_opened() if isinstance(self._application, ShopApplication) else []
        if opened:
            self._come_forward(opened)

    def _import_brought(self) -> None:
        """Now, or by the window that opens again."""
        if self._is_open and self._brought:
            brought, self._brought = self._brought, []
            self.window.import_files(brought)

    def _do_closed(self, work: ClosedWork) -> tuple[Workplace, Message]:
        put_away(self.window)
        self._place.store.close()
        return work(self._place, self._clock())

    def _open_anew(self, place: Workplace, said: Message) -> None:
        self._place = place
        self.window, self._is_open = self._new_window(), True
        self._show()
        self.window.with_parts(partial(self._say, said))
        self._import_brought()

    def _say(self, said: Message, _parts: Parts) -> None:
        self.window.notice.say(self._place.texts.say(said))


def _has_tray() -> bool:
    from PySide6.QtWidgets import QSystemTrayIcon  # few starts ask for it

    return QSystemTrayIcon.isSystemTrayAvailable()
