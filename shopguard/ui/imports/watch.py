"""When to look into the watched folder: as soon as the system tells of a change, and every now and then all the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

AT_ONCE = 200  # milliseconds: one download is several changes
SOON = 1_000  # while a file is still being written
SELDOM = 15_000  # a network folder or a drive that was plugged in again tells of nothing


class FolderBell(QObject):
    """``rung`` comes when a look is worth it; after each look somebody says how it went on by :meth:`wait`."""

    rung = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rung)

    def listen(self, folder: Path) -> None:
        """Lets the system tell of changes. Only for a folder that was just read: asking for one that is gone may take long."""
        if str(folder) not in self._system.directories():
            self._system.addPath(str(folder))

    def wait(self, milliseconds: int) -> None:
        """Rings after that time, or earlier when the system tells of a change."""
        self._timer.start(milliseconds)

    def stop(self) -> None:
        """Rings no more."""
        self._timer.stop()
        there = self._system.directories()
        if there:
            self._system.removePaths(there)

    def _changed(self) -> None:
        self._timer.start(AT_ONCE)
