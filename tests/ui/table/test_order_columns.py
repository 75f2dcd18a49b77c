"""The table's columns by mouse and keyboard: sorted, moved, resized, hidden; what of it is remembered."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from shopguard.core.message import Language
from shopguard.flows.orders.order_filter import URGENCY, Sort
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.look.badges import badge_size
from shopguard.ui.table.order_model import COLUMN_KEYS, FINE, ORDER_ID, PRODUCT, RISK, SHOP, WAYBILLS
from shopguard.ui.table.order_table import OrderTable
from shopguard.ui.table.row_painter import MARGIN
from tests.ui.driving import Clock
from tests.ui.table.made_up import NOON, line, lines, model_of, picture, show, shown_table, size_text

LEFT = Qt.MouseButton.LeftButton


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


def test_clicks_on_a_title_sort_turn_round_and_go_back_to_urgency(table: OrderTable) -> None:
    wanted: list[Sort] = []
    table.sort_wanted.connect(wanted.append)
    for _ in range(3):
        QTest.mouseClick(table.header.viewport(), LEFT, pos=title_middle(table, FINE))
    assert wanted == [Sort("fine", True), Sort("fine", False), URGENCY]
    assert table.accessibleDescription() == "已违规的在最上面，接着是快到点的"
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


def test_the_last_column_fills_what_is_left_and_nobody_remembers_that(table: OrderTable) -> None:
    table.resize(2_400, 500)
    QApplication.processEvents()
    told: list[str] = []
    table.columns.changed.connect(told.append)
    drag(table, border_of(table, PRODUCT), 40)
    assert list(json.loads(told[-1])["widths"]) == ["product"]


def test_a_number_is_never_made_too_narrow(table: OrderTable) -> None:
    whole = table.columnWidth(ORDER_ID)
    drag(table, border_of(table, ORDER_ID), -70)
    assert table.columnWidth(ORDER_ID) == whole
    assert table.header.fontMetrics().horizontalAdvance(line(0).order_id) < whole


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", [100, 150])
def test_every_badge_of_the_risk_is_shown_whole(look: Look, language: Language, text: int) -> None:
    size_text(look, text)
    model = model_of(lines(5), language)
    table = shown_table(OrderTable(model, Clock(NOON)))
    words = ("已违规", "快到点", "要留意", "未见异常", "放一边", "已结束")
    if language == "en":
        words = ("Violated", "Due soon", "Watch", "Nothing found", "Set aside", "Closed")
    room = table.columnWidth(RISK) - 2 * MARGIN
    assert room >= max(badge_size(word, table.font()).width() for word in words)
    put_away(table)
    size_text(look, 100)


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


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_and_down_open_the_menu_of_the_column(table: OrderTable) -> None:
    wanted: list[Sort] = []
    table.sort_wanted.connect(wanted.append)
    table.setCurrentIndex(table.model().index(0, PRODUCT))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    said = {action.text(): action for action in menu.actions()}
    assert list(said)[:3] == ["按“商品”升序", "按“商品”降序", "按紧急程度（已违规的在最上面，接着是快到点的）"]
    assert said["按紧急程度（已违规的在最上面，接着是快到点的）"].isChecked()
    said["按“商品”降序"].trigger()
    said["不显示“商品”"].trigger()
    menu.close()
    assert wanted == [Sort("product", True)]
    assert table.isColumnHidden(PRODUCT)
    table.columns.reset()
    assert not table.isColumnHidden(PRODUCT)


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
