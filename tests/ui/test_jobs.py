"""Work in the background: results in the main thread, newer replaces older, cancelled leaves at once, closing waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.core.message import UserProblem
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp: QApplication, place: Workplace) -> Iterator[Jobs]:
    jobs = Jobs(place)
    yield jobs
    jobs.close()


def test_a_result_arrives_in_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[object, threading.Thread]] = []
    job = jobs.write(lambda: threading.current_thread())
    job.done.connect(lambda worker: seen.append((worker, threading.current_thread())))
    qtbot.waitUntil(jobs.idle)
    ((worker, receiver),) = seen
    assert worker is not threading.main_thread()
    assert receiver is threading.main_thread()


def test_writers_wait_for_each_other_and_readers_do_not(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []
    read_done = threading.Event()

    def first() -> None:
        assert read_done.wait(10)
        order.append("first")

    jobs.write(first)
    jobs.write(lambda: order.append("second"))
    jobs.read(lambda: read_done.set())
    qtbot.waitUntil(jobs.idle, timeout=15_000)
    assert order == ["first", "second"]


def test_a_problem_comes_as_such(qtbot: QtBot, jobs: Jobs) -> None:
    def fail() -> None:
        raise UserProblem("problem.something")

    with qtbot.waitSignal(jobs.write(fail).failed) as failed:
        pass
    assert failed.args is not None
    assert isinstance(failed.args[0], UserProblem)


def answer(number: int) -> int:
    return number


def test_a_newer_question_takes_the_older_ones_place(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[int] = []
    gate = threading.Event()
    jobs.read(lambda: gate.wait(10))
    for number in range(3):
        job = jobs.read(partial(answer, number), topic="order")
        job.done.connect(shown.append)
    gate.set()
    qtbot.waitUntil(jobs.idle)
    assert shown == [2]


def test_cancelling_ends_the_work_at_its_next_report(qtbot: QtBot, jobs: Jobs) -> None:
    started = threading.Event()

    def count_forever(*, reporter: Reporter) -> None:
        while True:
            reporter.tell("progress.saving", 1, 2, name="a.csv")
            started.set()

    seen: list[Progress] = []
    job = jobs.write_reporting(count_forever)
    job.progressed.connect(seen.append)
    assert started.wait(10)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert seen
    assert (seen[0].step.code, seen[0].done, seen[0].total) == ("progress.saving", 1, 2)


def test_work_that_is_done_stays_done_when_it_is_cancelled_late(qtbot: QtBot, jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()

    def finish() -> str:
        started.set()
        gate.wait(10)
        return "stored"

    job = jobs.write(finish)
    assert started.wait(10)
    with qtbot.waitSignal(job.done) as done:
        job.cancel()
        gate.set()
    assert done.args == ["stored"]


def test_closing_ends_the_threads_and_their_connections(qapp: QApplication, place: Workplace) -> None:
    jobs = Jobs(place)
    jobs.write(lambda: place.store.connection())
    jobs.read(lambda: place.store.connection())
    jobs.close()
    jobs.close()
    assert place.store._open == []
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("shopguard-")] == []


def test_nothing_starts_after_closing(qtbot: QtBot, place: Workplace) -> None:
    jobs = Jobs(place)
    jobs.close()
    done: list[object] = []
    jobs.write(lambda: done.append("worked")).done.connect(done.append)
    assert jobs.idle()
    assert done == []
