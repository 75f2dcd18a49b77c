"""Measures for how long the window stood still: a timer beats in the main thread, and what comes late tells by how much.

Nothing of it runs for owners; who works on the program sets ``$SHOPGUARD_WATCH`` and reads on the console, when the window is
closed, how long the longest pauses were and what the main thread was doing in them.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
TOO_LONG = 0.05  # seconds: from here on a pause is felt
LOOK_EVERY = 0.01
LINES = 10  # of the stack


@dataclass(frozen=True, slots=True)
class Pause:
    """One wait between two beats, in seconds on the wall and of the processor (of all threads of the process).

    ``where``: what the main thread was doing, innermost last; () where nobody looked.
    """

    seconds: float
    processor: float
    where: tuple[str, ...] = ()


class Watchdog(QObject):
    """Measures from its making until :meth:`stop`. ``looking``: a thread notes what the main thread does in long pauses."""

    def __init__(self, parent: QObject | None = None, *, looking: bool = False) -> None:
        super().__init__(parent)
        self.pauses: list[Pause] = []
        self._watched = threading.get_ident()
        self._stopped = threading.Event()
        self._seen: tuple[str, ...] = ()
        self._last = time.perf_counter(), time.process_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._thread = threading.Thread(target=self._look, daemon=True) if looking else None
        if self._thread is not None:
            self._thread.start()

    def begin(self) -> None:
        """Forgets what was measured so far."""
        self._beat()
        self.pauses.clear()

    def stop(self) -> None:
        """Beats no more."""
        self._timer.stop()
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _beat(self) -> None:
        before, self._last = self._last, (time.perf_counter(), time.process_time())
        self.pauses.append(Pause(self._last[0] - before[0], self._last[1] - before[1], self._seen))
        self._seen = ()

    def _look(self) -> None:
        """In its own thread: where the main thread stands, once in each long pause."""
        while not self._stopped.wait(LOOK_EVERY):
            if not self._seen and time.perf_counter() - self._last[0] > TOO_LONG:
                self._seen = _where(self._watched)


def _where(thread: int) -> tuple[str, ...]:
    """The stack of a thread, innermost last. Nothing of it is held on to, not for a moment in which that thread could go on: what
    lives in a frame (a painter, a widget) would die late, and in the wrong thread.
    """
    frame = sys._current_frames().get(thread)
    found: list[str] = []
    while frame is not None and len(found) < LINES:
        found.append(f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return tuple(reversed(found))


def longest(pauses: Sequence[Pause], count: int = 5) -> list[Pause]:
    """The longest of them, the longest first."""
    return sorted(pauses, key=lambda pause: pause.seconds, reverse=True)[:count]


def percentile(pauses: Sequence[Pause], share: float) -> float:
    """Seconds on the wall below which ``share`` (0..1) of the pauses were; 0 where nothing was measured."""
    ordered = sorted(pause.seconds for pause in pauses)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


@contextmanager
def watched(told_to: TextIO) -> Iterator[None]:
    """Watches the event loop that runs inside, and tells ``told_to`` of its longest pauses at the end."""
    dog = Watchdog(looking=True)
    try:
        yield
    finally:
        dog.stop()
        for pause in longest(dog.pauses):
            where = "".join(f"\n    {line}" for line in pause.where)
            told_to.write(f"{1000 * pause.seconds:.0f} ms ({1000 * pause.processor:.0f} ms processor){where}\n")
