"""Asks a reader and takes down what it must not do: raise, hang, swell."""

from __future__ import annotations

import hashlib
import resource
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.fuzz.target import Ask, Target

_FRAMES = 3  # innermost of our own: faults with the same ones are one fault
_HANGS = 4  # times the time an answer may take: then it is broken off


class Hang(BaseException):
    """An answer that took so long that it was broken off. Not an Exception: nobody may catch it on its way."""


class Watched:
    """A reader under watch. Every kind of fault is kept once, with the shortest input that shows it."""

    def __init__(self, target: Target, folder: Path, ask: Ask) -> None:
        self.executions = 0
        self.faults: dict[str, int] = {}
        self.slowest = 0.0
        self._target = target
        self._folder = folder
        self._ask = ask

    def ask(self, content: bytes) -> None:
        """One input."""
        self.executions += 1
        begun, high = time.process_time(), _most_memory()  # the processor's time: the machine may be busy
        try:
            with _broken_off_after(self._target.most_seconds * _HANGS):
                self._ask(content)
        except (Exception, Hang, SystemExit) as error:
            self._note(name_of(error), content, traceback.format_exc())
        took = time.process_time() - begun
        if took > self.slowest:
            self.slowest = took
            (self._folder.parent / "slowest.bin").write_bytes(content)
        if took > self._target.most_seconds:
            self._note("slow", content, f"{took:.1f} s")
        swollen = _most_memory() - high
        if swollen > self._target.most_megabytes:
            self._note("swollen", content, f"{swollen} MB more")

    def _note(self, name: str, content: bytes, told: str) -> None:
        self.faults[name] = self.faults.get(name, 0) + 1
        kept = self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:10]}.bin"
        if not kept.exists() or kept.stat().st_size > len(content):
            kept.write_bytes(content)
            kept.with_suffix(".txt").write_text(f"{name}\n\n{told}", "utf-8", "backslashreplace")


def name_of(error: BaseException) -> str:
    """What is raised, and by which of our lines."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "shopguard" in frame.filename]
    places = [f"{Path(frame.filename).name}:{frame.name}" for frame in frames[-_FRAMES:]]
    told = f" {str(error)[:80]}" if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__}{told} {' > '.join(places)}"


def _most_memory() -> int:
    """The most this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


@contextmanager
def _broken_off_after(seconds: float) -> Iterator[None]:
    signal.signal(signal.SIGALRM, _break_off)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _break_off(_number: int, _frame: FrameType | None) -> None:
    raise Hang
