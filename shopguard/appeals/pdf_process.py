"""A process of its own for the library that reads PDFs: what is made to fill the memory, or to draw for ever, ends that one only.

It is started with the first PDF, is given the files' bytes and no name or folder, and serves one caller at a time; it ends with the
program. Its memory is bounded by the system where the system can (not on Windows), its time everywhere.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopguard.appeals.packed_process import make_ready

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

MOST_SECONDS = 60  # a statement of two hundred scanned pages takes five
_MOST_MEMORY = 3 << 29  # of addresses: the program itself takes an eighth
_ONE_AT_A_TIME = threading.Lock()


class GaveUp(Exception):  # noqa: N818 - the file was too much for the reader
    """The reader took too long, or ended."""


class PdfProcess:
    """The process, started when it is needed and again after it has ended."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._line: Connection[Any, Any] | None = None

    def ask(self, read: Callable[..., Any], *told: Any) -> Any:
        """What ``read``, a function of ``pdf_reading.py``, answers. Raises what it raises, and :class:`GaveUp`. Waits for its turn."""
        with _ONE_AT_A_TIME:
            line = self._begun()
            try:
                line.send((read, told))
                if not line.poll(MOST_SECONDS):
                    raise GaveUp("too slow")
                fine, answer = line.recv()
                if isinstance(answer, MemoryError):
                    raise GaveUp("too large")
            except (EOFError, OSError, GaveUp) as error:
                self._end()
                raise GaveUp(str(error)) from error
            except BaseException:  # the answer would be taken for that of the next question
                self._end()
                raise
        if fine:
            return answer
        raise answer

    def _begun(self) -> Connection[Any, Any]:
        if self._line is None or self._process is None or not self._process.is_alive():
            self._end()
            make_ready()
            spawned = get_context("spawn")
            self._line, other = spawned.Pipe()
            self._process = spawned.Process(target=_serve, args=(other,), name="pdf", daemon=True)
            self._process.start()
            other.close()
        return self._line

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None


def _serve(line: Connection[Any, Any]) -> None:
    """Answers until nobody asks any more. What the library says on its way out is for nobody's eyes."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    _bound(None)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            read, told = line.recv()
            _bound(MOST_SECONDS)
            try:
                answer = True, read(*told)
            except Exception as error:
                answer = False, error
            line.send(answer)


def _bound(seconds: int | None) -> None:
    """Memory once, and the processor's time for the next answer: the program may have ended meanwhile."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if seconds is None:
        limit, most = resource.RLIMIT_AS, _MOST_MEMORY
    else:
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit, most = resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1
    with contextlib.suppress(ValueError, OSError):  # bounded more closely already
        resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))
