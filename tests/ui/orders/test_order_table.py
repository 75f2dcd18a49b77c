"""The table as a person uses it: what it paints, keys, sorting, columns by mouse, its place, its clock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHoverEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_filter import URGENCY, Sort
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.look.palette import DARK, LIGHT, TONE_OF_RISK, Scheme
from shopguard.ui.orders.order_model import COLUMN_KEYS, COUNTDOWN, FINE, ORDER_ID, PRODUCT, RISK, SHOP, WAYBILLS
from shopguard.ui.orders.order_table import OrderTable
from tests.ui.driving import Clock
from tests.ui.orders.made_up import NOON, line, lines, model_of, show

BEFORE_THE_ICON = 11  # pixels into the cell of the risk: there is only the badge
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(look: Look) -> Iterator[OrderTable]:
    """A thousand orders, with the keyboard in the table."""
    made = shown_table(OrderTable(model_of(lines(1_000)), Clock(NOON)))
    yield made
    put_away(made)


def shown_table(table: OrderTable) -> OrderTable:
    table.resize(1_000, 600)
    table.show()
    table.setFocus()
    QApplication.processEvents()
    return table


def size_text(look: Look, per_cent: int) -> None:
    look.size_text(per_cent)
    QApplication.processEvents()


def picture(table: OrderTable) -> QImage:
    return table.viewport().grab().toImage()


def colour_beside(table: OrderTable, number: int) -> str:
    """The ground of a line, where no text stands: in the gap between two columns."""
    x = table.columnViewportPosition(COUNTDOWN)
    return picture(table).pixelColor(x, number * table.row_height + 5).name()


def title_middle(table: OrderTable, column: int) -> QPoint:
    header = table.header
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    return QPoint(x, header.height() // 2)


def border_of(table: OrderTable, column: int) -> QPoint:
    """The border that is dragged to resize a column."""
    header = table.header
    return QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2)


def drag(table: OrderTable, start: QPoint, by: int) -> None:
    where = table.header.viewport()
    QTest.mousePress(where, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (by // 2, by):
        QTest.mouseMove(where, start + QPoint(step, 0))
    QTest.mouseRelease(where, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(by, 0))


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_risk_has_its_colour(look: Look, table: OrderTable, scheme: Scheme) -> None:
    look.wear("light" if scheme is LIGHT else "dark")
    QApplication.processEvents()
    seen = picture(table)
    for number, risk in enumerate(Risk):
        x = table.columnViewportPosition(RISK) + BEFORE_THE_ICON
        found = seen.pixelColor(x, number * table.row_height + table.row_height // 2).name()
        assert found == scheme.tones[TONE_OF_RISK[risk]].background
    look.wear("light")


def test_selected_lines_and_the_one_with_the_keyboard_stand_out(table: OrderTable) -> None:
    table.selectRow(2)
    seen = picture(table)
    assert colour_beside(table, 2) == LIGHT.tones["accent"].background
    assert [colour_beside(table, number) for number in (0, 1)] == [LIGHT.card, LIGHT.raised]
    top = 2 * table.row_height
    ring = {seen.pixelColor(400, top + at).name() for at in range(3)}
    assert any(QColor(one).lightness() < QColor(LIGHT.tones["accent"].background).lightness() - 60 for one in ring)
    table.clearFocus()
    assert {picture(table).pixelColor(400, top + at).name() for at in range(3)} == {LIGHT.tones["accent"].background}


def test_the_line_under_the_pointer_is_tinted(table: OrderTable) -> None:
    before = colour_beside(table, 4)
    where = QPointF(300, 4 * table.row_height + 10)
    QApplication.sendEvent(table.viewport(), QHoverEvent(QHoverEvent.Type.HoverMove, where, where, where))
    assert colour_beside(table, 4) != before
    QApplication.sendEvent(table.viewport(), QHoverEvent(QHoverEvent.Type.HoverLeave, where, where, where))
    assert colour_beside(table, 4) == before


def test_a_part_painted_alone_is_as_the_whole(table: OrderTable) -> None:
    table.selectRow(1)
    whole = picture(table)
    part = table.viewport().grab(table.visualRect(table.model().index(3, ORDER_ID))).toImage()
    cell = table.visualRect(table.model().index(3, ORDER_ID))
    assert part == whole.copy(cell)


def test_it_is_sharp_on_a_dense_screen(table: OrderTable) -> None:
    dense = QImage(table.viewport().size() * 2, QImage.Format.Format_RGB32)
    dense.setDevicePixelRatio(2)
    table.viewport().render(dense)
    y = table.row_height + table.row_height // 2
    badge = dense.pixelColor(2 * BEFORE_THE_ICON, 2 * y).name()
    assert badge == LIGHT.tones[TONE_OF_RISK[list(Risk)[1]]].background


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


def test_clicks_on_a_title_sort_turn_round_and_go_back_to_urgency(table: OrderTable) -> None:
    wanted: list[Sort] = []
    table.sort_wanted.connect(wanted.append)
    for _ in range(3):
        QTest.mouseClick(table.header.viewport(), LEFT, pos=title_middle(table, FINE))
    assert wanted == [Sort("fine", True), Sort("fine", False), URGENCY]
    assert table.accessibleDescription() == "最急的在最上面"
    table.show_sort(Sort("product", True))
    assert table.accessibleDescription() == "按“商品”降序"
    assert wanted[-1] == URGENCY  # it was only shown


def test_a_column_is_moved_with_the_mouse_and_remembered(table: OrderTable) -> None:
    told: list[str] = []
    table.columns.changed.connect(told.append)
    drag(table, title_middle(table, FINE), -260)
    order = json.loads(told[-1])["order"]
    assert order.index("fine") < order.index("countdown")
    assert json.loads(told[-1])["widths"] == {}
    again = OrderTable(model_of(lines(3)), Clock(NOON))
    again.columns.restore(told[-1])
    assert [again.header.logicalIndex(at) for at in range(len(order))] == [COLUMN_KEYS.index(key) for key in order]
    put_away(again)


def test_a_wider_column_is_remembered_and_grows_with_the_text(look: Look, table: OrderTable) -> None:
    told: list[str] = []
    table.columns.changed.connect(told.append)
    before = table.columnWidth(PRODUCT)
    drag(table, border_of(table, PRODUCT), -60)
    assert table.columnWidth(PRODUCT) == before - 60
    assert list(json.loads(told[-1])["widths"]) == ["product"]
    narrow, number = table.columnWidth(PRODUCT), table.columnWidth(ORDER_ID)
    size_text(look, 200)
    assert abs(table.columnWidth(PRODUCT) - 2 * narrow) <= narrow // 10
    assert table.columnWidth(ORDER_ID) > 1.8 * number
    size_text(look, 100)


def test_a_number_is_never_made_too_narrow(table: OrderTable) -> None:
    whole = table.columnWidth(ORDER_ID)
    drag(table, border_of(table, ORDER_ID), -70)
    assert table.columnWidth(ORDER_ID) == whole
    assert table.header.fontMetrics().horizontalAdvance(line(0).order_id) < whole


def test_the_same_click_moves_nothing(table: OrderTable) -> None:
    told: list[str] = []
    table.columns.changed.connect(told.append)
    QTest.mouseClick(table.header.viewport(), LEFT, pos=title_middle(table, PRODUCT))
    assert told == []


def test_what_matters_is_in_view_on_a_small_screen(table: OrderTable) -> None:
    table.resize(729, 500)  # what a window of 1280 × 800 leaves beside the details
    QApplication.processEvents()
    end = table.columnViewportPosition(WAYBILLS) + table.columnWidth(WAYBILLS)
    assert end <= table.viewport().width()
    assert table.columns.shown()[:6] == ["risk", "countdown", "card", "fine", "order_id", "waybills"]


def test_the_text_size_changes_the_height_and_keeps_the_place(look: Look, table: OrderTable) -> None:
    table.verticalScrollBar().setValue(300 * table.row_height)
    small = table.row_height
    size_text(look, 150)
    assert table.row_height > 1.4 * small
    assert table.visible_rows()[0] == 300
    size_text(look, 100)
    assert (table.row_height, table.visible_rows()[0]) == (small, 300)


def test_a_text_that_is_cut_is_told_in_full(table: OrderTable) -> None:
    long = "<b>杯子</b>，很长的名字（编造）" * 5
    show(table.model(), [line(0, product=long, note="先打电话", aside=1), line(1)])  # type: ignore[arg-type]
    assert table.explanation(table.model().index(0, PRODUCT)).startswith("<p>&lt;b&gt;杯子")
    assert table.explanation(table.model().index(0, ORDER_ID)) == ""
    marks = COLUMN_KEYS.index("marks")
    assert table.explanation(table.model().index(0, marks)) == "<p>有备注 · 有搁置</p><p>先打电话</p>"
    assert table.explanation(table.model().index(1, marks)) == ""
    assert not QToolTip.isVisible()


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


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_and_down_open_the_menu_of_the_column(table: OrderTable) -> None:
    wanted: list[Sort] = []
    table.sort_wanted.connect(wanted.append)
    table.setCurrentIndex(table.model().index(0, PRODUCT))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    said = {action.text(): action for action in menu.actions()}
    assert list(said)[:3] == ["按“商品”升序", "按“商品”降序", "按紧急程度（最急的在最上面）"]
    assert said["按紧急程度（最急的在最上面）"].isChecked()
    said["按“商品”降序"].trigger()
    said["不显示“商品”"].trigger()
    menu.close()
    assert wanted == [Sort("product", True)]
    assert table.isColumnHidden(PRODUCT)
    table.columns.reset()
    assert not table.isColumnHidden(PRODUCT)


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


def test_several_shops_have_a_column_with_colour_and_letter(table: OrderTable) -> None:
    assert table.isColumnHidden(SHOP)
    show(table.model(), [line(0, shop="甲店（编造）"), line(1, shop="乙店（编造）")])  # type: ignore[arg-type]
    table.show_shops({"甲店（编造）": ("blue", "甲"), "乙店（编造）": ("orange", "乙")})
    assert not table.isColumnHidden(SHOP)
    table.horizontalScrollBar().setValue(0)
    left = table.columnViewportPosition(SHOP)
    seen = picture(table)
    for number, colour in ((0, "#0072b2"), (1, "#e69f00")):
        ground = seen.pixelColor(left + 9, number * table.row_height + table.row_height // 2)
        assert ground.name() == colour
    table.show_shops({"甲店（编造）": ("blue", "甲")})
    assert table.isColumnHidden(SHOP)


def test_a_line_on_its_way_is_no_blank(look: Look) -> None:
    model = model_of(lines(200))
    model.start_over(400, {}, NOON)
    table = shown_table(OrderTable(model, Clock(NOON)))
    colours = {picture(table).pixelColor(x, table.row_height // 2 + y).name() for x in range(30) for y in range(-4, 9)}
    assert len(colours) > 1
    put_away(table)


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


def test_a_minute_later_the_clocks_say_so(table: OrderTable) -> None:
    later = OrderTable(model_of(lines(5)), Clock(NOON + 60))
    shown_table(later)
    later.clock.tick()
    assert later.model().index(1, COUNTDOWN).data() == "还剩 1 小时 59 分"
    put_away(later)
