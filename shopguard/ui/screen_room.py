"""How large a window may be: never larger than the screen it is on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)  # what the system draws around a window, told only once it is shown


def fitting(window: QWidget, wanted: QSize) -> QSize:
    """``wanted``, or what the screen has room for."""
    return wanted.boundedTo(window.screen().availableGeometry().size() - FRAME)
