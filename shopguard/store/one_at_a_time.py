"""Work in a data folder that only one program does at a time; the system lets go of it also when a program is killed."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_AGAIN = 0.1  # seconds


@contextmanager
def only_one(data: Path, name: str, *, wait: bool) -> Iterator[bool]:
    """Whether this program is the one; ``wait``: until it is. Raises ``OSError``."""
    path = data / f".{name}.lock"
    handle = _taken(path)
    while wait and handle is None:
        time.sleep(_LOOK_AGAIN)
        handle = _taken(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):  # Windows removes no file that is open: there it stays
                path.unlink()  # while it is ours: whoever takes it next looks whether it is still there
            os.close(handle)


def _taken(path: Path) -> int | None:
    """The handle of the file, now ours; None while another program has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    is_ours = False
    try:
        is_ours = _take(handle) and _is_there(path, handle)
    finally:
        if not is_ours:
            os.close(handle)
    return handle if is_ours else None


def _is_there(path: Path, handle: int) -> bool:
    """Whether the file that is ours is the one others would find: who had it before may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
