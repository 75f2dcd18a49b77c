"""A filter or a search leaves out the order on the right side: it says so, and never shows another one silently."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_filter import Filter
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle
from tests.ui.table.list_driving import click_order, shown


def says_so(window: MainWindow) -> bool:
    strip = window.parts.panel.not_listed
    assert strip is not None
    return strip.isVisible()


def test_an_order_that_the_search_leaves_out_says_so(qtbot: QtBot, window: MainWindow) -> None:
    click_order(window, 0)
    settle(qtbot, window)
    order = window.parts.panel.order
    assert order is not None
    assert not says_so(window)
    other = shown(window)[-1]
    QTest.keyClicks(window.filters.search, other)
    QTest.keyClick(window.filters.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    settle(qtbot, window)
    assert says_so(window)
    assert window.parts.panel.not_listed is not None
    assert order.order_id in window.parts.panel.not_listed.said.text()
    click_order(window, 0)
    settle(qtbot, window)
    assert not says_so(window)
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == other


def test_it_is_gone_when_the_order_is_listed_again(qtbot: QtBot, window: MainWindow) -> None:
    click_order(window, 0)
    settle(qtbot, window)
    window.filters.show_filter(Filter(risks=frozenset({Risk.CLOSED})))
    settle(qtbot, window)
    assert says_so(window)
    window.filters.show_filter(Filter())
    settle(qtbot, window)
    assert not says_so(window)


def test_an_order_opened_from_elsewhere_says_so_too(qtbot: QtBot, window: MainWindow) -> None:
    hidden = shown(window)[0]
    window.filters.show_filter(Filter(risks=frozenset({Risk.CLOSED})))
    settle(qtbot, window)
    window.show_order(hidden)
    settle(qtbot, window)
    assert says_so(window)
