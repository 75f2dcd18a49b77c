"""Asking the window that is open on a data folder to close for good: for installers, which replace or remove the program.

It closes as if its owner had ended it: what it has to ask, it asks, and then it is not closed in time.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from shopguard.ui.background.one_window import LOCK, PAUSE, ask_to_close

PATIENCE = 20.0  # seconds, from asking to the end of the program
ELSEWHERE = 0  # on another computer, which nobody can ask; no program has that number
SYNCHRONIZE, STILL_RUNNING = (
    0x0010_0000,
    0x102,
)  # Windows' names: the right to wait for a process, and that it has not ended


def is_open(data: Path) -> bool:
    """Whether a program holds the data folder's window."""
    return _holder(data) is not None


def close_open_one(data: Path, patience: float = PATIENCE) -> bool:
    """Whether no window is open, or none any more, and its program has ended: its files can be replaced."""
    until, asked = time.monotonic() + patience, False
    programs = set[int]()
    while (holder := _holder(data)) is not None or any(map(_is_running, programs)):
        if holder is not None:
            programs.add(holder)
            asked = asked or ask_to_close(data)  # one that is only just opening hears nothing yet
        if time.monotonic() > until:
            return False
        time.sleep(PAUSE)
    return True


def _holder(data: Path) -> int | None:
    """The program that holds the window, None where no living one does."""
    if not (data / LOCK).exists():
        return None
    lock = QLockFile(str(data / LOCK))
    lock.setStaleLockTime(0)
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        lock.unlock()
        return None
    number, computer, _ = lock.getLockInfo()
    return number if computer == QSysInfo.machineHostName() else ELSEWHERE


def _is_running(number: int) -> bool:
    if number == ELSEWHERE:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(number)
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _is_running_on_windows(number: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = ctypes.c_void_p
        process = kernel.OpenProcess(SYNCHRONIZE, False, number)
        if process:
            waited = kernel.WaitForSingleObject(ctypes.c_void_p(process), 0)
            kernel.CloseHandle(ctypes.c_void_p(process))
            return bool(waited == STILL_RUNNING)
    return False
