"""Where the window stood and how large it was, for the next start."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.settings import Settings

NAME = "window_place"


def put_back(window: QWidget, settings: Settings) -> None:
    """Puts the window where it was closed last. Qt sees to it that it is on a screen that is there, and fits on it."""
    kept = settings.text(NAME)
    if kept:
        window.restoreGeometry(QByteArray.fromBase64(kept.encode()))


def keep_place(window: QWidget, settings: Settings) -> None:
    """Remembers where the window is. Where that cannot be written down nothing is lost."""
    told = window.saveGeometry().toBase64().data()
    with contextlib.suppress(UserProblem):
        settings.set(NAME, bytes(told).decode())
