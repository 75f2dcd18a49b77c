"""Ctrl+Z: only what was done since the window is open; what it was is named; a rule is switched only after a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.marks import AsideReason
from shopguard.flows.orders.marks import hand_over, marks_of, note, set_aside
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.orders.owner_actions import redo_last, undo_last
from shopguard.flows.rulebook.switches import switch_clause, switched_off
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import ScriptedAsk, settle

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CLAUSE = "transit-stalled"
NOTHING = "这次打开以后没有可以撤销的，什么都没有改。要撤销导入，请到 菜单 → 导入记录。"


@pytest.fixture
def orders(demo_place: Workplace) -> list[str]:
    return [row.order_id for row in list_orders(demo_place, Filter())[:3]]


def press(qtbot: QtBot, window: MainWindow, *, again: bool = False) -> str:
    """Ctrl+Z, or Ctrl+Shift+Z; what is said then."""
    window.table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT if again else CTRL)
    settle(qtbot, window)
    return window.notice.sentence.text()


def test_what_was_done_before_the_window_was_opened_stays(
    qtbot: QtBot,
    open_window: Callable[[Workplace], MainWindow],
    demo_place: Workplace,
    orders: list[str],
    moment: int,
) -> None:
    note(demo_place, orders[:1], "等快递回电", moment)
    window = open_window(demo_place)
    assert press(qtbot, window) == NOTHING
    assert marks_of(demo_place, orders[0]).note == "等快递回电"
    note(demo_place, orders[:1], "明早再问", moment + 1)
    assert press(qtbot, window) == f"已撤销：订单 {orders[0]} 的备注“明早再问”"
    assert marks_of(demo_place, orders[0]).note == "等快递回电"
    assert press(qtbot, window) == NOTHING
    assert undo_last(demo_place, moment + 2) is not None  # the command line reaches back
    assert marks_of(demo_place, orders[0]).note == ""


def test_what_was_undone_before_the_window_was_opened_does_not_come_back(
    qtbot: QtBot,
    open_window: Callable[[Workplace], MainWindow],
    demo_place: Workplace,
    orders: list[str],
    moment: int,
) -> None:
    note(demo_place, orders[:1], "等快递回电", moment)
    assert undo_last(demo_place, moment) is not None
    window = open_window(demo_place)
    assert press(qtbot, window, again=True) == "没有可以恢复的，什么都没有改。"
    assert marks_of(demo_place, orders[0]).note == ""
    assert redo_last(demo_place, moment) is not None


def test_each_kind_is_named(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, orders: list[str], moment: int
) -> None:
    handed = hand_over(demo_place, orders, moment, moment).orders  # those that wait for a courier
    note(demo_place, orders[:1], "一二三四五六七八九十一二三四五六七八九十再多两个", moment)
    note(demo_place, orders[:1], "", moment)
    set_aside(demo_place, orders, CLAUSE, None, AsideReason.SETTLED, "", None, moment)
    assert press(qtbot, window) == "已撤销：3 单 放一边（中转超时）"
    assert press(qtbot, window) == f"已撤销：删掉 订单 {orders[0]} 的备注"
    assert press(qtbot, window) == f"已撤销：订单 {orders[0]} 的备注“一二三四五六七八九十一二三四五六七八九十…”"
    assert press(qtbot, window) == f"已撤销：{handed} 单 的“已交给快递”"
    assert press(qtbot, window) == NOTHING
    assert press(qtbot, window, again=True) == f"已恢复：{handed} 单 的“已交给快递”"
    assert moment in [marks_of(demo_place, order).handed_over_at for order in orders]


def test_a_rule_is_switched_only_after_a_question(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, ask: ScriptedAsk, moment: int
) -> None:
    switch_clause(demo_place, CLAUSE, False, "", moment)
    ask.sure = False
    press(qtbot, window)
    assert "中转超时" in ask.said[-1]
    assert len(switched_off(demo_place)) == 1
    ask.sure = True
    assert press(qtbot, window) == "已撤销：规则“中转超时”的开关"
    assert len(switched_off(demo_place)) == 0
    ask.sure = False
    press(qtbot, window, again=True)
    assert (len(ask.said), len(switched_off(demo_place))) == (3, 0)
    ask.sure = True
    assert press(qtbot, window, again=True) == "已恢复：规则“中转超时”的开关"
    assert len(switched_off(demo_place)) == 1
