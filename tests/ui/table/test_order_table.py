"""The table as a person uses it: keys, the selection, its menu, its place when it is read anew, its clock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.table.order_model import COUNTDOWN, ORDER_ID, PAGE_ROWS, PRODUCT, RISK, OrderModel
from shopguard.ui.table.order_table import OrderTable
from tests.ui.driving import Clock
from tests.ui.table.made_up import NOON, line, lines, model_of, show, shown_table

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def test_the_keys(table: OrderTable) -> None:
    heard: list[str] = []
    table.order_chosen.connect(heard.append)
    for key, number in (
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_End, 999),
        (Qt.Key.Key_Up, 998),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(table, key)
        assert table.currentIndex().row() == number
        assert table.selected.count() == 1
    assert heard[-2:] == [line(998).order_id, line(0).order_id]
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    assert 5 < table.currentIndex().row() < 40
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected.count() > 900
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selected.count() == 1_000


def test_typing_letters_looks_for_nothing(table: OrderTable) -> None:
    table.selectRow(5)
    QTest.keyClicks(table, "6900")
    assert table.currentIndex().row() == 5


def test_a_line_is_moved_to_up_and_down_only(table: OrderTable) -> None:
    table.resize(400, 300)
    QApplication.processEvents()
    table.setCurrentIndex(table.model().index(500, PRODUCT))
    assert table.horizontalScrollBar().value() == 0
    first, last = table.visible_rows()
    assert first <= 500 <= last


def test_left_and_right_go_through_the_cells_for_who_hears_them(table: OrderTable) -> None:
    table.selectRow(0)
    table.setCurrentIndex(table.model().index(0, RISK))
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, COUNTDOWN)
    said = table.model().data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "倒计时: 还剩 2 小时"
    QTest.keyClick(table, Qt.Key.Key_Left)
    said = table.model().data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"快到点; 还剩 2 小时; 揽收超时; ¥3; {line(1).order_id}"  # the whole line in one breath


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_for_what_is_selected(table: OrderTable) -> None:
    shown: list[QPoint] = []
    table.menu.addAction("复制")
    table.menu.aboutToShow.connect(lambda: shown.append(QPoint()))
    ask_for_menu(table)
    assert shown == []  # nothing is selected
    table.selectRow(3)
    ask_for_menu(table)
    assert len(shown) == 1
    top = table.viewport().mapToGlobal(QPoint(0, 3 * table.row_height)).y()
    assert top <= table.menu.pos().y() <= top + 2 * table.row_height
    table.menu.close()


def ask_for_menu(table: OrderTable) -> None:
    reason = QContextMenuEvent.Reason.Keyboard
    corner = QPoint(1, 1)
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, corner, table.viewport().mapToGlobal(corner)))


def test_it_stays_where_it_is_when_lines_come_above(table: OrderTable) -> None:
    model = table.model()
    table.verticalScrollBar().setValue(200 * table.row_height + 7)
    table.setCurrentIndex(model.index(203, RISK))
    assert table.anchors() == (line(200).order_id, line(203).order_id)
    show(model, [line(2_000), line(2_001), *lines(1_000)])  # type: ignore[arg-type]
    assert table.verticalScrollBar().value() == 202 * table.row_height + 7
    assert table.currentIndex().row() == 205
    assert table.selected.orders() == [line(203).order_id]


def test_what_the_owner_has_taken_out_of_the_selection_stays_out(table: OrderTable) -> None:
    for number, keys in ((3, NO_KEY), (5, CTRL), (5, CTRL)):
        where = table.visualRect(table.model().index(number, ORDER_ID)).center()
        QTest.mouseClick(table.viewport(), LEFT, keys, where)
    show(table.model(), lines(1_000))  # type: ignore[arg-type]
    assert table.selected.orders() == [line(3).order_id]
    assert table.currentIndex().row() == 5
    table.clearSelection()
    show(table.model(), lines(900))  # type: ignore[arg-type]
    assert table.selected.count() == 0
    assert table.currentIndex().row() == 5


def test_the_chosen_order_is_selected_again_when_it_comes_back(table: OrderTable) -> None:
    table.choose_at(line(3).order_id, 3)
    show(table.model(), lines(2))  # type: ignore[arg-type]
    assert table.selected.count() == 0
    show(table.model(), lines(10))  # type: ignore[arg-type]
    assert table.selected.orders() == [line(3).order_id]


def test_another_list_selects_nothing_that_was_not_selected(table: OrderTable) -> None:
    show(table.model(), lines(3))  # type: ignore[arg-type]
    table.selectAll()
    assert table.selected.count() == 3  # all there are
    show(table.model(), lines(1_000))  # type: ignore[arg-type]
    assert table.selected.orders() == [line(number).order_id for number in range(3)]


def test_a_line_that_was_on_its_way_is_told_when_it_comes(table: OrderTable) -> None:
    heard: list[str] = []
    table.order_chosen.connect(heard.append)
    model = table.model()
    assert isinstance(model, OrderModel)
    model.start_over(2 * PAGE_ROWS, {0: lines(PAGE_ROWS)}, NOON)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 2 * PAGE_ROWS - 1
    assert heard == []
    model.put_page(1, [line(number) for number in range(PAGE_ROWS, 2 * PAGE_ROWS)])
    assert heard == [line(2 * PAGE_ROWS - 1).order_id]
    model.put_page(1, [line(number, note="neu") for number in range(PAGE_ROWS, 2 * PAGE_ROWS)])
    assert len(heard) == 1


def test_an_order_is_chosen_where_it_stands(table: OrderTable) -> None:
    heard: list[str] = []
    table.order_chosen.connect(heard.append)
    assert table.choose(line(700).order_id)
    assert not table.choose("0000")
    first, last = table.visible_rows()
    assert first <= 700 <= last
    assert table.currentIndex().row() == 700
    table.choose_at(line(20).order_id, 20)
    assert (table.visible_rows()[0], table.selected.orders()) == (20, [line(20).order_id])
    assert heard == []  # whoever sent the table there knows


def test_another_list_is_shown_from_its_beginning(table: OrderTable) -> None:
    table.verticalScrollBar().setValue(200 * table.row_height)
    table.begin_anew()
    show(table.model(), lines(900))  # type: ignore[arg-type]
    assert table.verticalScrollBar().value() == 0
    table.verticalScrollBar().setValue(400)
    show(table.model(), lines(900))  # type: ignore[arg-type]
    assert table.verticalScrollBar().value() == 400


def test_the_clock_goes_while_something_in_view_moves(qtbot: QtBot, table: OrderTable) -> None:
    assert table.clock.goes()
    table.hide()
    assert not table.clock.goes()
    table.show()
    assert table.clock.goes()
    table.columns.show("countdown", shown=False)
    table.clock.tick()
    table.clock.stop()
    table.clock.look()
    assert not table.clock.goes()


def test_the_clock_costs_nothing_where_nothing_is_due(look: Look) -> None:
    rows = [replace(one, deadline=None) for one in lines(50)]
    table = shown_table(OrderTable(model_of(rows), Clock(NOON)))
    assert not table.clock.goes()
    put_away(table)


def test_a_window_that_comes_back_shows_the_time_of_now(look: Look) -> None:
    clock = Clock(NOON)
    table = shown_table(OrderTable(model_of(lines(5)), clock))
    table.hide()
    clock.now += 3_600
    table.show()
    assert table.model().index(1, COUNTDOWN).data() == "还剩 1 小时"
    put_away(table)


def test_a_minute_later_the_clocks_say_so(table: OrderTable) -> None:
    later = OrderTable(model_of(lines(5)), Clock(NOON + 60))
    shown_table(later)
    later.clock.tick()
    assert later.model().index(1, COUNTDOWN).data() == "还剩 1 小时 59 分"
    put_away(later)
