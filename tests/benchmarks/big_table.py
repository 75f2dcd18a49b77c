"""The table of a big shop: first rows, sorting, filtering, deep scrolling, frames and memory, beside the two ways Qt offers. Not a test.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.big_table DATA [--json FILE]

DATA: a data folder that was judged (``tests.benchmarks.million_shop`` makes one; it is read only). Each way runs in a process of its own:
this program's table; QSqlTableModel on the orders, fetched as it does it; all rows in a list behind a sort and filter proxy. A frame
is one round of the window's loop while a timer of 4 ms wants to fire: its wait is what an owner would feel.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QEventLoop,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
)
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication, QTableView

from shopguard.app import build_workplace
from shopguard.core.finding import Risk
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.store.database import database_path
from shopguard.store.engine import sqlite3
from shopguard.ui.jobs import Jobs
from shopguard.ui.table.order_feed import OrderFeed
from shopguard.ui.table.order_model import OrderModel
from shopguard.ui.table.order_table import OrderTable
from tests.benchmarks.million_shop import NOW

EVERY_MS = 4
SCROLLS = 120
LONGEST_S = 120.0
SIZE = (1280, 800)
WAYS = ("shopguard", "sql-model", "in-memory")
_COLUMNS = "o.order_id, o.product, o.province, o.city, o.status, o.amount_fen, o.paid_at, v.risk, v.clause, v.deadline, v.yuan_fen"

Index = QModelIndex | QPersistentModelIndex


class Frames(QObject):
    """Remembers how long each beat had to wait, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self._waits: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(EVERY_MS)

    def take(self) -> tuple[float, float]:
        """The 95th percentile and the longest since the last time, beyond the timer's own pace."""
        waits, self._waits = self._waits, []
        if len(waits) < 2:
            return (waits[0], waits[0]) if waits else (0.0, 0.0)
        return statistics.quantiles(waits, n=20, method="inclusive")[-1], max(waits)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._waits.append(max(0.0, 1000 * (now - self._last) - EVERY_MS))
        self._last = now


