"""Listens for a second start of the program on the same data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from shopguard.ui.background.one_window import ANSWER, door

LONGEST = 1_000_000  # bytes: the names of more files than anybody opens


class Doorbell(QObject):
    """``rung`` carries the files (Paths, perhaps none) that a second start has brought."""

    rung = Signal(list)

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
        files = _files(bytes(socket.readLine().data()))
        if files is None:
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        self.rung.emit(files)


def _files(line: bytes) -> list[Path] | None:
    """None for what no start of this program says."""
    try:
        told = json.loads(line)
    except ValueError:
        return None
    if not isinstance(told, list) or not all(isinstance(name, str) and Path(name).is_absolute() for name in told):
        return None
    return [Path(name) for name in told]
