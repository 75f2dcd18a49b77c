"""How soon the window shows the last state, against a bare PySide6 window with an empty table.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.start [--orders 1000000] [--folder FOLDER] [--pairs 15]

Each start is a process of its own, in turns; told is the median of the time from the process's birth to its first painting
(of the window: the first with orders in it), on the wall and of the processor. ``bare``: QMainWindow with a QTableView and eleven
titles. Both were started before: their modules are compiled and in the disk's cache. The database is made by ``million_shop``,
judged, and the window was open once. Not a test.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import million_shop

BARE = """
import time
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), time.process_time(), flush=True)
        application.exit()
application = QApplication([])
window, table = QMainWindow(), Table()
table.setModel(QStandardItemModel(0, 11))
window.setCentralWidget(table)
window.resize(1440, 900)
window.show()
application.exec()
"""
WINDOW = """
import sys
from shopguard import __main__ as door
class Watched(door.QtWindow):
    def run(self, place, **options):
        from shopguard.ui.shell.main_window import MainWindow
        from shopguard.ui.table import order_table
        import time
        from PySide6.QtCore import QTimer
        table = next(one for one in vars(order_table).values() if isinstance(one, type) and one.__name__.endswith("Table"))
        told, paint = [], table.paintEvent
        def painted(self, event):
            paint(self, event)
            if self.model().rowCount() and not told:
                told.append(1)
                print(time.monotonic(), time.process_time(), flush=True)
                QTimer.singleShot(AFTER, self.window().close)
        table.paintEvent = painted
        return super().run(place, **options)
sys.exit(door.command_line([], Watched(), lambda: NOW))
"""


class Start(NamedTuple):
    """Seconds to the first painting."""

    wall: float
    processor: float


def start(code: str, folder: Path, compiled: Path) -> Start:
    """One process. ``compiled``: where Python keeps the compiled modules."""
    there = dict(os.environ, SHOPGUARD_DATA=str(folder), PYTHONPYCACHEPREFIX=str(compiled))
    there.pop("PYTHONDONTWRITEBYTECODE", None)
    born = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=there)
    painted, processor = map(float, done.stdout.split())
    return Start(painted - born, processor)


def measure(folder: Path, compiled: Path, pairs: int) -> dict[str, object]:
    """Medians in milliseconds, and how many times as long the window takes."""
    window = f"AFTER, NOW = 0, {million_shop.NOW}{WINDOW}"
    start(BARE, folder, compiled)
    start(
        f"AFTER, NOW = 3000, {million_shop.NOW}{WINDOW}", folder, compiled
    )  # what it shows when it is closed is the last state
    taken: dict[str, list[Start]] = {"bare": [], "window": []}
    for _ in range(pairs):
        taken["bare"].append(start(BARE, folder, compiled))
        taken["window"].append(start(window, folder, compiled))
    middle = {name: Start(*map(statistics.median, zip(*starts, strict=True))) for name, starts in taken.items()}
    bare, ours = middle["bare"], middle["window"]
    return {
        **{f"{name}_ms": [round(1000 * value) for value in one] for name, one in middle.items()},
        "ratio": [round(ours.wall / bare.wall, 2), round(ours.processor / bare.processor, 2)],
        "pairs": pairs,
        "load": os.getloadavg()[0],
    }


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times the start of the window.")
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="a judged shop; made where there is none")
    parser.add_argument("--pairs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name, "data")
        if not (folder / "shopguard.sqlite3").exists():
            make(folder, options.orders)
        print(json.dumps(measure(folder, Path(name, "compiled"), options.pairs)))


def make(folder: Path, orders: int) -> None:
    """A judged shop."""
    from shopguard.app import build_workplace
    from shopguard.flows.judging import refresh

    million_shop.make_big_shop(folder, orders)
    place = build_workplace(folder, "zh")
    refresh(place, million_shop.NOW)
    place.store.close()


def keep_state(folder: Path) -> None:
    """What a window that closes keeps for the next start."""
    from shopguard.app import build_workplace
    from shopguard.flows.orders.last_state import keep_last_state
    from shopguard.flows.orders.order_list import refund_count, risk_counts

    place = build_workplace(folder, "zh")
    keep_last_state(place, risk_counts(place), refund_count(place))
    place.store.close()


if __name__ == "__main__":
    main()