class Report:
    """Figures by name: milliseconds until it was shown, and the frames meanwhile."""

    def __init__(self) -> None:
        self.frames = Frames()

    def time(self, name: str, begin: Callable[[], None], done: Callable[[], bool]) -> None:
        """Begins something and lets the window go on until it is done."""
        turn(10)
        self.frames.take()
        started = time.perf_counter()
        begin()
        while not done() and time.perf_counter() - started < LONGEST_S:
            turn(1)
        took = 1000 * (time.perf_counter() - started)
        turn(30)
        self._keep(name, took)

    def scroll(self, name: str, view: QTableView) -> None:
        """Drags the scroll bar through the whole list."""
        bar = view.verticalScrollBar()
        turn(10)
        self.frames.take()
        started = time.perf_counter()
        for step in range(SCROLLS):
            bar.setValue(bar.maximum() * step // SCROLLS)
            turn(12)
        self._keep(name, 1000 * (time.perf_counter() - started) / SCROLLS)

    def _keep(self, name: str, took: float) -> None:
        p95, worst = self.frames.take()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = {"ms": round(took, 1), "p95": round(p95, 1), "worst": round(worst, 1), "peak_mb": round(peak)}
        print(json.dumps([name, told]), flush=True)


def turn(milliseconds: int) -> None:
    """The window goes on for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shopguard(data: Path, report: Report) -> None:
    """This program's table."""
    place = build_workplace(data, "zh")
    root = QObject()
    jobs, model = Jobs(place, root), OrderModel(place.texts, root)
    feed = OrderFeed(place, jobs, model, lambda: NOW, root)
    table = OrderTable(model, lambda: NOW)
    feed.anchors = table.anchors
    table.resize(*SIZE)
    table.show()
    report.time("first rows", feed.reload, lambda: model.rowCount() > 0)
    report.time("all rows", lambda: None, jobs.idle)
    report.scroll("drag through all", table)
    for column in ("fine", "paid", "product", "waybills"):
        report.time(f"sort by {column}", lambda column=column: feed.set_sort(Sort(column)), jobs.idle)  # type: ignore[misc]
    report.time("back to urgency", lambda: feed.set_sort(Sort()), jobs.idle)
    for name, wanted in (
        ("filter: risk", Filter(frozenset([Risk.VIOLATED]))),
        ("filter: courier", Filter(couriers=frozenset(["yto"]))),
        ("filter: six digits", Filter(text="123456")),
    ):
        report.time(name, lambda wanted=wanted: feed.set_filter(wanted), jobs.idle)  # type: ignore[misc]
    report.time("no filter", lambda: feed.set_filter(Filter()), jobs.idle)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    report.time("read anew, deep in the list", feed.reload, jobs.idle)
    jobs.close()
    place.store.close()


def sql_model(data: Path, report: Report) -> None:
    """Qt's own table model on a database, fetched as it does it."""
    db = QSqlDatabase.addDatabase("QSQLITE")
    db.setDatabaseName(str(database_path(data)))
    db.open()
    model = QSqlTableModel(None, db)
    model.setTable("orders")
    view = QTableView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    report.time("first rows", lambda: _select(model), lambda: model.rowCount() > 0)
    report.time("all rows", lambda: _fetch_all(model), lambda: not model.canFetchMore())
    report.scroll("drag through all", view)
    amount = model.fieldIndex("amount_fen")
    report.time("sort by paid", lambda: model.sort(amount, Qt.SortOrder.AscendingOrder), lambda: model.rowCount() > 0)
    report.time("filter: six digits", lambda: model.setFilter("order_id LIKE '%123456%'"), lambda: True)


def _select(model: QSqlTableModel) -> None:
    model.select()


def _fetch_all(model: QSqlTableModel) -> None:
    while model.canFetchMore():
        model.fetchMore()
        turn(0)


class ListModel(QAbstractTableModel):
    """All rows as Python has them."""

    def __init__(self, rows: list[tuple[object, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def in_memory(data: Path, report: Report) -> None:
    """Everything in a list, sorted and filtered by Qt's proxy."""
    view, proxy = QTableView(), QSortFilterProxyModel()
    models: list[ListModel] = []

    def load() -> None:
        with sqlite3.connect(database_path(data)) as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM orders o JOIN verdict v ON v.order_ref = o.id ORDER BY v.risk"
            ).fetchall()
        models.append(ListModel(rows))
        proxy.setSourceModel(models[0])
        view.setModel(proxy)
        view.show()

    view.resize(*SIZE)
    report.time("first rows", load, lambda: proxy.rowCount() > 0)
    report.time("all rows", lambda: None, lambda: True)
    report.scroll("drag through all", view)
    report.time("sort by paid", lambda: proxy.sort(5), lambda: True)
    proxy.setFilterKeyColumn(0)
    report.time("filter: six digits", lambda: proxy.setFilterFixedString("123456"), lambda: True)


def table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    """The figures as a markdown table."""
    lines = ["| what | " + " | ".join(results) + " |", "|---|" + "---|" * len(results)]
    names = dict.fromkeys(name for figures in results.values() for name in figures)
    for name in names:
        cells = (_cell(figures.get(name)) for figures in results.values())
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(one: dict[str, float] | None) -> str:
    return (
        ""
        if one is None
        else f"{one['ms']:.0f} ms, frames p95 {one['p95']:.0f} worst {one['worst']:.0f}, {one['peak_mb']:.0f} MB"
    )


def measured(data: Path, way: str, seconds: float) -> dict[str, dict[str, float]]:
    """The figures of one way, as far as it came in that time."""
    command = [sys.executable, "-m", "tests.benchmarks.big_table", str(data), "--way", way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            told, _ = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            told, _ = running.communicate()
    return dict(json.loads(line) for line in told.splitlines())


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Measures the table of a big shop.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--seconds", type=float, default=300, help="a way that takes longer is stopped")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.way:
        _app = QApplication([])
        {"shopguard": shopguard, "sql-model": sql_model, "in-memory": in_memory}[options.way](options.data, Report())
        return
    results = {way: measured(options.data, way, options.seconds) for way in WAYS}
    print(
        f"{platform.machine()}, Python {platform.python_version()}; ms until shown, frames in ms, peak memory so far\n"
    )
    print(table(results))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
