"""How the tests of what stands around the table drive it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.choice_list import ChoiceList
from shopguard.ui.table.facet_panel import FacetPanel
from shopguard.ui.table.facets import FACETS, Facet
from shopguard.ui.table.order_model import ORDER_ID
from tests.ui.driving import settle

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def press_key(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    """A key of the whole window; the offscreen platform does not give it back by itself when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, keys)
    settle(qtbot, window)


def click_radio(radio: QRadioButton) -> None:
    """On its circle: beside its word nothing is pressed."""
    QTest.mouseClick(radio, LEFT, NONE, QPoint(8, radio.height() // 2))


def click_line(lines: QListWidget, row: int) -> None:
    where = lines.visualItemRect(lines.item(row)).center()
    QTest.mouseClick(lines.viewport(), LEFT, NONE, where)


def click_order(window: MainWindow, row: int, keys: Qt.KeyboardModifier = NONE) -> None:
    where = window.table.visualRect(window.model.index(row, ORDER_ID)).center()
    QTest.mouseClick(window.table.viewport(), LEFT, keys, where)


def shown(window: MainWindow, column: int = ORDER_ID) -> list[str]:
    return [window.model.index(row, column).data() for row in range(window.model.rowCount())]


def open_facet(qtbot: QtBot, window: MainWindow, facet: Facet) -> FacetPanel:
    """Opens the drop-down with the mouse, at a facet."""
    click(window.filters.more)
    panel = window.parts.list.filtering.panel
    assert panel is not None
    assert panel.isVisible()
    click_line(panel.facets, FACETS.index(facet))
    settle(qtbot, window)
    return panel


def words(choices: ChoiceList) -> list[str]:
    return [choices.list.item(row).text() for row in range(choices.list.count())]


def tick(qtbot: QtBot, window: MainWindow, choices: ChoiceList, word: str) -> None:
    click_line(choices.list, words(choices).index(word))
    settle(qtbot, window)
