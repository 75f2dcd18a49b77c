"""Notices that nobody has touched keyboard or mouse for a while, in the windows of this program."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from shopguard.ui.look.application import the_application

LOOK_EVERY_MS = 5_000
_TOUCHES = (
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress, QEvent.Type.DragMove,
)  # fmt: skip
Clocks = Callable[[], tuple[float, float]]


def both_clocks() -> tuple[float, float]:
    """A clock that never goes back, and one that goes on while the computer sleeps; in seconds."""
    return time.monotonic(), time.time()


class IdleWatch(QObject):
    """``idle``: for the minutes of :meth:`watch` nothing was touched. ``lock_key``: Ctrl+Shift+L where no menu hears it: before a dialog.

    It listens to the system's windows, not to each widget: that costs nothing while the table is scrolled.
    """

    idle = Signal()
    lock_key = Signal()

    def __init__(self, parent: QObject, clocks: Clocks = both_clocks) -> None:
        super().__init__(parent)
        self._clocks, self._minutes = clocks, 0
        self._touched = clocks()
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY_MS)
        self._looks.timeout.connect(self.look)
        self._follows = False

    def watch(self, minutes: int) -> None:
        """From now on; 0: never idle, only the key is heard."""
        self._minutes = minutes
        self._touched = self._clocks()
        if minutes:
            self._looks.start()
        else:
            self._looks.stop()
        if not self._follows:
            self._follows = True
            the_application().focusWindowChanged.connect(self._follow)
            self._follow(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Hears nothing any more."""
        self._looks.stop()
        if self._follows:
            self._follows = False
            the_application().focusWindowChanged.disconnect(self._follow)
            for window in QGuiApplication.allWindows():
                window.removeEventFilter(self)

    def look(self) -> None:
        """Is it long enough? By whichever clock has gone further."""
        passed = max(now - then for now, then in zip(self._clocks(), self._touched, strict=True))
        if self._minutes and passed >= self._minutes * 60:
            self._touched = self._clocks()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _TOUCHES:
            self._touched = self._clocks()
            if event.type() == QEvent.Type.KeyPress and _is_lock_key(cast(QKeyEvent, event)):
                self.lock_key.emit()
                return True
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            self._touched = self._clocks()
            window.installEventFilter(self)


def _is_lock_key(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_L and event.modifiers() == both
