"""For how long the window stands still while what it costs is worked out in the background, on a shop whose orders are all open.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.pauses [--orders 100000] [--folder FOLDER] [--rounds 3]

A timer of 5 ms runs in the main thread; told are its longest waits of each round, in milliseconds on the wall and of the processor
(of all threads of the process). What others do on a busy machine is only in the first. Not a test.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from shopguard.app import build_workplace
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import GarbageTime
from shopguard.ui.jobs import Jobs
from shopguard.ui.shell.side_feed import SideFeed
from tests.benchmarks import million_shop
from tests.benchmarks.judge_steps import DATABASE
from tests.benchmarks.preview import make

EVERY_MS = 5
AFTER_MS = 500  # what went before is let go after the answer has come


class Heart(QObject):
    """Beats in the main thread, and remembers how long it had to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[tuple[float, float]] = []
        self._last = time.process_time(), time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(EVERY_MS)

    def _beat(self) -> None:
        before, self._last = self._last, (time.process_time(), time.perf_counter())
        self.waits.append((self._last[1] - before[1], self._last[0] - before[0]))


def measure(place: Workplace, rounds: int) -> None:
    """Prints a line for each time it is read."""
    root = QObject()
    GarbageTime(root)
    jobs, heart, loop = Jobs(place), Heart(), QEventLoop()
    for _ in range(rounds):
        feed = SideFeed(place, jobs, lambda: million_shop.NOW, root)
        feed.costs_loaded.connect(lambda _costs: QTimer.singleShot(AFTER_MS, loop.quit))
        QTimer.singleShot(AFTER_MS, loop.quit)
        loop.exec()
        heart.waits.clear()
        feed.reload()
        loop.exec()
        feed.reload()  # after its rest; then the first answer is let go
        loop.exec()
        wall, cpu = (sorted((round(1000 * wait[nth]) for wait in heart.waits), reverse=True)[:5] for nth in (0, 1))
        print(f"longest waits: {wall} ms on the wall, {cpu} ms of the processor")
    jobs.close()


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times the window's pauses while costs are worked out.")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    _app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        made = make(options.folder or Path(name), options.orders)
        shutil.copyfile(made / DATABASE, Path(name) / DATABASE)
        place = build_workplace(Path(name), "zh")
        refresh(place, million_shop.NOW)
        measure(place, options.rounds)
        place.store.close()


if __name__ == "__main__":
    main()
