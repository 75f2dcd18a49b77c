"""How long the table takes to paint all that is in view, against a stock QTableView on the same model with the same columns.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.repaint [--rounds 60] [--width 1440] [--height 900]

A million lines in the model, of which those in view are there. ``again``: the same lines are painted once more (what a light that
moves over the table costs). ``others``: each time lines that were not painted before (what sorting and filtering cost). ``columns``:
all sixteen in view. The stock view paints its texts only: no badges, no signs, no ring. Medians and 95th percentiles in
milliseconds, the two views in turn. Not a test.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from shopguard.app import load_texts
from shopguard.core.finding import Risk, State
from shopguard.flows.orders.order_list import OrderRow
from shopguard.ui.garbage import GarbageTime
from shopguard.ui.look.application import Look
from shopguard.ui.look.table_look import dress_table
from shopguard.ui.table.order_model import COLUMN_KEYS, PAGE_ROWS, OrderModel
from shopguard.ui.table.order_table import OrderTable

NOW = 1_795_147_200
LINES = 1_000_000
PAGES = 40  # there at the beginning

_LINE = OrderRow(
    order_ref=0, order_id="", shop="演示店铺", risk=Risk.DUE, clause="pickup-timeout", card="揽收超时", state=State.DUE,
    deadline=NOW + 7_200, waybills="", courier="圆通速递", product="", place="浙江 杭州市", status="已发货",
    amount_fen=0, yuan_fen=300, paid_at=NOW - 86_400, promised_at=NOW, data_as_of=NOW - 3_600,
)  # fmt: skip


def line(number: int) -> OrderRow:
    """No two alike."""
    risks = list(Risk)
    return replace(
        _LINE, order_ref=number, order_id=f"69{number:017}", risk=risks[number % len(risks)], deadline=NOW + 61 * number,
        waybills=f"YT{number:013}" + (f", SF{number:013}" if number % 9 == 0 else ""), amount_fen=990 + number,
        product=f"演示商品 {number} 号，名字很长的家用陶瓷马克杯（编造）", refund=number % 7 == 0, note="…" if number % 5 == 0 else "",
    )  # fmt: skip


def make_model() -> OrderModel:
    """A million lines, the first of them there."""
    model = OrderModel(load_texts("zh"))
    pages = {page: [line(page * PAGE_ROWS + nth) for nth in range(PAGE_ROWS)] for page in range(PAGES)}
    model.start_over(LINES, pages, NOW)
    return model


def stock_view(table: OrderTable, model: OrderModel) -> QTableView:
    """Qt's own, with the same columns, widths and heights."""
    view = QTableView()
    view.setModel(model)
    dress_table(view, table.row_height, table.header.height(), {})
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    same_columns(table, view)
    return view


def same_columns(table: OrderTable, view: QTableView) -> None:
    """Those that the table shows, where it shows them."""
    header = view.horizontalHeader()
    for place in range(len(COLUMN_KEYS)):
        column = table.header.logicalIndex(place)
        header.moveSection(header.visualIndex(column), place)
        view.setColumnHidden(column, table.isColumnHidden(column))
        view.setColumnWidth(column, table.columnWidth(column))


def painted(view: QTableView) -> float:
    """Milliseconds to paint all that is in view."""
    before = time.perf_counter()
    view.viewport().repaint()
    return 1_000 * (time.perf_counter() - before)


def again(view: QTableView, _round: int) -> float:
    """The same lines."""
    return painted(view)


def others(view: QTableView, number: int) -> float:
    """Lines that were not painted before."""
    height = view.verticalHeader().defaultSectionSize()
    in_view = view.viewport().height() // height + 2
    view.viewport().setUpdatesEnabled(False)
    view.verticalScrollBar().setValue(number * in_view * height)
    view.viewport().setUpdatesEnabled(True)
    return painted(view)


def measure(name: str, views: dict[str, QTableView], paint: Callable[[QTableView, int], float], rounds: int) -> None:
    """Prints a line of the report."""
    taken: dict[str, list[float]] = {who: [] for who in views}
    for number in range(rounds):
        for who, view in views.items():
            taken[who].append(paint(view, number))
    medians = {who: statistics.median(times) for who, times in taken.items()}
    figures = [
        f"{who} {medians[who]:6.2f} (p95 {sorted(times)[int(0.95 * rounds)]:6.2f})" for who, times in taken.items()
    ]
    ratio = medians["stock"] / medians["ours"]
    print(f"{name:32} {'   '.join(figures)}   {ratio:.1f} x faster")


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times full repaints of the table of orders.")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=900)
    options = parser.parse_args()
    application = QApplication([])
    look = Look(application)
    look.wear("light")
    GarbageTime(look)
    model = make_model()
    table = OrderTable(model, lambda: NOW)
    views: dict[str, QTableView] = {"ours": table, "stock": stock_view(table, model)}
    for view in views.values():
        view.resize(options.width, options.height)
        view.show()
    application.processEvents()
    print(
        f"{platform.machine()}, Python {platform.python_version()}, {options.width} x {options.height}, {LINES} lines, ms"
    )
    report(table, views, options.rounds)
    for view in views.values():
        view.close()


def report(table: OrderTable, views: dict[str, QTableView], rounds: int) -> None:
    """All lines of it."""
    measure("again", views, again, rounds)
    measure("others", views, others, min(rounds, PAGES * PAGE_ROWS // 60))
    for view in views.values():
        view.scrollToTop()
        view.selectAll()
    measure("again, all selected", views, again, rounds)
    for view in views.values():
        view.clearSelection()
    for key in COLUMN_KEYS:
        table.columns.show(key, shown=True)
    same_columns(table, views["stock"])
    for view in views.values():
        view.resize(2_200, view.height())
        QApplication.processEvents()
    measure("again, all columns", views, again, rounds)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Look(application).wear("dark")
    QApplication.processEvents()
    measure("again, all columns, dark", views, again, rounds)


if __name__ == "__main__":
    main()
