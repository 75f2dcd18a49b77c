"""Saved views with mouse and keyboard: save, choose, replace, rename, delete and take that back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.orders.saved_views import View, delete_view, save_view, saved_view, view_names
from shopguard.flows.workplace import Workplace
from shopguard.store.saved_views import KeptView, keep_view
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.order_model import ORDER_ID
from shopguard.ui.table.view_list import ViewList
from shopguard.ui.table.view_name_dialog import ViewNameDialog
from tests.ui.driving import settle, texts
from tests.ui.table.list_driving import click, press_key, shown

WANTED = Filter(risks=frozenset({Risk.DUE}), couriers=frozenset({"yto"}))


def ask_name(window: MainWindow) -> ViewNameDialog:
    window.parts.list.views.save_action.trigger()
    dialog = window.parts.list.views.dialog
    assert isinstance(dialog, ViewNameDialog)
    return dialog


def save_as(qtbot: QtBot, window: MainWindow, name: str) -> None:
    dialog = ask_name(window)
    dialog.name.setText(name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    settle(qtbot, window)


def open_list(qtbot: QtBot, window: MainWindow) -> ViewList:
    window.parts.list.views.list_action.trigger()
    settle(qtbot, window)
    dialog = window.parts.list.views.dialog
    assert isinstance(dialog, ViewList)
    return dialog


def test_a_view_is_saved_and_brings_all_back(qtbot: QtBot, window: MainWindow) -> None:
    window.filters.show_filter(WANTED)
    window.table.sort_by(Sort("order_id", descending=True))
    window.parts.list.grouping.show_group("product")
    settle(qtbot, window)
    before = shown(window)
    assert before == sorted(before, reverse=True)
    dialog = ask_name(window)
    said = texts(dialog)
    for word in ("快到点", "快递 圆通速递", "订单号", "按商品"):
        assert word in said
    assert not dialog.save_button.isEnabled()  # without a name
    dialog.name.setText("催圆通")
    click(dialog.save_button)
    settle(qtbot, window)
    assert window.parts.list.views.dialog is None
    assert "催圆通" in window.notice.sentence.text()
    window.parts.list.show_view(View())
    settle(qtbot, window)
    assert window.filters.wanted() == Filter()
    assert not window.parts.list.grouping.strip.isVisible()
    assert window.feed.sort == Sort()
    first = window.parts.list.views.menu.actions()[0]
    assert first.text() == "催圆通"
    press_key(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.filters.wanted() == WANTED
    assert shown(window) == before
    assert window.filters.grouping.text() == "按商品"
    assert window.parts.list.grouping.strip.isVisible()


def test_a_name_that_is_there_is_replaced_knowingly(qtbot: QtBot, window: MainWindow) -> None:
    save_as(qtbot, window, "甲")
    window.filters.show_filter(WANTED)
    settle(qtbot, window)
    dialog = ask_name(window)
    assert dialog.name.text() == "甲"  # the one on show is proposed
    assert "会替换" in dialog.replaces.text()
    assert dialog.save_button.text() == "替换"
    click(dialog.save_button)
    settle(qtbot, window)
    assert view_names(window.place) == ("甲",)
    assert saved_view(window.place, "甲").narrowing.filter == WANTED


def test_a_view_that_is_gone_is_proposed_no_more(qtbot: QtBot, window: MainWindow) -> None:
    save_as(qtbot, window, "甲")
    delete_view(window.place, "甲")
    window.parts.list.views.read_names()
    settle(qtbot, window)
    assert ask_name(window).name.text() == ""


def test_a_view_of_a_courier_and_a_shop_nobody_knows(qtbot: QtBot, window: MainWindow) -> None:
    wanted = Filter(couriers=frozenset({"gone"}), shops=frozenset({"卖掉的店（编造）"}), clauses=frozenset({"of-old"}))
    save_view(window.place, "旧的", View(Narrowing(wanted)))
    window.parts.list.views.open_view("旧的")
    settle(qtbot, window)
    assert window.model.rowCount() == 0
    said = [chip.text() for chip in window.parts.list.filtering.active.chips.values()]
    assert said == ["规则：of-old", "快递：gone", "店铺：卖掉的店（编造）"]
    click(window.parts.list.filtering.active.clear_button)
    settle(qtbot, window)
    assert window.model.rowCount() > 0


def test_renamed_deleted_and_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("甲", "乙"):
        save_as(qtbot, window, name)
    dialog = open_list(qtbot, window)
    card = dialog.cards["甲"]
    card.name.setText("乙")
    click(card.rename_button)
    settle(qtbot, window)
    assert "已经有一个叫“乙”的视图" in dialog.went_wrong.text()
    card.name.setText("丙")
    click(card.rename_button)
    settle(qtbot, window)
    assert view_names(window.place) == ("丙", "乙")
    click(dialog.cards["丙"].delete_button)
    settle(qtbot, window)
    assert view_names(window.place) == ("乙",)
    assert list(dialog.cards) == ["乙"]
    click(dialog.undo_button)
    settle(qtbot, window)
    assert list(dialog.cards) == ["丙", "乙"]
    click(dialog.close_button)
    settle(qtbot, window)
    assert [action.text() for action in window.parts.list.views.menu.actions()[:2]] == ["丙", "乙"]


def test_views_are_there_at_the_next_start(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], demo_place: Workplace
) -> None:
    save_view(demo_place, "A & B", View())
    window = open_window(demo_place)
    settle(qtbot, window)
    assert window.parts.list.views.names == ("A & B",)
    assert window.parts.list.views.menu.actions()[0].text() == "A && B"


def test_a_broken_view_is_said_and_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    with window.place.store.transaction() as db:
        keep_view(db, KeptView("坏的", 0, "{}"))
    window.filters.show_filter(WANTED)
    settle(qtbot, window)
    window.parts.list.views.open_view("坏的")
    settle(qtbot, window)
    assert "视图“坏的”读不出来" in window.notice.sentence.text()
    assert window.filters.wanted() == WANTED


def test_copying_leaves_the_clipboard_to_texts_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+C belongs to the table only while the keyboard is there."""
    window.table.selectRow(0)
    window.filters.search.setText("abc")
    window.filters.search.selectAll()
    window.filters.search.setFocus()
    QTest.keyClick(window.filters.search, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "abc"
    assert window.model.index(0, ORDER_ID).data()
