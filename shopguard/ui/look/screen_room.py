"""How large a window may be: never larger than the screen it is on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)  # what the system draws around a window, told only once it is shown


def fitting(window: QWidget, wanted: QSize) -> QSize:
    """``wanted``, or what the screen has room for."""
    return wanted.boundedTo(window.screen().availableGeometry().size() - FRAME)


def fit_height(dialog: QWidget, width: int) -> None:
    """As high as its wrapped texts need it to be at that width: Qt by itself thinks of their shortest form."""
    layout = dialog.layout()
    if layout is not None:
        dialog.resize(fitting(dialog, QSize(width, layout.totalHeightForWidth(width))))


def give_room(dialog: QWidget) -> None:
    """At least as high as its wrapped texts need it to be at its width, and never larger than the screen."""
    wanted = fitting(dialog, dialog.size())
    layout = dialog.layout()
    if layout is not None and layout.hasHeightForWidth():
        wanted = wanted.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(wanted.width())))
    dialog.resize(fitting(dialog, wanted))
