"""What the owner sees first: sums, the slider to moments to come, ticks that only reckon, and no more widgets than rows in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.core.finding import Risk
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.costs.rescue import Rescue
from shopguard.flows.costs.strikes_ahead import strikes_first
from shopguard.flows.costs.what_if import position, saving
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.rescue_card import SHOWN_FOLDED, RescueCard
from shopguard.ui.costs.rescue_list import ROWS_IN_VIEW, TICK_ROOM
from shopguard.ui.look.card import Card
from shopguard.ui.look.words import yuan
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.costs.test_strikes_ahead import NOW, rushing
from tests.ui.driving import Clock, settle, texts

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CHECKED = Qt.CheckState.Checked


def click_box(card: RescueCard, row: int) -> None:
    line = card.list.visualRect(card.model.index(row))
    QTest.mouseClick(card.list.viewport(), LEFT, NO_KEYS, QPoint(line.left() + TICK_ROOM // 2, line.center().y()))


def tick_of(card: RescueCard, row: int) -> object:
    return card.model.index(row).data(Qt.ItemDataRole.CheckStateRole)


def test_the_slider_tells_the_moment_in_words_and_goes_by_hours_and_days(window: MainWindow) -> None:
    chosen = window.parts.penalties.outlook.moment
    assert chosen.said.text() == "现在 · 11-20 12:00"
    for key, said in (
        (Qt.Key.Key_Right, "1 小时以后 · 11-20 13:00"),
        (Qt.Key.Key_PageUp, "25 小时以后 · 11-21 13:00"),
        (Qt.Key.Key_Left, "24 小时以后 · 11-21 12:00"),
        (Qt.Key.Key_End, "168 小时以后 · 11-27 12:00"),
        (Qt.Key.Key_Home, "现在 · 11-20 12:00"),
    ):
        QTest.keyClick(chosen.slider, key)
        assert chosen.said.text() == said
        assert chosen.slider.accessibleDescription() == said


def test_the_wheel_is_left_to_the_pane(window: MainWindow) -> None:
    slider = window.parts.penalties.outlook.moment.slider
    middle = slider.rect().center()
    turned = QWheelEvent(
        QPointF(middle), QPointF(slider.mapToGlobal(middle)), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, turned)
    assert slider.value() == 0
    assert not turned.isAccepted()  # so Qt hands it on to what scrolls


def test_a_moment_to_come_shows_yuan_colours_and_what_turned_red(
    window: MainWindow, demo_place: Workplace, moment: int
) -> None:
    card = window.parts.penalties.outlook
    outlook = costs_now(demo_place, moment).outlook
    for hours in (0, 6, 24, 168):
        card.moment.slider.setValue(hours)
        there = position(demo_place, outlook, moment + hours * HOUR)
        assert card.owed.text() == f"要赔 {yuan(there.fen)}"
        words = {risk: demo_place.texts.word("risk." + risk.word) for risk in Risk}
        assert card.colours.shown == {risk: f"{words[risk]} {there.colours[risk]}" for risk in Risk}
        assert card.colours.accessibleName() == ", ".join(card.colours.shown.values())
        if there.turned_red:
            assert f"从现在起有 {there.turned_red} 单变红" in card.told.text()
    assert there.turned_red > 0


def test_now_is_what_the_sums_say(window: MainWindow, demo_place: Workplace, moment: int) -> None:
    costs = costs_now(demo_place, moment)
    assert window.parts.penalties.outlook.owed.text() == f"要赔 {yuan(costs.preview.now_fen)}"
    window.parts.penalties.outlook.moment.slider.setValue(costs.preview.horizon_hours)
    assert window.parts.penalties.outlook.owed.text() == f"要赔 {yuan(costs.preview.if_ignored_fen)}"


def test_ticks_say_what_is_saved_at_the_sliders_moment(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, moment: int
) -> None:
    pane, card = window.parts.penalties, window.parts.penalties.rescues
    costs = costs_now(demo_place, moment)
    assert not card.saved.isVisible()
    assert "只是试算，不改数据" in texts(card)
    pane.outlook.moment.slider.setValue(24)
    click_box(card, 0)
    click_box(card, 2)
    settle(qtbot, window)
    assert window.parts.side.currentWidget() is pane  # a tick leads nowhere
    refs = frozenset(strikes_first(costs.preview.fix_first)[row].order_ref for row in (0, 2))
    assert card.model.ticked() == refs
    told = saving(costs.outlook, moment + 24 * HOUR, refs)
    assert told.fen > 0
    assert card.saved.text().startswith(f"勾了 2 单：到 11-21 12:00 省 {yuan(told.fen)}")
    pane.outlook.moment.slider.setValue(72)
    settle(qtbot, window)
    later = saving(costs.outlook, moment + 72 * HOUR, refs)
    assert card.saved.text().startswith(f"勾了 2 单：到 11-23 12:00 省 {yuan(later.fen)}")
    click_box(card, 0)
    click_box(card, 2)
    assert not card.saved.isVisible()
    settle(qtbot, window)  # the answer for the one that was still ticked comes too late
    assert not card.saved.isVisible()


def test_at_now_ticks_save_what_the_rows_say(qtbot: QtBot, window: MainWindow) -> None:
    pane, card = window.parts.penalties, window.parts.penalties.rescues
    saved = 0
    for row in (0, 1, 2):
        click_box(card, row)
        saved += card.model.rescues[row].saves_fen
    settle(qtbot, window)
    assert saved > 0
    for hours in (0, 6, 24):  # the rows speak of the next 24 hours
        pane.outlook.moment.slider.setValue(hours)
        settle(qtbot, window)
        assert card.saved.text().startswith(f"勾了 3 单：到 11-21 12:00 省 {yuan(saved)}")
    pane.outlook.moment.slider.setValue(25)
    settle(qtbot, window)
    assert card.saved.text().startswith("勾了 3 单：到 11-21 13:00")


def test_a_strike_to_come_is_said_with_the_sums_and_who_averts_it_is_on_top(
    open_window: Callable[[Workplace], MainWindow], place: Workplace, clock: Clock
) -> None:
    by_deadline = rushing(place)
    clock.now = NOW
    pane = open_window(place).parts.penalties
    assert "再不管 24 小时还会记 1 次严重违规" in texts(pane)
    card = pane.rescues
    assert card.averted.isVisible()
    assert card.averted.text().startswith("这 3 单里至少救下 2 单，11-20 就少记 1 次严重违规")
    assert [card.model.order_id(card.model.index(row)) for row in range(4)] == [*by_deadline[1:], by_deadline[0]]


def test_where_no_strike_comes_none_is_spoken_of(window: MainWindow) -> None:
    assert "次严重违规" not in texts(window.parts.penalties._above)
    assert not window.parts.penalties.rescues.averted.isVisible()


def test_what_the_ledger_took_already_is_said_under_what_is_owed(
    window: MainWindow, demo_place: Workplace, moment: int
) -> None:
    taken = costs_now(demo_place, moment).preview.now_taken_fen
    assert taken > 0
    assert f"其中账单已扣 {yuan(taken)}" in texts(window.parts.penalties)
    names = [card.accessibleName() for card in window.parts.penalties.findChildren(Card)]
    assert any(name.startswith("现在要赔") and name.endswith(f"其中账单已扣 {yuan(taken)}") for name in names)


def test_all_of_the_list_can_be_ticked_folded_or_not(window: MainWindow, demo_place: Workplace, moment: int) -> None:
    card = window.parts.penalties.rescues
    all_refs = frozenset(rescue.order_ref for rescue in costs_now(demo_place, moment).preview.fix_first)
    assert card.model.rowCount() == min(SHOWN_FOLDED, len(all_refs))
    click_box(card, 0)
    assert card.all.checkState() == Qt.CheckState.PartiallyChecked
    QTest.mouseClick(card.all, LEFT, NO_KEYS, QPoint(8, card.all.height() // 2))
    assert card.model.ticked() == all_refs
    assert card.all.checkState() == CHECKED
    QTest.mouseClick(card.all, LEFT, NO_KEYS, QPoint(8, card.all.height() // 2))
    assert card.model.ticked() == frozenset()
    assert card.all.checkState() == Qt.CheckState.Unchecked


def test_the_keyboard_ticks_and_goes_to_the_order(qtbot: QtBot, window: MainWindow) -> None:
    card = window.parts.penalties.rescues
    card.list.setFocus()
    card.list.setCurrentIndex(card.model.index(0))
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    QTest.keyClick(card.list, Qt.Key.Key_Space)
    assert tick_of(card, 1) == CHECKED
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == card.model.rescues[1].order_id


def test_slider_and_ticks_outlive_a_refresh(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
) -> None:
    pane, card = window.parts.penalties, window.parts.penalties.rescues
    slider = pane.outlook.moment.slider
    slider.setValue(30)
    card.all.click()
    before = card.model.ticked()
    clock.now += 6 * HOUR
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert pane.outlook.moment.slider is slider
    assert slider.value() == 30
    assert pane.outlook.moment.moment() == clock.now + 30 * HOUR
    still = before & {rescue.order_ref for rescue in costs_now(demo_place, clock.now).preview.fix_first}
    assert 0 < len(still) < len(before)
    assert card.model.ticked() == still
    assert f"勾了 {len(still)} 单" in card.saved.text()


@pytest.fixture
def rescue(demo_place: Workplace, moment: int) -> Rescue:
    return costs_now(demo_place, moment).preview.fix_first[0]


def test_thousands_to_save_are_no_thousands_of_widgets(qtbot: QtBot, rescue: Rescue) -> None:
    card = RescueCard()
    qtbot.addWidget(card)
    card.show()
    many = [
        replace(rescue, chosen=replace(rescue.chosen, order_ref=number), order_id=f"69{number:017}")
        for number in range(5_000)
    ]
    card.show_rescues(many, 24)
    widgets = len(card.findChildren(QWidget))
    card.more.click()
    assert card.model.rowCount() == 5_000
    assert len(card.findChildren(QWidget)) == widgets
    assert card.list.height() == ROWS_IN_VIEW * card.list.sizeHintForRow(0)
    assert "4994" in card.more.text()
    card.all.click()
    assert len(card.model.ticked()) == 5_000


def test_what_cannot_be_saved_is_said(qtbot: QtBot, show_empty: Callable[[], RescueCard]) -> None:
    card = show_empty()
    assert card.nothing.text() == "24 小时之内没有还能救的单。"
    assert not card.list.isVisible()
    assert not card.all.isVisible()
    assert not card.saved.isVisible()


@pytest.fixture
def show_empty(qtbot: QtBot) -> Callable[[], RescueCard]:
    def show() -> RescueCard:
        card = RescueCard()
        qtbot.addWidget(card)
        card.show()
        card.show_rescues((), 24)
        return card

    return show
