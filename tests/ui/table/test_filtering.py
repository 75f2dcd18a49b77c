"""Filtering beyond the chips, with mouse and keyboard, on the made-up shop."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY
from shopguard.core.finding import Risk
from shopguard.flows.orders.filter_choices import Choice, Choices
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.order_list import count_orders
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.choice_list import CountRole
from shopguard.ui.table.facets import without_any
from shopguard.ui.table.order_model import CARD, COURIER
from tests.ui.driving import Clock, settle
from tests.ui.table.list_driving import LEFT, NONE, click, click_radio, open_facet, shown, tick, words

ORDERS = 76
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a drop-down on no real screen


def test_a_ticked_rule_and_courier_narrow_the_table(qtbot: QtBot, window: MainWindow) -> None:
    panel = open_facet(qtbot, window, "clauses")
    rules = panel.lists["clauses"]
    row = words(rules).index("揽收超时")
    told = rules.list.item(row).data(CountRole)
    tick(qtbot, window, rules, "揽收超时")
    assert window.model.rowCount() == told
    assert set(shown(window, CARD)) == {"揽收超时"}
    assert panel.found.text() == f"找到 {told} 单"
    assert panel.facets.item(0).text() == "规则 · 1"
    panel = open_facet(qtbot, window, "couriers")
    couriers = panel.lists["couriers"]
    told = couriers.list.item(words(couriers).index("圆通速递")).data(CountRole)  # of those with that rule
    tick(qtbot, window, couriers, "圆通速递")
    assert window.model.rowCount() == told
    assert all("圆通速递" in couriers for couriers in shown(window, COURIER))
    click(panel.done_button)
    assert not panel.isVisible()
    strip = window.parts.list.filtering.active
    assert strip.isVisible()
    assert [chip.text() for chip in strip.chips.values()] == ["规则：揽收超时", "快递：圆通速递"]
    assert strip.found.text() == f"找到 {told} 单"


def test_the_others_can_be_chosen_too(qtbot: QtBot, window: MainWindow) -> None:
    couriers = open_facet(qtbot, window, "couriers").lists["couriers"]
    there = words(couriers)
    tick(qtbot, window, couriers, "圆通速递")
    panel = open_facet(qtbot, window, "couriers")
    assert sorted(words(couriers)) == sorted(there)
    assert words(couriers)[0] == "圆通速递"  # what is chosen stands first
    panel.close()


def test_what_is_chosen_and_not_listed_stays_chosen(qtbot: QtBot, window: MainWindow) -> None:
    panel = open_facet(qtbot, window, "couriers")
    panel.show_narrowing(Narrowing(Filter(couriers=frozenset({"sf"}))))
    panel.show_choices(Choices("couriers", (Choice("yto", "圆通速递", 3),)))
    tick(qtbot, window, panel.lists["couriers"], "圆通速递")
    assert window.filters.wanted().couriers == {"sf", "yto"}
    panel.close()


def test_taking_back_leaves_nothing_of_a_facet() -> None:
    names = frozenset({"x"})
    told = Filter(
        clauses=names, couriers=names, provinces=names, products=names, shops=names, marks=names, orders=names,
        paid_from=1, paid_until=2, paid_unknown=True, data_before=3,
    )  # fmt: skip
    assert without_any(Narrowing(replace(told, text="YT", refund=True), "last7", 24)) == Narrowing(
        Filter(text="YT", refund=True)
    )


def test_a_chips_cross_takes_it_back_and_the_chip_changes_it(qtbot: QtBot, window: MainWindow) -> None:
    wanted = Filter(couriers=frozenset({"yto"}), provinces=frozenset({"江苏省", "江苏"}))
    window.filters.show_filter(wanted)
    settle(qtbot, window)
    desk = window.parts.list.filtering
    chip = desk.active.chips["couriers"]
    QTest.mouseClick(chip, LEFT, NONE, chip.cross().center().toPoint())
    settle(qtbot, window)
    assert window.filters.wanted() == replace(wanted, couriers=frozenset())
    QTest.mouseClick(desk.active.chips["provinces"], LEFT, NONE, QPoint(12, 10))
    settle(qtbot, window)
    assert desk.panel is not None
    assert desk.panel.isVisible()
    assert desk.panel.facets.currentItem().text().startswith("收货地")
    desk.panel.close()
    QTest.keyClick(desk.active.chips["provinces"], Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert window.model.rowCount() == ORDERS
    assert not desk.active.isVisible()


def test_the_keyboard_alone_filters(qtbot: QtBot, window: MainWindow) -> None:
    window.filters.more.setFocus()
    QTest.keyClick(window.filters.more, Qt.Key.Key_Space)
    panel = window.parts.list.filtering.panel
    assert panel is not None
    settle(qtbot, window)
    QTest.keyClick(panel.facets, Qt.Key.Key_Down)
    settle(qtbot, window)
    couriers = panel.lists["couriers"].list
    couriers.setFocus()
    QTest.keyClick(couriers, Qt.Key.Key_Down)
    QTest.keyClick(couriers, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert len(window.filters.wanted().couriers) == 1
    assert 0 < window.model.rowCount() < ORDERS
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_all_takes_the_risks_off_and_leaves_the_other_filters(qtbot: QtBot, window: MainWindow) -> None:
    assert window.filters.all_chip.text() == f"全部 {ORDERS}"
    yto = Filter(couriers=frozenset({"yto"}))
    window.filters.show_filter(replace(yto, risks=frozenset({Risk.DUE})))
    settle(qtbot, window)
    assert not window.filters.all_chip.isChecked()
    assert window.filters.chips[Risk.DUE].isChecked()
    due = window.model.rowCount()
    assert window.filters.chips[Risk.DUE].text() == f"快到点 {due}"  # the chips count within the other filters
    click(window.filters.all_chip)
    settle(qtbot, window)
    assert window.filters.wanted() == yto
    assert window.filters.all_chip.isChecked()
    assert due < window.model.rowCount() == count_orders(window.place, yto) < ORDERS
    assert window.filters.all_chip.text() == f"全部 {window.model.rowCount()}"
    click(window.parts.list.filtering.active.clear_button)
    settle(qtbot, window)
    assert window.filters.all_chip.text() == f"全部 {ORDERS}"


def test_clearing_takes_everything_off(qtbot: QtBot, window: MainWindow) -> None:
    window.filters.show_filter(Filter(risks=frozenset({Risk.DUE}), text="YT", couriers=frozenset({"yto"})))
    settle(qtbot, window)
    click(window.parts.list.filtering.active.clear_button)
    settle(qtbot, window)
    assert window.filters.wanted() == Filter()
    assert window.filters.search.text() == ""
    assert window.model.rowCount() == ORDERS


def test_paid_today_is_another_day_tomorrow(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    panel = open_facet(qtbot, window, "paid")
    click_radio(panel.paid.radios["today"])
    settle(qtbot, window)
    panel.close()
    today = window.filters.wanted()
    assert today.paid_until == clock.now + DAY // 2  # noon
    assert window.model.rowCount() == count_orders(window.place, today)
    clock.now += DAY
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert window.filters.wanted().paid_until == clock.now + DAY // 2
    assert [chip.text() for chip in window.parts.list.filtering.active.chips.values()] == ["付款日期：今天"]


def test_what_is_being_typed_stays_when_time_passes(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    window.parts.list.filtering.narrow(Narrowing(paid="today"))
    settle(qtbot, window)
    window.filters.search.setText("YT")
    clock.now += DAY
    window.parts.list.renew()  # before the pause after typing is over
    settle(qtbot, window)
    wanted = window.filters.wanted()
    assert (wanted.text, wanted.paid_until) == ("YT", clock.now + DAY // 2)
    assert window.filters.search.text() == "YT"


def test_a_long_list_pasted_into_the_search_is_cut_and_answered(qtbot: QtBot, window: MainWindow) -> None:
    window.filters.search.setText(" ".join(f"YT{number}" for number in range(3_000)))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.model.rowCount() == 0)
    assert not window.notice.isVisible()
    window.filters.search.setText("1 " * 3_000)  # as many words as there can be
    qtbot.waitUntil(lambda: window.feed.wanted.text.startswith("1 1"))
    settle(qtbot, window)
    assert window.model.rowCount() > 0
    assert not window.notice.isVisible()
    window.filters.search.setText("％ ＿ ' ; ".join("abcdefghijklmnop"))
    qtbot.waitUntil(lambda: window.feed.wanted.text.startswith("a％"))
    settle(qtbot, window)
    assert (window.model.rowCount(), window.notice.isVisible()) == (0, False)


def test_days_of_ones_own_choice(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    panel = open_facet(qtbot, window, "paid")
    panel.paid.first.setFocus()
    panel.paid.first.setDate(panel.paid.first.date().addDays(-3))
    settle(qtbot, window)
    panel.close()
    wanted = window.filters.wanted()
    assert (wanted.paid_from, wanted.paid_until) == (clock.now - DAY // 2 - 3 * DAY, clock.now + DAY // 2)
    assert panel.paid.radios["between"].isChecked()
    said = [chip.text() for chip in window.parts.list.filtering.active.chips.values()]
    assert said == ["付款日期：2026-11-17 至 2026-11-20"]


def test_old_tracks(qtbot: QtBot, window: MainWindow) -> None:
    panel = open_facet(qtbot, window, "data")
    click_radio(panel.data.radios["24"])
    settle(qtbot, window)
    panel.close()
    assert window.model.rowCount() == count_orders(window.place, window.filters.wanted()) < ORDERS
    assert "轨迹新旧：24 小时以上没有新轨迹" in {c.text() for c in window.parts.list.filtering.active.chips.values()}


def test_a_product_is_found_by_a_part_of_its_name(qtbot: QtBot, window: MainWindow) -> None:
    panel = open_facet(qtbot, window, "products")
    products = panel.lists["products"]
    products.search.setText("3 号")
    qtbot.waitUntil(lambda: words(products) == ["演示商品 3 号（编造）"])
    tick(qtbot, window, products, "演示商品 3 号（编造）")
    assert 0 < window.model.rowCount() < ORDERS
    panel.close()


def test_one_shop_is_no_choice(qtbot: QtBot, window: MainWindow) -> None:
    panel = open_facet(qtbot, window, "clauses")
    titles = [
        panel.facets.item(row).text() for row in range(panel.facets.count()) if not panel.facets.item(row).isHidden()
    ]
    assert "店铺" not in titles
    panel.close()
    offered = [action.text() for action in window.parts.list.grouping.menu.actions() if action.isVisible()]
    assert offered == ["不分组", "按快递", "按商品", "按付款日期"]
