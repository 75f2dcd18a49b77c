"""The tab key leads through the window as the eye does: top bar, strips, filters, table, what stands below it, details."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY
from shopguard.core.finding import Risk
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle

MOST_STOPS = 80


def stops(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """Where the tab key stops, from the button of the top bar until it is there again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = window.top.open_button
    first.setFocus()
    found: list[QWidget] = []
    while len(found) < MOST_STOPS:
        here = QApplication.focusWidget()
        assert here is not None
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return found
    raise AssertionError("the tab key does not come back")


def parts_in_turn(window: MainWindow, found: list[QWidget]) -> list[str]:
    """The parts of the window in the order the key comes to them; one that is left and come back to stands there twice."""
    parts = {
        "top": window.top,
        "strips": window.parts.morning.strip,
        "filters": window.filters,
        "table": window.table,
        "below": window.parts.list.actions.bar,
        "side": window.parts.side,
    }
    turns: list[str] = []
    for widget in found:
        name = next((name for name, part in parts.items() if part is widget or part.isAncestorOf(widget)), "")
        if name and turns[-1:] != [name]:
            turns.append(name)
    return turns


def test_it_goes_as_the_eye_does(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], demo_place: Workplace, clock: Clock
) -> None:
    clock.now += 2 * DAY  # old data: all strips speak up
    window = open_window(demo_place)
    found = stops(qtbot, window)
    assert parts_in_turn(window, found) == ["top", "strips", "filters", "table", "side"]
    bar = window.filters
    at = [
        found.index(widget)
        for widget in (bar.all_chip, *bar.chips.values(), bar.search, bar.more, bar.grouping, bar.views)
    ]
    assert at == sorted(at)


def test_what_comes_up_later_stands_in_its_place(qtbot: QtBot, window: MainWindow) -> None:
    window.filters.show_filter(Filter(risks=frozenset({Risk.VIOLATED}), clauses=frozenset({"pickup-timeout"})))
    settle(qtbot, window)
    for row in range(2):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        window.table.selectionModel().select(window.model.index(row, 0), flags)
    qtbot.waitUntil(window.parts.list.actions.bar.isVisible)
    settle(qtbot, window)
    assert parts_in_turn(window, stops(qtbot, window)) == ["top", "strips", "filters", "table", "below", "side"]
