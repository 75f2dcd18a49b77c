"""The order panel, driven as a person does: marks, notes, what is set aside, the history of its colour."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.finding import Risk
from shopguard.core.marks import AsideReason
from shopguard.flows.judging import refresh
from shopguard.flows.orders.history import ColourStep
from shopguard.flows.orders.marks import marks_of, set_aside
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.fact_grid import FactGrid
from shopguard.ui.look.path_text import PathText
from shopguard.ui.orders.aside_card import AsideCard
from shopguard.ui.orders.finding_card import FindingCard
from shopguard.ui.orders.order_card import ColourHistory
from shopguard.ui.orders.set_aside_dialog import SetAsideDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle, texts

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def red(demo_place: Workplace) -> str:
    """An order that is red for one thing only: its transit stands still."""
    rows = list_orders(demo_place, Filter(frozenset({Risk.VIOLATED})))
    return next(row.order_id for row in rows if row.clause == "transit-stalled")


def shows(qtbot: QtBot, window: MainWindow, order_id: str) -> None:
    window.show_order(order_id)
    settle(qtbot, window)


def card_of(window: MainWindow, clause: str) -> FindingCard:
    cards = window.parts.panel.findChildren(FindingCard)
    return next(card for card in cards if card.view.finding.clause == clause)


def asked(window: MainWindow) -> SetAsideDialog:
    dialog = window.parts.marks.dialog
    assert isinstance(dialog, SetAsideDialog)
    return dialog


def risk_of(place: Workplace, order_id: str) -> Risk:
    return next(row.risk for row in list_orders(place, Filter()) if row.order_id == order_id)


def test_before_an_order_is_chosen_it_says_what_there_will_be(window: MainWindow) -> None:
    assert "在左边点一个订单" in texts(window.parts.panel)


def test_the_order_number_is_copied_by_a_click(window: MainWindow, qtbot: QtBot, red: str) -> None:
    shows(qtbot, window, red)
    number = next(one for one in window.parts.panel.findChildren(CopyText) if one.text() == red)
    QTest.mouseClick(number, LEFT)
    assert QApplication.clipboard().text() == red


def test_the_order_number_is_whole_in_a_large_text(window: MainWindow, qtbot: QtBot, red: str) -> None:
    window.look.size_text(200)
    try:
        window.resize(1366, 768)
        shows(qtbot, window, red)
        number = next(one for one in window.parts.panel.findChildren(CopyText) if one.text() == red)
        qtbot.waitUntil(lambda: number.width() >= number.sizeHint().width())
        assert number.shown() == red
    finally:
        window.look.size_text(100)


def test_it_says_where_in_the_back_office(window: MainWindow, qtbot: QtBot, red: str) -> None:
    shows(qtbot, window, red)
    labels = card_of(window, "transit-stalled").findChildren(PathText)
    paths = {path for label in labels for path in label.paths.values()}
    assert paths == {"物流 → 包裹中心 → 异常包裹", "违规管理 → 赔付列表"}


def test_what_is_this_rule_opens_it(window: MainWindow, qtbot: QtBot, red: str) -> None:
    shows(qtbot, window, red)
    QTest.mouseClick(card_of(window, "transit-stalled").rule_button, LEFT)
    settle(qtbot, window)
    rulebook = window.parts.rules.rulebook
    assert rulebook is not None
    assert rulebook.page.opened() == "transit-stalled"


def test_a_finding_is_set_aside_and_counted_again(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str
) -> None:
    shows(qtbot, window, red)
    button = card_of(window, "transit-stalled").aside_button
    assert button is not None
    QTest.mouseClick(button, LEFT)
    dialog = asked(window)
    dialog.reasons[AsideReason.NOT_FINED].click()
    dialog.words.setText("客服说不罚（编造）")
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, window)
    assert risk_of(demo_place, red) is not Risk.VIOLATED
    assert window.notice.sentence.text() == "已放一边：1 单"
    panel = window.parts.panel
    assert panel.order is not None
    assert panel.order.yuan_now_fen == 0
    (aside,) = panel.findChildren(AsideCard)
    said = texts(aside)
    assert "中转超时" in said
    assert "平台没有罚这个：客服说不罚（编造）" in said
    assert "2026-11-20 12:00 放一边，不上色、不算钱" in said
    assert not any(card.view.finding.clause == "transit-stalled" for card in panel.findChildren(FindingCard))
    QTest.mouseClick(aside.button, LEFT)
    settle(qtbot, window)
    assert risk_of(demo_place, red) is Risk.VIOLATED
    assert panel.findChildren(AsideCard) == []
    assert card_of(window, "transit-stalled") is not None


def test_an_order_set_aside_as_a_whole_is_one_card(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str, moment: int
) -> None:
    set_aside(demo_place, [red], None, None, AsideReason.SETTLED, "", moment + DAY, moment)
    shows(qtbot, window, red)
    (aside,) = window.parts.panel.findChildren(AsideCard)
    assert aside.accessibleName() == "已放一边：这个订单的所有规则"
    assert "2026-11-20 12:00 放一边，到 2026-11-21 12:00 再算" in texts(aside)
    QTest.mouseClick(aside.button, LEFT)
    settle(qtbot, window)
    assert marks_of(demo_place, red).asides == ()


def test_setting_aside_is_undone_by_the_key_and_done_again(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str, moment: int
) -> None:
    set_aside(demo_place, [red], None, None, AsideReason.SETTLED, "", None, moment)
    window.table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert window.notice.sentence.text() == f"已撤销：订单 {red} 放一边"
    assert risk_of(demo_place, red) is Risk.VIOLATED
    QTest.mouseClick(window.notice.action, LEFT)
    settle(qtbot, window)
    assert risk_of(demo_place, red) is not Risk.VIOLATED


def test_until_a_moment_it_counts_again_by_itself(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, clock: Clock, red: str, moment: int
) -> None:
    set_aside(demo_place, [red], "transit-stalled", None, AsideReason.SETTLED, "", moment + HOUR, moment)
    shows(qtbot, window, red)
    (aside,) = window.parts.panel.findChildren(AsideCard)
    assert "到 2026-11-20 13:00 再算" in texts(aside)
    clock.now = moment + HOUR
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert window.parts.panel.findChildren(AsideCard) == []
    assert risk_of(demo_place, red) is Risk.VIOLATED


def test_handed_over_is_marked_and_taken_back(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, moment: int
) -> None:
    waiting = next(row.order_id for row in list_orders(demo_place, Filter()) if row.clause == "pickup-missing")
    shows(qtbot, window, waiting)
    strip = window.parts.panel.tags
    assert strip is not None
    QTest.mouseClick(strip.hand_over, LEFT)
    settle(qtbot, window)
    assert marks_of(demo_place, waiting).handed_over_at == moment
    strip = window.parts.panel.tags
    assert strip is not None
    assert strip.chips.words == ("已交给快递 11-20 12:00",)
    QTest.mouseClick(strip.hand_over, LEFT)
    settle(qtbot, window)
    assert marks_of(demo_place, waiting).handed_over_at is None


def test_what_is_picked_up_long_ago_is_not_asked_for(window: MainWindow, qtbot: QtBot, red: str) -> None:
    shows(qtbot, window, red)
    assert window.parts.panel.tags is not None
    assert window.parts.panel.tags.hand_over.isHidden()


def test_a_note_is_saved_by_leaving_it(window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str) -> None:
    shows(qtbot, window, red)
    text = window.parts.panel.note.text
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClicks(text, "ask Wang")
    window.table.setFocus()
    settle(qtbot, window)
    assert not window.parts.panel.note.said.text().startswith("正在")
    assert marks_of(demo_place, red).note == "ask Wang"


def test_a_note_outlives_closing_the_window(
    open_window: Callable[[Workplace], MainWindow], qtbot: QtBot, demo_place: Workplace, red: str
) -> None:
    window = open_window(demo_place)
    shows(qtbot, window, red)
    QTest.keyClicks(window.parts.panel.note.text, "half a no")
    window.close()
    again = open_window(demo_place)
    shows(qtbot, again, red)
    assert again.parts.panel.note.text.toPlainText() == "half a no"


def test_whoever_writes_is_not_interrupted_by_a_judgement(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str, moment: int
) -> None:
    shows(qtbot, window, red)
    text = window.parts.panel.note.text
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClicks(text, "one ")
    set_aside(
        demo_place, [red], None, None, AsideReason.SETTLED, "", None, moment
    )  # another now: the panel is filled anew
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert text.hasFocus()
    QTest.keyClicks(text, "two")
    assert text.toPlainText() == "one two"


def test_saving_a_note_does_not_take_the_page_from_whoever_writes(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str
) -> None:
    shows(qtbot, window, red)
    text = window.parts.panel.note.text
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    card, left = card_of(window, "transit-stalled"), []
    text.left.connect(lambda: left.append(True))
    QTest.keyClicks(text, "first words")
    window.parts.panel.save_note()
    settle(qtbot, window)
    assert marks_of(demo_place, red).note == "first words"
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.marks.note == "first words"
    assert card_of(window, "transit-stalled") is card
    assert left == []  # a word that is being composed goes with the keyboard


def test_a_note_leaves_no_button_behind_that_would_undo_it_instead(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace
) -> None:
    waiting = next(row.order_id for row in list_orders(demo_place, Filter()) if row.clause == "pickup-missing")
    shows(qtbot, window, waiting)
    window.parts.marks.hand_over([waiting])
    settle(qtbot, window)
    assert window.notice.action.isVisible()
    window.parts.panel.note.text.setPlainText("asked the outlet")
    window.parts.panel.save_note()
    settle(qtbot, window)
    assert not window.notice.action.isVisible()
    for note, handed_over in (("", True), ("", False)):  # the note first: it was written last
        window.parts.marks.undo()
        settle(qtbot, window)
        marks = marks_of(demo_place, waiting)
        assert (marks.note, marks.handed_over_at is not None) == (note, handed_over)
    for note, handed_over in (("", True), ("asked the outlet", True)):
        window.parts.marks.redo()
        settle(qtbot, window)
        marks = marks_of(demo_place, waiting)
        assert (marks.note, marks.handed_over_at is not None) == (note, handed_over)


def test_another_offer_stays_when_a_note_is_written(window: MainWindow, qtbot: QtBot, red: str) -> None:
    shows(qtbot, window, red)
    window.notice.offer("something else", "look", lambda: None)
    window.parts.panel.note.text.setPlainText("asked the outlet")
    window.parts.panel.save_note()
    settle(qtbot, window)
    assert window.notice.action.isVisible()


def test_another_order_is_shown_from_its_beginning(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, red: str
) -> None:
    rows = list_orders(demo_place, Filter(frozenset({Risk.VIOLATED})))
    other = next(row.order_id for row in rows if row.order_id != red)
    shows(qtbot, window, red)
    bar = window.parts.panel.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    shows(qtbot, window, other)
    assert bar.value() == 0


def test_an_order_that_has_not_changed_is_left_as_it_stands(window: MainWindow, qtbot: QtBot, red: str) -> None:
    shows(qtbot, window, red)
    card = card_of(window, "transit-stalled")
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert card_of(window, "transit-stalled") is card


def test_what_has_stood_long_is_drawn_anew(window: MainWindow, qtbot: QtBot, red: str, clock: Clock) -> None:
    shows(qtbot, window, red)
    card = card_of(window, "transit-stalled")
    clock.now += 601
    window.parts.side_feed.reload()
    settle(qtbot, window)
    assert card_of(window, "transit-stalled") is not card


def test_the_history_of_its_colour_is_told(
    window: MainWindow, qtbot: QtBot, demo_place: Workplace, clock: Clock, moment: int
) -> None:
    rows = list_orders(demo_place, Filter(frozenset({Risk.DUE})))
    due = next(row for row in rows if row.clause == "pickup-timeout")
    assert due.deadline is not None
    clock.now = moment + DAY
    refresh(demo_place, clock.now)
    shows(qtbot, window, due.order_id)
    told = window.parts.panel.findChildren(ColourHistory)[0].accessibleName()
    assert told.startswith("颜色变化：快到点 11-20 12:00 起 揽收超时，")
    assert "11-21 12:00 起" in told


def test_what_is_fine_again_names_no_rule(qtbot: QtBot, window: MainWindow, moment: int) -> None:
    steps = (
        ColourStep(moment - DAY, Risk.VIOLATED, "transit-stalled", "中转超时"),
        ColourStep(moment, Risk.OK, "transit-stalled", "中转超时"),
    )
    said = ColourHistory(steps, window.place.texts).accessibleName()
    assert said == "颜色变化：已违规 11-19 12:00 起 中转超时，未见异常 11-20 12:00 起"


def test_beside_green_it_says_what_cannot_be_seen(window: MainWindow, qtbot: QtBot, demo_place: Workplace) -> None:
    rows = list_orders(demo_place, Filter(frozenset({Risk.OK})))
    green = next(row.order_id for row in rows if row.waybills)
    caveat = "单号有没有被别家店用过，这里看不到。"
    shows(qtbot, window, green)
    assert caveat in texts(window.parts.panel)


def test_facts_stand_in_one_column_where_two_have_no_room(qtbot: QtBot, window: MainWindow) -> None:
    grid = FactGrid([("付款", "2026-11-20 12:00"), ("收货地", "新疆 乌鲁木齐市")])
    qtbot.addWidget(grid)
    grid.show()
    grid.resize(600, 60)
    assert grid.columns() == 2
    grid.resize(200, 60)
    assert grid.columns() == 1
    assert all(isinstance(label, QLabel) for label in grid.findChildren(QLabel))
