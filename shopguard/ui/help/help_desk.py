"""Help from beginning to end: F1 opens the page about what has the keyboard, the menu opens the first one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from shopguard.core.message import Language
from shopguard.ui.garbage import put_away
from shopguard.ui.help.help_dialog import HelpDialog
from shopguard.ui.help.topics import FIRST, topic_of


class HelpDesk(QObject):
    """``dialog``: the manual, once it was opened; it stays where the reader left it until the window goes."""

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._language, self._window = language, window
        self.dialog: HelpDialog | None = None
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window)
        keys.setContext(Qt.ShortcutContext.ApplicationShortcut)  # in every dialog too
        keys.activated.connect(self.open_here)

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
        if self.dialog is not None:
            put_away(self.dialog)
            self.dialog = None
