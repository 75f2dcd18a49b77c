"""Listens for a second start of the program on the same data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from shopguard.ui.background.one_window import ANSWER, CLOSE, door

LONGEST = 1_000_000  # bytes: the names of more files than anybody opens


class Doorbell(QObject):
    """``rung`` carries the files (Paths, perhaps none) that a second start has brought; ``close_asked``: an installer wants the
    program to end."""

    rung = Signal(list)
    close_asked = Signal()

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        self._server.listen(door(data))  # takes the place of what a crashed program left

    def is_heard(self) -> bool:
        """Whether anybody can ring."""
        return self._server.isListening()

    def close(self) -> None:
        """Listens no more."""
        self._server.close()

    def _come(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read)
            self._listen_to(socket)

    def _read(self) -> None:
        self._listen_to(cast(QLocalSocket, self.sender()))

    def _listen_to(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        told = _read(bytes(socket.readLine().data()))
        files = _files(told)
        if files is None and told != CLOSE:
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        if files is None:
            QTimer.singleShot(0, self, self.close_asked.emit)  # when the answer has gone
        else:
            self.rung.emit(files)


def _read(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _files(told: object) -> list[Path] | None:
    """None for what no start of this program says."""
    if not isinstance(told, list) or not all(isinstance(name, str) and Path(name).is_absolute() for name in told):
        return None
    return [Path(name) for name in told]
