"""The reason text: counted live, kept whatever happens, started from a text whose blanks stay the owner's to fill in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.appeals.reasons import ReasonTemplate
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.appeals.reason_box import ReasonBox
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle

LEFT = Qt.MouseButton.LeftButton
TEMPLATE = ReasonTemplate("编造的范文", "包裹于【几点】交给快递，网点说明见【第几份证据】。", "编造的情形")


def test_the_reason_is_counted_live_and_kept(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.keyClicks(dialog.reason.words, "a" * 201)
    assert dialog.reason.count.text() == "201 / 200 字"
    assert dialog.reason.too_long.isVisible()
    QTest.keyClick(dialog.reason.words, Qt.Key.Key_Backspace)
    assert dialog.reason.count.text() == "200 / 200 字"
    assert not dialog.reason.too_long.isVisible()
    QTest.mouseClick(dialog.buttons.close_button, LEFT)
    settle(qtbot, window)
    assert show_appeal(demo_place, dialog.view.id, moment).reason_text == "a" * 200


def test_what_was_typed_last_survives_closing_the_whole_window(
    window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.keyClicks(dialog.reason.words, "typed in a hurry")
    window.close()
    assert show_appeal(demo_place, dialog.view.id, moment).reason_text == "typed in a hurry"


def test_blanks_are_counted_and_walked_through(qtbot: QtBot) -> None:
    box = ReasonBox("", 200)
    qtbot.addWidget(box)
    box.show()
    box.show_templates([TEMPLATE])
    assert box.template_button.isVisible()
    box.menu.actions()[0].trigger()
    assert box.words.toPlainText() == TEMPLATE.text
    assert "2 处" in box.blanks.text()
    assert box.words.textCursor().selectedText() == "【几点】"
    QTest.mouseClick(box.blank_button, LEFT)
    assert box.words.textCursor().selectedText() == "【第几份证据】"
    QTest.mouseClick(box.blank_button, LEFT)
    assert box.words.textCursor().selectedText() == "【几点】"
    QTest.keyClicks(box.words, "18:00")
    assert "1 处" in box.blanks.text()
    QTest.mouseClick(box.blank_button, LEFT)
    QTest.keyClicks(box.words, "2")
    assert not box.blank_button.isVisible()


def test_a_template_never_swallows_what_the_owner_wrote(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.keyClicks(dialog.reason.words, "my own words")
    action = dialog.reason.menu.actions()[0]
    template = str(action.data())
    action.trigger()
    settle(qtbot, window)
    assert show_appeal(demo_place, dialog.view.id, moment).reason_text == template.strip()
    dialog.notice.action.click()
    settle(qtbot, window)
    assert dialog.reason.words.toPlainText() == "my own words"
    assert show_appeal(demo_place, dialog.view.id, moment).reason_text == "my own words"
    dialog.reason.words.undo()
    assert dialog.reason.words.toPlainText() == template


def test_without_a_text_to_start_from_nothing_is_offered(qtbot: QtBot) -> None:
    box = ReasonBox("", 200)
    qtbot.addWidget(box)
    box.show()
    box.show_templates([])
    assert not box.template_button.isVisible()


def test_what_is_typed_is_left_alone_while_evidence_arrives(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog
) -> None:
    QTest.keyClicks(dialog.reason.words, "half a sent")
    dialog.reload()
    settle(qtbot, window)
    QTest.keyClicks(dialog.reason.words, "ence")
    assert dialog.reason.words.toPlainText() == "half a sentence"
