"""Python's garbage, collected in the main thread only, and windows put away in order.

A collection can start in any thread. One that finds an old widget there destroys it from the wrong thread, and Qt ends the
process: so collecting by itself is switched off while there is an application, and done between events instead.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

# Work in the background makes ten thousand things in that time, which take two milliseconds to look through.
EVERY_MS: Final = 50
ALL_EVERY: Final = 120  # seconds: looking through all that is older takes longer the larger the shop is
ALL_AT_LAST: Final = 900  # seconds, where the owner never turns to another window
_YOUNG: Final = 1  # the collector's name for all that is not old


class GarbageTime(QObject):
    """Looks through what is young often, in the main thread, so that it is never much; and through all rarely, when nobody looks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and the like stay: going through them again and again would hold the window up
        self._all_at = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY_MS)

    def _look(self) -> None:
        if gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(_YOUNG)
        since = time.monotonic() - self._all_at
        if since > ALL_AT_LAST or (since > ALL_EVERY and _nobody_looks()):
            gc.collect()
            self._all_at = time.monotonic()


def _nobody_looks() -> bool:
    return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive


def put_away(window: QWidget) -> None:
    """Closes a window and destroys it now, with all that is in it, while everything it refers to is still there."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
