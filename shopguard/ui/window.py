"""The doors to the window: application, look, window, event loop; and one for a start that failed."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QMessageBox

from shopguard.core.message import Language
from shopguard.flows import settings
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, ShopApplication, the_application
from shopguard.ui.look.palette import known_appearance
from shopguard.ui.shell.main_window import MainWindow


def show_problem(text: str, *, language: Language = "zh") -> None:
    """Says why the program cannot start (``text`` is in ``language``); returns when the owner has closed the message."""
    look = Look(the_application())
    look.speak(language)
    look.wear("auto")
    title = QCoreApplication.translate("Window", "店铺卫士打不开")
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, QMessageBox.StandardButton.Ok)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    put_away(box)
    look.let_go()


def run_window(
    place: Workplace,
    *,
    clock: Callable[[], int],
    demo: bool = False,
) -> int:
    """Shows the window until it is closed; returns the exit code."""
    application = the_application()
    look = Look(application)
    look.speak(place.texts.language)
    look.wear(known_appearance(settings.remembered(place, "appearance")))
    window = MainWindow(place, Ask(), clock, look, demo=demo)
    if isinstance(application, ShopApplication):
        application.file_opened.connect(window.import_file)
    window.show()
    QTimer.singleShot(0, window, window.start)
    usual, sys.excepthook = sys.excepthook, window.report_bug
    try:
        return application.exec()
    finally:
        sys.excepthook = usual
        put_away(window)
        look.let_go()
