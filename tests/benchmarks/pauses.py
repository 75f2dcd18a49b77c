"""For how long the window stands still while it is worked with: worst and 95th percentile of the waits between two beats of 5 ms.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.pauses [--orders 100000] [--folder FOLDER] [--new 5000] [--only start,sort]

One window on a made-up, judged shop (a copy of FOLDER, else a shop of so many orders): its start, scrolling, sorting, filtering, the
judgement six hours later, the import of files with so many NEW orders, thirty packets as PDF. Milliseconds on the wall; what others
do on a busy machine is in them. Not a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from shopguard.app import build_workplace
from shopguard.core.beijing import HOUR
from shopguard.core.finding import Risk
from shopguard.flows.appeals.opening import open_in_bulk
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.orders.order_list import list_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.output_work import pdfs
from shopguard.ui.ask import Ask
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.shell.first_painting import after_painting
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.watchdog import TOO_LONG, Watchdog, longest, percentile
from tests.benchmarks import big_shop, million_shop
from tests.benchmarks.start import make

FRAME_MS = 16
AFTER_MS = 300  # what a step leaves behind for the moments after it
LONGEST_MS = 110_000
SORTS = ("fine", "order_id", "paid_at", "product", "risk")
FILTERS = (
    Filter(risks=frozenset({Risk.WATCH})), Filter(text="演示商品 3"), Filter(text="99"), Filter(provinces=frozenset({"浙江"})), Filter(),
)  # fmt: skip
PACKETS = 30


class Session:
    """A window that is worked with, and watched."""

    def __init__(self, place: Workplace, folder: Path, new_orders: int) -> None:
        self._place, self._folder, self._new = place, folder, new_orders
        self._now = million_shop.NOW
        look = Look(the_application())
        look.speak("zh")
        look.wear("light")
        self._dog = Watchdog(looking=True)
        self.window = MainWindow(place, Ask(), lambda: self._now, look)
        self.steps: dict[str, Callable[[], None]] = {
            "start": self._start, "scroll": self._scroll, "sort": self._sort, "filter": self._filter, "judge": self._judge,
            "import": self._import, "print": self._print,
        }  # fmt: skip

    def measure(self, name: str) -> dict[str, object]:
        """One step: milliseconds, and where the main thread stood in pauses that are felt."""
        self._dog.begin()
        self.steps[name]()
        self._rest(AFTER_MS)
        pauses = longest(self._dog.pauses, 3)
        return {
            "step": name,
            "worst": [round(1000 * pause.seconds) for pause in pauses],
            "p95": round(1000 * percentile(self._dog.pauses, 0.95), 1),
            "where": [pause.where for pause in pauses if pause.seconds > TOO_LONG],
        }

    def close(self) -> None:
        """Ends it."""
        self._dog.stop()
        self.window.close()

    def _start(self) -> None:
        self.window.show_last()
        after_painting(self.window, self.window.start)
        self.window.show()
        self._rest(100)
        self._settle()

    def _scroll(self) -> None:
        bar = self.window.table.verticalScrollBar()
        far = bar.maximum()
        for value in (*range(0, 3_000, 60), *(far * part // 20 for part in range(21)), 0):
            bar.setValue(value)
            self._rest(FRAME_MS)
        self._settle()

    def _sort(self) -> None:
        for column in SORTS:
            self.window.feed.set_sort(Sort(column))
            self._settle()

    def _filter(self) -> None:
        for wanted in FILTERS:
            self.window.filters.show_filter(wanted)
            self._settle()

    def _judge(self) -> None:
        self._now += 6 * HOUR
        self.window.parts.judgement.refresh()
        self._settle()

    def _import(self) -> None:
        files = self._folder / "files"
        big_shop.write_big_shop(files, self._new)
        self._dog.begin()
        self.window.import_files(sorted(files.glob("*.csv")))
        self._settle()

    def _print(self) -> None:
        rows = list_orders(self._place, Filter(risks=frozenset({Risk.VIOLATED})), limit=4 * PACKETS)
        clause = next(row.clause for row in rows if row.clause)
        orders = [row.order_id for row in rows if row.clause == clause][:PACKETS]
        opened = open_in_bulk(self._place, orders, clause, now=self._now, cause="编造的原因")
        out = self._folder / "packets"
        out.mkdir()
        self._dog.begin()
        work = partial(pdfs, self._place, list(opened.opened), out, self._now)
        self.window.jobs.write_reporting(work)
        self._settle()

    def _settle(self) -> None:
        loop = QEventLoop()
        self.window.settled.connect(loop.quit)
        QTimer.singleShot(LONGEST_MS, loop, loop.quit)
        QTimer.singleShot(50, self.window, self.window.tell_when_settled)
        loop.exec()

    def _rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Measures the window's pauses.")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--new", type=int, default=5_000)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        data = Path(name, "data")
        if options.folder:
            shutil.copytree(options.folder, data)
        else:
            make(data, options.orders)
        place = build_workplace(data, "zh")
        session = Session(place, Path(name), options.new)
        for step in options.only.split(",") if options.only else session.steps:
            print(json.dumps(session.measure(step), ensure_ascii=False), flush=True)
        session.close()
        place.store.close()
    print(f"{platform.platform()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", file=sys.stderr)


if __name__ == "__main__":
    main()
