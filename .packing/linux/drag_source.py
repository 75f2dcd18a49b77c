"""A small window that one can drag files from: the trial's file manager, for there is none in a bare image.

    python drag_source.py FILE...      the files need not exist here: their names are what is dragged

Prints ``taken`` or ``refused`` when they were dropped. It goes on until it is ended: the other side fetches the names only then.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class DragSource(QLabel):
    """Takes the mouse's press for the beginning of the drag."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("files")
        self._files = files
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("drag source")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002 - as Qt has it
        """Drags the files until they are dropped."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(carried)
        taken = drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction
        sys.stdout.write("taken\n" if taken else "refused\n")
        sys.stdout.flush()


def main() -> int:
    """Shows it at the upper left corner."""
    application = QApplication(sys.argv[:1])
    source = DragSource(sys.argv[1:])
    source.setGeometry(0, 0, 60, 30)
    source.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
