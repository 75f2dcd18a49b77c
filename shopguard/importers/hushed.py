"""What a reader written in Rust says to the terminal when it stumbles is not for the owner: he is told by one sentence of ours."""

from __future__ import annotations

import os
import sys
import threading
from types import TracebackType

_STDERR = 2


class Hush:
    """As a context: nothing reaches the process's standard error for so long. Several threads may be inside at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._kept: int | None = (
            None  # where standard error led to; None: it led nowhere, as in a window without a console
        )

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._kept = _led_to()
                if self._kept is not None:
                    _lead_nowhere()

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0 and self._kept is not None:
                os.dup2(self._kept, _STDERR)
                os.close(self._kept)


def _led_to() -> int | None:
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
        return os.dup(_STDERR)
    except (OSError, ValueError):
        return None


def _lead_nowhere() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)


hushed = Hush()
