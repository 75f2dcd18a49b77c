"""All columns in one list: ticked, moved with keys, as at first again; remembered in the data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.settings import remembered
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.column_plan import AT_FIRST, REMEMBERED
from shopguard.ui.table.columns_dialog import ColumnsDialog
from shopguard.ui.table.order_model import FINE, PLACE
from shopguard.ui.table.order_table import OrderTable
from tests.ui.driving import Clock, settle
from tests.ui.table.made_up import NOON, lines, model_of

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table(look: Look) -> Iterator[OrderTable]:
    made = OrderTable(model_of(lines(5)), Clock(NOON))
    yield made
    put_away(made)


@pytest.fixture
def dialog(table: OrderTable) -> Iterator[ColumnsDialog]:
    made = ColumnsDialog(table.columns, table)
    made.wanted.connect(table.columns.arrange)
    made.show()
    yield made
    put_away(made)


def texts(dialog: ColumnsDialog) -> list[str]:
    return [dialog.list.item(number).text() for number in range(dialog.list.count())]


def test_it_shows_what_there_is(dialog: ColumnsDialog) -> None:
    assert texts(dialog)[:5] == ["风险（总是显示）", "倒计时", "规则", "罚款", "订单号（总是显示）"]
    assert len(texts(dialog)) == 16
    ticked = [dialog.list.item(number).checkState() is Qt.CheckState.Checked for number in range(16)]
    assert ticked == [True] * 7 + [False] + [True] * 5 + [False] * 3


def test_ticking_and_moving_with_the_keyboard(table: OrderTable, dialog: ColumnsDialog) -> None:
    dialog.list.setCurrentRow(3)  # the fine
    QTest.keyClick(dialog, Qt.Key.Key_Up, ALT)
    QTest.keyClick(dialog, Qt.Key.Key_Up, ALT)
    dialog.list.setCurrentRow(AT_FIRST.index("place"))
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.apply_button.click()
    assert table.columns.shown()[:3] == ["risk", "fine", "countdown"]
    assert table.header.visualIndex(FINE) == 1
    assert table.isColumnHidden(PLACE)


def test_a_line_that_is_always_there_cannot_be_unticked(dialog: ColumnsDialog) -> None:
    dialog.list.setCurrentRow(0)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.item(0).checkState() is Qt.CheckState.Checked


def test_cancelled_nothing_changes_and_reset_is_as_at_first(table: OrderTable, dialog: ColumnsDialog) -> None:
    table.columns.show("paid", shown=False)
    told: list[str] = []
    table.columns.changed.connect(told.append)
    dialog.cancel_button.click()
    assert told == []
    again = ColumnsDialog(table.columns, table)
    again.wanted.connect(table.columns.arrange)
    again.reset_button.click()
    again.apply_button.click()
    assert table.columns.plan.shows("paid")
    put_away(again)


def test_the_choice_is_there_at_the_next_start(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], demo_place: Workplace
) -> None:
    first = open_window(demo_place)
    first.parts.columns.open()
    dialog = first.parts.columns.dialog
    assert isinstance(dialog, ColumnsDialog)
    dialog.list.item(AT_FIRST.index("status")).setCheckState(Qt.CheckState.Unchecked)
    dialog.apply_button.click()
    settle(qtbot, first)
    assert remembered(demo_place, REMEMBERED) == first.table.columns.plan.to_json()
    first.close()
    second = open_window(demo_place)
    second.show_last()
    assert "status" not in second.table.columns.shown()
    assert "place" in second.table.columns.shown()
