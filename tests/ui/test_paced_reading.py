"""What is read again and again: never twice at once, the newest wish counts, and what took long rests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from shopguard.flows.workplace import Workplace
from shopguard.ui import paced_reading
from shopguard.ui.jobs import Jobs
from shopguard.ui.paced_reading import PacedReading


@pytest.fixture
def jobs(qtbot: QtBot, place: Workplace) -> Iterator[Jobs]:
    jobs = Jobs(place)
    yield jobs
    jobs.close()


def held(gate: threading.Event, answer: str, read: list[str]) -> Callable[[], str]:
    def work() -> str:
        assert gate.wait(10)
        read.append(answer)
        return answer

    return work


def test_of_what_is_asked_meanwhile_only_the_newest_is_read(qtbot: QtBot, jobs: Jobs) -> None:
    parent, gate, read, told = QObject(), threading.Event(), [], []  # type: ignore[var-annotated]
    reading = PacedReading(jobs, parent)
    reading.done.connect(told.append)
    for answer in ("first", "second", "third"):
        reading.read(held(gate, answer, read))
    gate.set()
    qtbot.waitUntil(jobs.idle)
    assert read == told == ["first", "third"]


def test_what_took_long_has_a_rest(qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paced_reading, "SHORT", -1.0)  # everything takes long
    monkeypatch.setattr(paced_reading, "RESTS", 10_000)
    parent, gate, read = QObject(), threading.Event(), []  # type: ignore[var-annotated]
    gate.set()
    reading = PacedReading(jobs, parent)
    reading.read(held(gate, "first", read))
    qtbot.waitUntil(jobs.idle)
    reading.read(held(gate, "second", read))
    assert jobs.idle()
    reading._rest.start(0)  # the rest is over
    qtbot.waitUntil(lambda: read == ["first", "second"])


def test_after_a_failure_it_reads_again(qtbot: QtBot, jobs: Jobs) -> None:
    parent, failures, told = QObject(), [], []  # type: ignore[var-annotated]
    reading = PacedReading(jobs, parent)
    reading.failed.connect(failures.append)
    reading.done.connect(told.append)
    reading.read(lambda: 1 // 0)
    qtbot.waitUntil(jobs.idle)
    assert isinstance(failures[0], ZeroDivisionError)
    reading.read(lambda: "well")
    qtbot.waitUntil(jobs.idle)
    assert told == ["well"]
