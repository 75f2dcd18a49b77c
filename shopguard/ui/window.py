"""The doors to the window: application, look, window, event loop; and one for a start that failed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from shopguard.core.message import Language
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.look.palette import known_appearance
from shopguard.ui.window_run import WindowRun

WATCH = "SHOPGUARD_WATCH"  # "start": see start_watch; anything else: how long the window stood still is told when it is closed


def show_problem(text: str, *, language: Language = "zh") -> None:
    """Says why the program cannot start (``text`` is in ``language``); returns when the owner has closed the message."""
    from PySide6.QtWidgets import QMessageBox

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
    files: Sequence[Path] = (),
    hidden: bool = False,
    ask: Ask | None = None,
) -> int:
    """Shows the window until it is closed, and imports the files; returns the exit code. ``hidden``: starts in the background.

    Raises :class:`~shopguard.core.message.UserProblem` where the data cannot be opened again after a restore.
    """
    look = Look(the_application())
    look.speak(place.texts.language)
    look.wear(known_appearance(place.settings.text("appearance")))
    look.size_text(place.settings.number("text_size"))
    run = WindowRun(place, ask or Ask(), clock, look, demo=demo)
    usual, sys.excepthook = sys.excepthook, run.report_bug
    try:
        with _watched(run):
            return run.run(files, hidden=hidden)
    finally:
        sys.excepthook = usual
        run.close()
        look.let_go()


def _watched(run: WindowRun) -> AbstractContextManager[None]:
    wanted = os.environ.get(WATCH)
    if not wanted:
        return nullcontext()
    if wanted == "start":
        from shopguard.ui.start_watch import tell_start

        tell_start(run.window, sys.stdout)
        return nullcontext()
    from shopguard.ui.watchdog import watched

    return watched(sys.stderr)
