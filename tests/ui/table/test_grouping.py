"""Groups of the orders: counts and yuan, and the table narrowed by a press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.order_list import GroupRow
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.group_strip import GroupStrip
from shopguard.ui.table.order_model import COURIER
from tests.ui.driving import settle
from tests.ui.table.list_driving import LEFT, NONE, click, shown

ORDERS = 76


def choose(qtbot: QtBot, window: MainWindow, word: str) -> GroupStrip:
    """In the menu behind the button."""
    actions = {action.text(): action for action in window.parts.list.grouping.menu.actions()}
    actions[word].trigger()
    settle(qtbot, window)
    return window.parts.list.grouping.strip


def press(qtbot: QtBot, window: MainWindow, strip: GroupStrip, row: int) -> None:
    QTest.mouseClick(strip.viewport(), LEFT, NONE, strip.visualRect(strip.groups.index(row)).center())
    settle(qtbot, window)


def test_each_courier_with_its_orders_and_money(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.parts.list.grouping.strip.isVisible()
    strip = choose(qtbot, window, "按快递")
    assert strip.isVisible()
    assert window.filters.grouping.text() == "按快递"
    groups = strip.groups.groups
    assert [group.yuan_fen for group in groups] == sorted((group.yuan_fen for group in groups), reverse=True)
    told = [couriers.split("、") if couriers else ["没有运单或快递未知"] for couriers in shown(window, COURIER)]
    for group in groups:  # an order with parcels of two couriers stands with both
        assert sum(group.by_risk.values()) == group.orders == sum(group.word in couriers for couriers in told)


def test_a_press_narrows_and_a_second_one_widens(qtbot: QtBot, window: MainWindow) -> None:
    strip = choose(qtbot, window, "按快递")
    before = strip.groups.groups
    press(qtbot, window, strip, 0)
    assert window.filters.wanted() == Filter(couriers=frozenset({before[0].key}))
    assert window.model.rowCount() == before[0].orders
    assert strip.groups.groups == before  # the others stay on show
    assert strip.groups.taken == before[0].key
    assert "couriers" in window.parts.list.filtering.active.chips
    press(qtbot, window, strip, 0)
    assert window.model.rowCount() == ORDERS
    assert strip.groups.taken is None


def test_groups_follow_the_filter(qtbot: QtBot, window: MainWindow) -> None:
    strip = choose(qtbot, window, "按商品")
    click(window.filters.chips[Risk.DUE])
    settle(qtbot, window)
    assert sum(group.orders for group in strip.groups.groups) == window.model.rowCount()
    assert all(set(group.by_risk) == {Risk.DUE} for group in strip.groups.groups)


def test_days_the_newest_first_and_the_keyboard_presses(qtbot: QtBot, window: MainWindow) -> None:
    strip = choose(qtbot, window, "按付款日期")
    days = [group.key for group in strip.groups.groups]
    assert days == sorted(days, reverse=True)
    strip.setFocus()
    strip.setCurrentIndex(strip.groups.index(0))
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert strip.groups.taken == days[1]
    assert window.model.rowCount() == strip.groups.groups[1].orders
    assert [chip.text() for chip in window.parts.list.filtering.active.chips.values()] == [f"付款日期：{days[1]}"]


def test_no_groups_again(qtbot: QtBot, window: MainWindow) -> None:
    strip = choose(qtbot, window, "按快递")
    choose(qtbot, window, "不分组")
    assert not strip.isVisible()
    assert window.filters.grouping.text() == "分组"


def test_groups_that_come_after_they_were_given_up_are_not_shown(qtbot: QtBot, window: MainWindow) -> None:
    grouping = window.parts.list.grouping
    grouping.show_group("courier")
    grouping.show_group("")
    settle(qtbot, window)
    assert not grouping.strip.isVisible()


def test_other_figures_of_the_same_groups_are_painted_where_they_stand(qtbot: QtBot) -> None:
    strip = GroupStrip()
    qtbot.addWidget(strip)
    strip.show_groups([GroupRow("<b>", "<b>", 7, {}, 0)], None)
    told: list[str] = []
    strip.groups.modelReset.connect(lambda: told.append("reset"))
    strip.groups.dataChanged.connect(lambda: told.append("changed"))
    strip.show_groups([GroupRow("<b>", "<b>", 8, {}, 0)], None)
    assert told == ["changed"]
    assert strip.groups.index(0).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;</p>"


def test_read_out_in_one_breath(qtbot: QtBot) -> None:
    strip = GroupStrip()
    qtbot.addWidget(strip)
    counts = {Risk.VIOLATED: 2, Risk.DUE: 1, Risk.OK: 4}
    strip.show_groups([GroupRow("yto", "圆通速递", 7, counts, 2_500)], None)
    said = strip.groups.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "圆通速递，7 单，违规 2，快到点 1，要留意 0，¥25"
