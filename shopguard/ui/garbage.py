"""Python's garbage, collected in the main thread only, and windows put away in order.

A collection can start in any thread. One that finds an old widget there destroys it from the wrong thread, and Qt ends the
process: so collecting by itself is switched off while there is an application, and done between events instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

EVERY_MS = 1000


class GarbageTime(QObject):
    """Looks regularly, in the main thread, whether there is enough garbage to be worth a collection."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and the like stay: going through them again and again would hold the window up
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY_MS)

    def _look(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return


def put_away(window: QWidget) -> None:
    """Closes a window and destroys it now, with all that is in it, while everything it refers to is still there."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
