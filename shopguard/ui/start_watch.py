"""Tells how soon the window stood, and closes it: for ``tests/benchmarks``, in a frozen program too.

Nothing of it runs for owners: ``$SHOPGUARD_WATCH`` is set to ``start`` by who works on the program.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from shopguard.ui.shell.main_window import MainWindow


def tell_start(window: MainWindow, told_to: TextIO) -> None:
    """As soon as ``window`` is painted for the first time one line says: the system's monotonic clock (seconds), how long the
    processor has worked for this process (seconds), and how many orders were on show. Then the window closes.
    """
    window.begun.connect(partial(_tell, window, told_to))


def _tell(window: MainWindow, told_to: TextIO) -> None:
    now, worked = time.monotonic(), time.process_time()
    told_to.write(f"{now:.6f} {worked:.6f} {window.model.rowCount()}\n")
    told_to.flush()
    QTimer.singleShot(0, window, window.close)
