"""What is dragged onto the window: any addresses, any names."""

from __future__ import annotations

import os
from pathlib import Path

from tests.fuzz.target import Ask


def seeds() -> list[bytes]:
    """Addresses one a line, as other programs hand them over."""
    return [
        b"file:///tmp/a.csv\nfile:///tmp/%E6%BC%94%E7%A4%BA.xlsx",
        b"https://example.invalid/a.csv\nfile://server/share/a.zip",
        b"file:///tmp/a%00b.csv\nfile:///C:/a.csv\ndata:text/plain,a",
        b"file:a.csv\nfile:///tmp/..\nqrc:/a.png",
    ]


def ready(folder: Path) -> Ask:
    """A drag and a drop: taken or refused with a word, and what was taken is imported or refused by its sentence."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(folder)
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    from shopguard.importers.source import expand
    from shopguard.ui.imports.drop_window import DropWindow
    from shopguard.ui.imports.drops import evidence

    (QApplication.instance() or QApplication([])).setProperty("fuzzed", True)
    window = DropWindow()
    dropped: list[list[Path]] = []
    window.files_dropped.connect(dropped.append)
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def ask(content: bytes) -> None:
        data = QMimeData()
        text = content.decode("utf-8", "replace")
        if text.startswith("\n"):
            data.setData("text/uri-list", content)
        else:
            data.setUrls([QUrl(line) for line in text.split("\n")[:50]])
        window.dragEnterEvent(QDragEnterEvent(QPoint(1, 1), action, data, left, none))
        window.dropEvent(QDropEvent(QPointF(1, 1), action, data, left, none))
        paths = dropped.pop() if dropped else []
        evidence(paths)
        inside = [path for path in paths if path.is_relative_to(folder) or not os.path.isdir(path)]  # noqa: PTH112 - never raises
        for candidate in expand(inside):
            str(candidate.problem)

    return ask
