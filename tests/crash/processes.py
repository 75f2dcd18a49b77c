"""Work in processes of their own, forked off one that has read the whole program already: a trial costs its work, not a start."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_LOOKS = 0.001  # seconds between two looks whether a process has ended


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code, None when it was killed; what it printed; how many changes to files it came to."""

    code: int | None
    said: str
    warned: str
    changes: int = 0


def start(work: Callable[[], int], said: Path, warned: Path) -> int:
    """The id of a new process that does ``work``; what it prints goes into the two files, a line at a time."""
    for path in (
        said,
        warned,
    ):  # what the process before said is not this one's, which may be killed before it has begun
        path.write_bytes(b"")
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        for stream, path in ((1, said), (2, warned)):
            os.dup2(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), stream)
        sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8")
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode("utf-8", "replace"))
    finally:
        os._exit(code)


def ended(status: int, said: Path, warned: Path, changes: int = 0) -> Ended:
    """What there is to say of a process, by the status that ``waitpid`` gave."""
    code = None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    return Ended(code, said.read_text("utf-8", "replace"), warned.read_text("utf-8", "replace"), changes)


def run_freely(work: Callable[[], int], room: Path, *, seconds: float | None = None) -> Ended:
    """Runs ``work`` to its end, or until it is killed after so many ``seconds``."""
    said, warned = room / "stdout", room / "stderr"
    child = start(work, said, warned)
    if seconds is None:
        return ended(os.waitpid(child, 0)[1], said, warned)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone:
            return ended(status, said, warned)
        time.sleep(_LOOKS)
    os.kill(child, signal.SIGKILL)
    return ended(os.waitpid(child, 0)[1], said, warned)
