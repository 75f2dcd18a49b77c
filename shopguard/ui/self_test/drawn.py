"""The real window, drawn without a display: what its table says, and whether that is really drawn."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.self_test.bench import check
from shopguard.self_test.drawing import Seen
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.self_test.chinese import check_chinese
from shopguard.ui.self_test.qt_parts import check_parts
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.shell.screenshot import settle
from shopguard.ui.table.order_model import ORDER_ID, RISK

SIZE = (1440, 900)  # pixels


class AskNobody(Ask):
    """Keeps what the owner would be told of an error."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, _parent: QWidget, title: str, text: str) -> None:
        """Nobody is there."""
        self.told.append(f"{title}: {text}")


def draw(place: Workplace, now: int, picture: Path) -> Seen:
    """See :class:`~shopguard.self_test.drawing.Draw`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whatever display there is: nothing is to flash up on it
    look, ask = Look(the_application()), AskNobody()
    look.speak("zh")
    look.wear("light")
    check_parts()
    window = MainWindow(place, ask, lambda: now, look)
    try:
        window.resize(*SIZE)
        with _errors_of_slots() as errors:
            window.show()
            window.start()
            settle(window)
        check(not errors and not ask.told, "selftest.window", "-", [*errors, *ask.told])
        check(bool(window.parts) and window.isVisible(), "selftest.window", "-", "?")
        picture.write_bytes(_png(window))
        return Seen(_words(window), check_chinese(window.table))
    finally:
        put_away(window)
        look.let_go()


def _png(window: MainWindow) -> bytes:
    """Not saved by Qt: on a system that is not in UTF-8 it writes names otherwise than Python."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    check(window.grab().save(content, "PNG"), "selftest.pictures", "PNG", "-")
    return bytes(content.data().data())


@contextmanager
def _errors_of_slots() -> Iterator[list[str]]:
    """What goes wrong where Qt calls the window's code: it is told nowhere else."""
    errors, usual = list[str](), sys.excepthook

    def keep(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        errors.append(f"{kind.__name__}: {error}")

    sys.excepthook = keep
    try:
        yield errors
    finally:
        sys.excepthook = usual


def _words(window: MainWindow) -> dict[str, str]:
    """What stands in the cell of the risk, by order number."""
    model = window.model
    lines = range(model.rowCount())
    return {str(model.index(line, ORDER_ID).data()): str(model.index(line, RISK).data()) for line in lines}
