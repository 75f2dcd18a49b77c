"""Switching a rule off in the rulebook, and the sign that says so as long as it is off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.progress import Cancelled
from shopguard.flows.rulebook.switches import switch_clause, switched_off
from shopguard.flows.workplace import Workplace
from shopguard.ui.rulebook.rulebook_dialog import RulebookDialog
from shopguard.ui.rulebook.switch_card import SwitchCard
from shopguard.ui.rulebook.switch_dialog import SwitchDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle, texts

LEFT = Qt.MouseButton.LeftButton
CLAUSE = "transit-stalled"


def rulebook(window: MainWindow, qtbot: QtBot) -> RulebookDialog:
    window.parts.rules.open_rulebook(CLAUSE)
    settle(qtbot, window)
    assert window.parts.rules.rulebook is not None
    return window.parts.rules.rulebook


def switch(window: MainWindow, qtbot: QtBot) -> SwitchCard:
    (card,) = rulebook(window, qtbot).page.findChildren(SwitchCard)
    return card


def asked(window: MainWindow) -> SwitchDialog:
    dialog = window.parts.switches.dialog
    assert dialog is not None
    return dialog


def red_for_it(place: Workplace) -> int:
    return sum(row.clause == CLAUSE for row in list_orders(place, Filter(frozenset({Risk.VIOLATED}))))


def test_a_rule_is_switched_off_with_a_reason_and_on_again(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace
) -> None:
    assert red_for_it(demo_place) > 0
    assert window.parts.switches.sign.isHidden()
    QTest.mouseClick(switch(window, qtbot).button, LEFT)
    dialog = asked(window)
    assert "平台不会因此不罚" in texts(dialog)
    dialog.words.setText("仓库在港口（编造）")
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, window)
    assert red_for_it(demo_place) == 0
    assert window.parts.switches.dialog is None
    said = texts(switch(window, qtbot))
    assert "从 2026-11-20 12:00 起关着" in said
    assert "原因：仓库在港口（编造）" in said
    sign = window.parts.switches.sign
    assert not sign.isHidden()
    assert sign.text() == "“中转超时”从 11-20 12:00 起关着"
    QTest.mouseClick(switch(window, qtbot).button, LEFT)  # on again needs no asking
    settle(qtbot, window)
    assert red_for_it(demo_place) > 0
    assert sign.isHidden()


def test_leaving_it_on_changes_nothing(window: MainWindow, qtbot: QtBot, demo_place: Workplace) -> None:
    QTest.mouseClick(switch(window, qtbot).button, LEFT)
    QTest.keyClick(asked(window), Qt.Key.Key_Return)  # Enter is "leave it on"
    settle(qtbot, window)
    assert switched_off(demo_place) == ()


def test_a_judgement_that_is_stopped_leaves_the_rule_off_and_is_made_up_for(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object) -> None:
        raise Cancelled

    QTest.mouseClick(switch(window, qtbot).button, LEFT)
    with monkeypatch.context() as patch:
        patch.setattr("shopguard.flows.rulebook.switches.refresh", stopped)
        QTest.mouseClick(asked(window).apply_button, LEFT)
        qtbot.waitUntil(lambda: window.parts.switches.dialog is None)
    settle(qtbot, window)
    assert [one.clause for one in switched_off(demo_place)] == [CLAUSE]
    assert not window.parts.switches.sign.isHidden()
    assert red_for_it(demo_place) == 0


def test_the_notice_undoes_it(window: MainWindow, qtbot: QtBot, demo_place: Workplace) -> None:
    QTest.mouseClick(switch(window, qtbot).button, LEFT)
    QTest.mouseClick(asked(window).apply_button, LEFT)
    settle(qtbot, window)
    assert window.notice.sentence.text() == "“中转超时”已关掉"
    QTest.mouseClick(window.notice.action, LEFT)
    settle(qtbot, window)
    assert switched_off(demo_place) == ()
    assert window.notice.sentence.text() == "已撤销：规则“中转超时”的开关"
    assert window.parts.switches.sign.isHidden()
    assert "这条规则开着" in texts(switch(window, qtbot))


def test_the_sign_is_there_at_the_start_names_all_and_leads_to_them(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, moment: int
) -> None:
    switch_clause(demo_place, "pickup-timeout", False, "", moment - 7_200)
    switch_clause(demo_place, CLAUSE, False, "", moment)
    window.parts.switches.read_anew()
    settle(qtbot, window)
    sign = window.parts.switches.sign
    assert sign.text() == "2 条规则关着，最早从 11-20 10:00 起"
    assert "揽收超时：11-20 10:00 起" in sign.toolTip()
    QTest.mouseClick(sign, LEFT)
    settle(qtbot, window)
    assert window.parts.rules.rulebook is not None
    assert window.parts.rules.rulebook.page.opened() == CLAUSE


def test_amounts_and_tables_have_no_switch(window: MainWindow, qtbot: QtBot) -> None:
    page = rulebook(window, qtbot).page
    page.open_entry("regions")
    assert page.opened() == "regions"
    assert page.findChildren(SwitchCard) == []
