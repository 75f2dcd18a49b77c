"""The same case's reason written here and in another program: both texts are there, the owner chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.appeals.reason import set_reason_text
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def clashed(qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace) -> AppealDialog:
    set_reason_text(demo_place, dialog.view.id, "there")
    QTest.keyClicks(dialog.reason.words, "here")
    dialog.reason.flush()
    settle(qtbot, window)
    return dialog


def kept(place: Workplace, dialog: AppealDialog, moment: int) -> tuple[str, str]:
    view = show_appeal(place, dialog.view.id, moment)
    return view.reason_text, view.reason_aside


def test_both_are_shown_and_kept(clashed: AppealDialog, demo_place: Workplace, moment: int) -> None:
    choice = clashed.reason.choice
    assert choice.isVisible()
    assert (choice.text.text(), clashed.reason.words.toPlainText()) == ("there", "here")
    assert kept(demo_place, clashed, moment) == ("there", "here")


def test_mine_is_used(
    qtbot: QtBot, window: MainWindow, clashed: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.mouseClick(clashed.reason.choice.keep_button, LEFT)
    settle(qtbot, window)
    assert kept(demo_place, clashed, moment) == ("here", "there")
    QTest.keyClicks(clashed.reason.words, " too")  # goes on from there without another question
    clashed.reason.flush()
    settle(qtbot, window)
    assert kept(demo_place, clashed, moment) == ("here too", "there")


def test_the_other_is_taken_and_mine_stays_beside_it(
    qtbot: QtBot, window: MainWindow, clashed: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.mouseClick(clashed.reason.choice.take_button, LEFT)
    settle(qtbot, window)
    assert clashed.reason.words.toPlainText() == "there"
    assert kept(demo_place, clashed, moment) == ("there", "here")
    QTest.mouseClick(clashed.reason.choice.take_button, LEFT)  # and back again
    settle(qtbot, window)
    assert kept(demo_place, clashed, moment) == ("here", "there")
    QTest.mouseClick(clashed.reason.choice.keep_button, LEFT)
    settle(qtbot, window)
    assert kept(demo_place, clashed, moment) == ("here", "")
    assert not clashed.reason.choice.isVisible()


def test_an_untouched_window_shows_what_the_other_one_wrote(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace
) -> None:
    set_reason_text(demo_place, dialog.view.id, "there")
    dialog.reload()
    settle(qtbot, window)
    assert dialog.reason.words.toPlainText() == "there"
    assert not dialog.reason.choice.isVisible()


def test_closed_at_once_the_main_window_says_it(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    set_reason_text(demo_place, dialog.view.id, "there")
    QTest.keyClicks(dialog.reason.words, "here")
    dialog.close()
    settle(qtbot, window)
    assert "刚改过" in window.notice.sentence.text()
    assert kept(demo_place, dialog, moment) == ("there", "here")
