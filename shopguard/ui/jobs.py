"""The one way to work in the background: a thread that writes, one that reads, one that reads for the table of orders, one for
what nobody waits for; results back in the main thread.

A :class:`Job` lives in the main thread and its signals are emitted there, so what is connected to them may touch widgets.
The threads close their database connections and end in :meth:`Jobs.close`, before the window dies.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from shopguard.core.message import UserProblem
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.store import DatabaseError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

SECONDS_BETWEEN_REPORTS = 0.05  # a worker may tell where it is a thousand times a second; nobody can read that

Work = Callable[[], Any]


class ReportingWork(Protocol):
    """Work that tells how far it is, and can be stopped."""

    def __call__(self, *, reporter: Reporter) -> Any:
        """Does the work."""


class Job(QObject):
    """One piece of work. Exactly one of ``done``, ``failed`` and ``cancelled`` comes, unless a newer job took its place."""

    progressed = Signal(object)  # Progress
    done = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self, work: ReportingWork, parent: QObject, *, must_finish: bool = False) -> None:
        super().__init__(parent)
        self.work = work
        self.must_finish = must_finish
        self.wanted = True
        self.superseded = False

    def cancel(self) -> None:
        """Asks the work to stop at its next report; nothing half-done stays."""
        self.wanted = False


class Jobs(QObject):
    """Runs jobs. ``all_done`` comes when nothing is left to do."""

    all_done = Signal()
    _delivered = Signal(object, str, object)

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._open: list[Job] = []
        self._newest: dict[str, Job] = {}
        self._closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def write(self, work: Work, *, must_finish: bool = False) -> Job:
        """Queues work that changes the database; writers run one after another.

        ``must_finish``: small work that closing waits for instead of cancelling it (what the owner has just typed).
        """
        return self._start("write", _silent(work), must_finish=must_finish)

    def write_reporting(self, work: ReportingWork, *, must_finish: bool = False) -> Job:
        """The same for work that emits ``progressed`` and ends at its next report when it is cancelled."""
        return self._start("write", work, must_finish=must_finish)

    def read(self, work: Work, topic: str = "") -> Job:
        """Queues work that only reads. A newer job on the same ``topic`` takes the older one's place."""
        return self._newest_of(topic, "read", _silent(work))

    def table(self, work: ReportingWork, topic: str = "") -> Job:
        """The same for the lines of the table: whoever scrolls does not wait for what else is read."""
        return self._newest_of(topic, "table", work)

    def count(self, work: ReportingWork, topic: str = "") -> Job:
        """The same for what is counted over all orders: neither the table nor the chosen order waits for it."""
        return self._newest_of(topic, "count", work)

    def aside(self, work: ReportingWork) -> Job:
        """Queues work that only reads and may take long (other people's files, a folder on a network): nobody waits for it."""
        return self._start("aside", work)

    def idle(self) -> bool:
        """Whether nothing is queued or running."""
        return not self._open

    def close(self) -> None:
        """Cancels what runs, waits for the threads to close their connections and end. Nothing is delivered after."""
        if self._closed:
            return
        self._closed = True
        for job in self._open:
            job.superseded = True
            job.wanted = job.must_finish
        for pool in self._threads.values():
            pool.submit(self._place.store.close_thread)
            pool.shutdown(wait=True)
        self._open.clear()

    def _newest_of(self, topic: str, kind: str, work: ReportingWork) -> Job:
        older = self._newest.get(topic)
        if topic and older is not None:
            older.superseded = True
            older.cancel()
        job = self._start(kind, work)
        if topic:
            self._newest[topic] = job
        return job

    def _start(self, kind: str, work: ReportingWork, *, must_finish: bool = False) -> Job:
        job = Job(work, self, must_finish=must_finish)
        if not self._closed:  # a timer may fire once more while the window goes
            self._open.append(job)
            self._thread(kind).submit(self._work, job)
        return job

    def _thread(self, kind: str) -> ThreadPoolExecutor:
        """One thread of each kind, from when it is first needed."""
        if kind not in self._threads:
            from concurrent.futures import ThreadPoolExecutor

            self._threads[kind] = ThreadPoolExecutor(1, f"shopguard-{kind}")
        return self._threads[kind]

    def _work(self, job: Job) -> None:
        """In the worker thread: does the job and hands the outcome over to the main thread."""
        outcome: tuple[str, object] = "cancelled", None
        try:
            if job.wanted:
                outcome = "done", job.work(reporter=self._reporter(job))
        except Cancelled:
            pass
        except UserProblem as problem:
            outcome = "failed", problem
        except DatabaseError as error:
            outcome = "failed", self._place.store.problem(error)
        except Exception as error:  # a bug: it is recorded and shown, and nothing is lost
            outcome = "failed", error
        self._delivered.emit(job, *outcome)

    def _reporter(self, job: Job) -> Reporter:
        last = 0.0

        def show(progress: Progress) -> None:
            nonlocal last
            if time.monotonic() - last >= SECONDS_BETWEEN_REPORTS:
                last = time.monotonic()
                self._delivered.emit(job, "progressed", progress)

        def unwanted() -> bool:
            return not job.wanted

        return Reporter(show, unwanted)

    def _deliver(self, job: Job, outcome: str, result: object) -> None:
        """In the main thread: emits the job's signal."""
        if self._closed:
            return
        if outcome == "progressed":
            if not job.superseded:
                job.progressed.emit(result)
            return
        self._end(job)
        if not job.superseded:
            getattr(job, outcome).emit(*(() if outcome == "cancelled" else (result,)))
        if not self._open:
            self.all_done.emit()

    def _end(self, job: Job) -> None:
        self._open.remove(job)
        self._newest = {topic: newest for topic, newest in self._newest.items() if newest is not job}
        job.deleteLater()


def _silent(work: Work) -> ReportingWork:
    """Short work has nothing to report."""

    def run(*, reporter: Reporter) -> Any:  # noqa: ARG001
        return work()

    return run
