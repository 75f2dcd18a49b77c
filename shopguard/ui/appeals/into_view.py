"""Scrolls the page a widget stands on until all of it can be seen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(widget: QWidget) -> None:
    """Once the page has laid it out: it may have been shown this moment."""
    QTimer.singleShot(0, widget, partial(_bring, widget))


def _bring(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(widget, 0, 8)
