"""The door to the window: application, look, window, event loop."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer

from shopguard.flows import settings
from shopguard.flows.workplace import Workplace
from shopguard.ui.application import Look, ShopApplication, the_application
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.main_window import MainWindow
from shopguard.ui.palette import known_appearance


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
