"""One thread for what a password costs to try: beside the window's jobs, which may be busy, and before there is a workplace."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal

from shopguard.core.message import UserProblem


class Trying(QObject):
    """``done`` (what the work returned) or ``refused`` (:class:`~shopguard.core.message.UserProblem`), ``failed`` for a bug: in the
    thread this was made in. One at a time.
    """

    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    _ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._busy = self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def begin(self, work: Callable[[], object]) -> bool:
        """Begins; False: something is under way already."""
        if self._busy or self._closed:
            return False
        self._busy = True
        self._pool = self._pool or ThreadPoolExecutor(1, "shopguard-password")
        self._pool.submit(self._do, work)
        return True

    def close(self) -> None:
        """Waits for what is under way; nothing is delivered after."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    def _do(self, work: Callable[[], object]) -> None:
        outcome: tuple[str, object]
        try:
            outcome = "done", work()
        except UserProblem as problem:
            outcome = "refused", problem
        except Exception as error:  # a bug: recorded and said by whoever hears it
            outcome = "failed", error
        self._ended.emit(*outcome)

    def _deliver(self, outcome: str, result: object) -> None:
        self._busy = False
        if not self._closed:
            getattr(self, outcome).emit(result)
