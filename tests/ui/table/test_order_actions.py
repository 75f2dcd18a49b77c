"""What is done with several selected orders: from the bar, the menu and by key; each is said and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from shopguard.core.marks import AsideReason
from shopguard.flows.orders.copied_numbers import waybill_numbers
from shopguard.flows.orders.marks import hand_over, marks_of
from shopguard.flows.orders.order_filter import Filter
from shopguard.store.handing_over import not_to_hand_over
from shopguard.ui.costs.call_sheet_page import CallSheetPage
from shopguard.ui.orders.note_dialog import NoteDialog
from shopguard.ui.orders.set_aside_dialog import SetAsideDialog
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table import order_actions
from shopguard.ui.table.order_model import CARD
from tests.ui.driving import Clock, settle
from tests.ui.table.list_driving import CONTROL, SHIFT, click, click_order, press_key, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def select_three(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Rows 0, 1 and 3, as a person does it."""
    click_order(window, 0)
    click_order(window, 1, SHIFT)
    click_order(window, 3, CONTROL)
    settle(qtbot, window)
    qtbot.waitUntil(window.parts.list.actions.bar.isVisible)
    orders = shown(window)
    return [orders[0], orders[1], orders[3]]


def show_waiting(qtbot: QtBot, window: MainWindow) -> None:
    """Only the orders that can be handed over."""
    numbers = shown(window)
    why_not = not_to_hand_over(window.place.store.connection(), numbers)
    window.filters.show_filter(Filter(orders=frozenset(numbers) - set(why_not)))
    settle(qtbot, window)


def button(window: MainWindow, word: str) -> QToolButton:
    return next(one for one in window.parts.list.actions.bar.buttons if one.text() == word)


