"""What waits until a window has been painted: the first painting comes sooner when nothing else is done before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPainting(QObject):
    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """The window is about to paint itself, and all that is in it."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._then)
            self.deleteLater()
        return False


def after_painting(window: QWidget, then: Callable[[], None]) -> None:
    """Calls ``then`` once, as soon as the window has been painted for the first time; to be asked before it is shown."""
    _FirstPainting(window, then)
