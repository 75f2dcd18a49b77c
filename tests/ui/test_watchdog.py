"""The watchdog: it sees a pause of the main thread, how long it was and what was done in it."""

from __future__ import annotations

import io
import time

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from shopguard.ui.watchdog import TOO_LONG, Pause, Watchdog, longest, percentile, watched

BUSY = 0.2  # seconds


def stand_still() -> None:
    until = time.perf_counter() + BUSY
    while time.perf_counter() < until:
        pass


def test_a_pause_is_measured_and_located(qtbot: QtBot) -> None:
    dog = Watchdog(looking=True)
    dog.begin()
    stand_still()
    qtbot.waitUntil(lambda: any(pause.seconds >= BUSY for pause in dog.pauses))
    dog.stop()
    worst = longest(dog.pauses)[0]
    assert worst.seconds >= BUSY > TOO_LONG
    assert any("stand_still" in line for line in worst.where)
    told = len(dog.pauses)
    QCoreApplication.processEvents()
    assert len(dog.pauses) == told


def test_percentiles_and_order() -> None:
    pauses = [Pause(seconds / 1000, 0.0) for seconds in range(1, 101)]
    assert percentile(pauses, 0.95) == 0.096
    assert percentile(pauses, 1.0) == 0.1
    assert percentile([], 0.95) == 0
    assert [pause.seconds for pause in longest(pauses, 2)] == [0.1, 0.099]


def test_it_tells_at_the_end(qtbot: QtBot) -> None:
    told = io.StringIO()
    with watched(told):
        stand_still()
        qtbot.wait(20)
    assert "stand_still" in told.getvalue()
    assert " ms processor" in told.getvalue()
