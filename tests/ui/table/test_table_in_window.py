"""The table in the window: sorted by the database, with a column for shops where there are several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.demo.exports import write_demo_exports
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.order_model import COURIER, FINE, ORDER_ID, SHOP
from tests.ui.driving import settle

HALF_A_DAY = 43_200


def column(window: MainWindow, number: int) -> list[str]:
    """What the column says, from top to bottom."""
    return [str(window.model.index(row, number).data()) for row in range(window.model.rowCount())]


def click_title(window: MainWindow, number: int) -> None:
    header = window.table.header
    window.table.scrollTo(window.model.index(0, number))
    place = header.sectionViewportPosition(number) + header.sectionSize(number) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, header.height() // 2))


def test_three_clicks_on_a_title(qtbot: QtBot, window: MainWindow) -> None:
    by_urgency = column(window, ORDER_ID)
    click_title(window, ORDER_ID)
    settle(qtbot, window)
    assert column(window, ORDER_ID) == sorted(by_urgency)
    click_title(window, ORDER_ID)
    settle(qtbot, window)
    assert column(window, ORDER_ID) == sorted(by_urgency, reverse=True)
    click_title(window, ORDER_ID)
    settle(qtbot, window)
    assert column(window, ORDER_ID) == by_urgency


def test_the_dearest_come_first(qtbot: QtBot, window: MainWindow) -> None:
    click_title(window, FINE)
    settle(qtbot, window)
    yuan = [float(said.lstrip("≈¥")) for said in column(window, FINE) if "¥" in said]
    assert yuan == sorted(yuan, reverse=True)
    assert len(yuan) > 10


def test_the_chosen_order_stays_chosen_when_it_is_sorted(qtbot: QtBot, window: MainWindow) -> None:
    window.table.selectRow(4)
    chosen = window.table.selected.orders()
    click_title(window, COURIER)
    settle(qtbot, window)
    assert window.table.selected.orders() == chosen


def test_two_shops_have_their_column(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], place: Workplace, tmp_path: Path, moment: int
) -> None:
    for name, at in (("甲店（编造）", moment - HALF_A_DAY), ("乙店（编造）", moment)):
        files = write_demo_exports(tmp_path / name, at)
        assert all(one.refused is None for one in import_files(place, files, now=moment, shop=name).files)
    window = open_window(place)
    assert not window.table.isColumnHidden(SHOP)
    assert set(column(window, SHOP)) <= {"甲店（编造）", "乙店（编造）"}
    window.parts.columns.open()
    assert window.parts.columns.dialog is not None
