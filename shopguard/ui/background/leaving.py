"""Ending the program because an installer wants it closed: open dialogs first, each of which may keep itself open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from shopguard.ui.shell.main_window import MainWindow


def leave(window: MainWindow) -> None:
    """Closes dialogs and window as their owner would; where one asks something first, it comes forward and all stays."""
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        if dialog.isVisible():
            window.come_forward()
            return
    window.with_parts(lambda parts: parts.background.quit())
