"""Help from beginning to end: F1 opens the page about what has the keyboard, the menu opens the first one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from shopguard.core.message import Language
from shopguard.ui.garbage import put_away
from shopguard.ui.help.help_dialog import HelpDialog
from shopguard.ui.help.topics import FIRST, topic_of
from shopguard.ui.look.application import the_application

_GIVEN = "help_key"


class HelpDesk(QObject):
    """``dialog``: the manual, once it was opened; it stays where the reader left it until the window goes."""

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._language, self._window = language, window
        self.dialog: HelpDialog | None = None
        self._give_key(window)
        the_application().focusChanged.connect(self._focus_moved)
        the_application().focusWindowChanged.connect(
            self._window_moved
        )  # it may have no widget that takes the keyboard

    def open_here(self) -> None:
        """The page about what has the keyboard."""
        active = QApplication.activeWindow() or self._window
        if active is self.dialog:
            return
        self.open(topic_of(active.focusWidget() or active))

    def open_first(self) -> None:
        """The first page."""
        self.open(FIRST)

    def open(self, topic: str) -> None:
        """A page, or a section of one."""
        if self.dialog is None:
            self.dialog = HelpDialog(self._language)
        self.dialog.open_topic(topic)

    def close(self) -> None:
        """With the window."""
        the_application().focusWindowChanged.disconnect(self._window_moved)
        the_application().focusChanged.disconnect(self._focus_moved)
        if self.dialog is not None:
            put_away(self.dialog)
            self.dialog = None

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._give_key(new.window())

    def _window_moved(self, moved_to: QWindow | None) -> None:
        for window in QApplication.topLevelWidgets():
            if moved_to is not None and window.windowHandle() is moved_to:
                self._give_key(window)

    def _give_key(self, window: QWidget) -> None:
        """A window in which F1 works: each needs its own, a modal dialog shuts out those of the windows behind it."""
        if window.property(_GIVEN) is None:
            window.setProperty(_GIVEN, True)
            keys = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window)
            keys.activated.connect(self.open_here)
