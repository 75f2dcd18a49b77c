"""One window per data folder: a second start hands its files to the first, which comes forward, and ends.

Light on purpose: it is asked before anything of the window is loaded. Where a window is open and does not answer (it hangs, or it
is on another computer), a second one opens: the database can bear it, and nobody is locked out.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile

from shopguard.store.folder import make_private_folder

LOCK = "window.lock"
PATIENCE = 6.0  # seconds for a window that is only just opening
PAUSE = 0.1
ANSWER_MS = 3_000
ANSWER = b"ok\n"
CLOSE = "close"  # said in the place of a list of files


class OneWindow:
    """Held while the window of a data folder is open; a crashed program holds nothing any more."""

    def __init__(self, data: Path) -> None:
        make_private_folder(data)
        self._data = data
        self._lock = QLockFile(str(data / LOCK))
        self._lock.setStaleLockTime(0)  # held as long as its process lives, be it for weeks

    def claim(self, files: Sequence[Path], patience: float = PATIENCE) -> bool:
        """Whether the window is to be opened here. False: another one is open and has taken the files."""
        until = time.monotonic() + patience
        while not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            if hand_over(self._data, files):
                return False
            if time.monotonic() > until:
                return True
            time.sleep(PAUSE)
        return True

    def let_go(self) -> None:
        """Another window may open."""
        self._lock.unlock()


def hand_over(data: Path, files: Sequence[Path]) -> bool:
    """Gives the files to the window that is open on the data folder; whether it has answered."""
    return _told(data, [str(file.absolute()) for file in files])


def ask_to_close(data: Path) -> bool:
    """Asks the window that is open on the data folder to end the program; whether it has heard."""
    return _told(data, CLOSE)


def _told(data: Path, what: object) -> bool:
    from PySide6.QtNetwork import QLocalSocket  # only where another window is open

    socket = QLocalSocket()
    socket.connectToServer(door(data))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    _let_it_come_forward()
    socket.write(json.dumps(what).encode() + b"\n")
    socket.waitForBytesWritten(ANSWER_MS)
    answer = b""
    while len(answer) < len(ANSWER) and (socket.bytesAvailable() or socket.waitForReadyRead(ANSWER_MS)):
        answer += bytes(socket.readAll().data())
    return answer == ANSWER


def door(data: Path) -> str:
    """The name under which the window of a data folder can be reached: only by this user, where the system has a place for it."""
    import hashlib  # only where somebody rings or listens

    place = hashlib.sha256(os.fsencode(os.path.normcase(data.resolve()))).hexdigest()[:20]
    runtime = os.environ.get("XDG_RUNTIME_DIR", "") if sys.platform == "linux" else ""
    name = f"shopguard-{place}"
    return str(Path(runtime, name)) if runtime and Path(runtime).is_dir() else name


def _let_it_come_forward() -> None:
    """Windows lets only the program that was just started put a window in front; it may pass that on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # whoever it is
