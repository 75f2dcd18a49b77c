"""A picture of the window, made without a display: for the demo on a bare machine and for the README."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.shell.main_window import MainWindow

LONGEST_WAIT_MS = 60_000
LAYING_OUT_MS = 100  # what was shown last finds its size within a few rounds of the event loop


def save_screenshot(
    place: Workplace,
    path: Path,
    *,
    now: int,
    dark: bool = False,
    size: tuple[int, int] = (1440, 900),
    select: str | None = None,
    demo: bool = True,
) -> None:
    """Shows the window at ``now`` with the order ``select``, waits until everything is painted, writes a PNG.

    ``demo`` marks the data as made up. Raises ``OSError`` when the picture cannot be written.
    """

    def stopped_clock() -> int:
        return now

    look = Look(the_application())
    look.speak(place.texts.language)
    look.wear("dark" if dark else "light")
    window = MainWindow(place, Ask(), stopped_clock, look, demo=demo)
    try:
        window.resize(*size)
        window.show()
        window.start()
        settle(window)
        if select is not None:
            window.show_order(select)
            settle(window)
        _wait(LAYING_OUT_MS)
        if not window.grab().save(str(path), "PNG"):
            raise OSError(f"the picture could not be written: {path}")
    finally:
        put_away(window)
        look.let_go()


def settle(window: MainWindow) -> None:
    """Runs the event loop until the background work is done and shown."""
    loop = QEventLoop()
    window.settled.connect(loop.quit)
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    QTimer.singleShot(0, window, window.tell_when_settled)
    loop.exec()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