def test_the_bar_is_there_for_several_orders_only(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.parts.list.actions.bar
    click_order(window, 0)
    settle(qtbot, window)
    assert not bar.isVisible()
    select_three(qtbot, window)
    assert bar.said.text() == "已选 3 单"
    click(bar.none_button)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert window.table.selected.count() == 0
    assert window.table.hasFocus()


def test_waybills_and_order_numbers_are_copied_by_key(qtbot: QtBot, window: MainWindow) -> None:
    chosen = select_three(qtbot, window)
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_C, CTRL)
    settle(qtbot, window)
    numbers = waybill_numbers(window.place, chosen)
    assert numbers.count >= 2
    assert QApplication.clipboard().text() == numbers.text
    assert f"已复制 {numbers.count} 个运单号" in window.notice.sentence.text()
    QTest.keyClick(window.table, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert QApplication.clipboard().text().splitlines() == chosen


def test_handed_over_is_said_and_undone(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    show_waiting(qtbot, window)
    chosen = select_three(qtbot, window)
    click(button(window, "已交给快递"))
    settle(qtbot, window)
    assert [marks_of(window.place, order).handed_over_at for order in chosen] == [clock.now] * 3
    assert "3 单" in window.notice.sentence.text()
    assert window.parts.list.actions.bar.said.text() == "已选 3 单"  # still selected, for the next step
    click(window.notice.action)
    settle(qtbot, window)
    assert [marks_of(window.place, order).handed_over_at for order in chosen] == [None] * 3


def test_a_note_for_all_of_them(qtbot: QtBot, window: MainWindow) -> None:
    chosen = select_three(qtbot, window)
    press_key(qtbot, window, Qt.Key.Key_N, CTRL)
    dialog = window.parts.marks.dialog
    assert isinstance(dialog, NoteDialog)
    dialog.text.setPlainText("等快递回电")
    click(next(one for one in dialog.findChildren(QPushButton) if one.text() == "写上"))
    settle(qtbot, window)
    assert {marks_of(window.place, order).note for order in chosen} == {"等快递回电"}
    press_key(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert {marks_of(window.place, order).note for order in chosen} == {""}


def test_set_aside_offers_their_rules_and_all(qtbot: QtBot, window: MainWindow) -> None:
    chosen = select_three(qtbot, window)
    cards = {card for card, order in zip(shown(window, CARD), shown(window), strict=True) if order in chosen}
    click(button(window, "放一边"))
    settle(qtbot, window)
    dialog = window.parts.marks.dialog
    assert isinstance(dialog, SetAsideDialog)
    offered = [dialog.which.itemText(place) for place in range(dialog.which.count())]
    assert set(offered[:-1]) == cards
    assert offered[-1] == "这些订单的全部提醒"
    dialog.which.setCurrentIndex(len(offered) - 1)
    dialog.reasons[AsideReason.SETTLED].click()
    click(dialog.apply_button)
    settle(qtbot, window)
    assert all(marks_of(window.place, order).asides for order in chosen)
    click(window.notice.action)
    settle(qtbot, window)
    assert not any(marks_of(window.place, order).asides for order in chosen)


def test_taking_back_from_the_menu(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    chosen = select_three(qtbot, window)
    hand_over(window.place, chosen, clock.now, clock.now)
    assert window.parts.list.actions.take_back.menuAction() in window.table.menu.actions()
    window.parts.list.actions.take_back.actions()[0].trigger()
    settle(qtbot, window)
    assert [marks_of(window.place, order).handed_over_at for order in chosen] == [None] * 3


def test_what_was_selected_at_the_press_is_meant_whatever_is_selected_then(
    qtbot: QtBot, window: MainWindow, clock: Clock
) -> None:
    show_waiting(qtbot, window)
    chosen = select_three(qtbot, window)
    others = [order for order in shown(window) if order not in chosen]
    window.parts.list.actions.hand_over.trigger()
    window.table.clearSelection()
    for row in (5, 6, 7):  # as many others
        click_order(window, row, CONTROL)
    settle(qtbot, window)
    assert [marks_of(window.place, order).handed_over_at for order in chosen] == [clock.now] * 3
    assert {marks_of(window.place, order).handed_over_at for order in others} == {None}


def test_rows_that_are_not_known_yet_are_left_alone(qtbot: QtBot, window: MainWindow) -> None:
    model = window.model
    first = [row for _, row in model.loaded()]
    model.start_over(model.rowCount() + 1, {0: first[:3]}, 0)  # the first rows of a list that is still being made
    window.table.selectAll()
    window.parts.list.actions.hand_over.trigger()
    assert "列表还在读" in window.notice.sentence.text()
    settle(qtbot, window)
    assert {marks_of(window.place, row.order_id).handed_over_at for row in first} == {None}


def test_the_call_sheet_of_these(qtbot: QtBot, window: MainWindow) -> None:
    chosen = select_three(qtbot, window)
    press_key(qtbot, window, Qt.Key.Key_L, CTRL)
    dialog = window.parts.costs.dialog
    assert dialog is not None
    page = dialog.tab("call_sheet").page
    assert isinstance(page, CallSheetPage)
    settle(qtbot, window)
    assert page.view is not None
    assert page.view.only == set(chosen)
    assert page.chosen.said.text() == "只列表里选中的 3 单"
    click(page.chosen.all_button)
    settle(qtbot, window)
    assert page.view is not None
    assert page.view.only == frozenset()
    assert not page.chosen.isVisible()


def test_the_table_s_menu_holds_everything(window: MainWindow) -> None:
    said = [action.text() for action in window.table.menu.actions() if not action.isSeparator()]
    assert said == [
        "复制运单号", "复制订单号", "这些的叫件单…", "选中的订单一起申诉…", "已交给快递", "写备注…", "放一边…", "标记…", "收回",
        "彻底删除…",
    ]  # fmt: skip
    keys = [action.shortcut().toString() for action in window.table.menu.actions()[:-3] if not action.isSeparator()]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_nothing_selected_and_too_many_are_said(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.table.clearSelection()
    window.parts.list.actions.hand_over.trigger()
    assert "请先在表里选" in window.notice.sentence.text()
    monkeypatch.setattr(order_actions, "MOST_AT_ONCE", 2)
    select_three(qtbot, window)
    window.parts.list.actions.hand_over.trigger()
    assert window.notice.sentence.text() == "一次最多选 2 个订单，现在选了 3 个：请少选一些，或先筛选。"
