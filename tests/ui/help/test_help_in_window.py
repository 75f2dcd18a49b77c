"""Help from the real window: F1 in it and in its dialogs, the menu, the tour that comes once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.flows.workplace import Workplace
from shopguard.ui.help.tour import Tour
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle, texts


def test_f1_on_the_table_and_in_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_F1)
    desk = window.parts.help
    assert desk.dialog is not None
    assert desk.dialog.shown() == "table"
    desk.dialog.hide()
    window.parts.extensions.open()
    settle(qtbot, window)
    dialog = window.parts.extensions.dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    inside = dialog.focusWidget() or dialog
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_F1)
    assert desk.dialog.shown() == "rules"
    assert desk.dialog.text.textCursor().block().text() == "延期公告"


def test_f1_in_the_manual_leaves_the_reader_where_he_is(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.parts.help
    desk.open("rules")
    assert desk.dialog is not None
    qtbot.waitUntil(desk.dialog.isActiveWindow)
    QTest.keyClick(desk.dialog.text, Qt.Key.Key_F1)
    desk.open_here()
    assert desk.dialog.shown() == "rules"


@pytest.mark.parametrize(
    ("entry", "topic"), [("settings", "settings"), ("shops", "files#shops"), ("keeping", "keeping#backup")]
)
def test_f1_in_a_dialog_in_which_nothing_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, entry: str, topic: str
) -> None:
    getattr(window.parts.menu, entry).trigger()
    settle(qtbot, window)
    dialog = getattr(window.parts, entry).dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    if dialog.focusWidget() is not None:
        dialog.focusWidget().clearFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    desk = window.parts.help
    assert desk.dialog is not None
    assert desk.dialog.shown() == topic.partition("#")[0]


def shown_tours(window: MainWindow) -> list[Tour]:
    return [tour for tour in window.findChildren(Tour) if tour.isVisible()]


def test_the_tour_comes_once(qtbot: QtBot, window: MainWindow, demo_place: Workplace) -> None:
    tours = window.parts.tour
    tours.offer()
    assert tours.tour is not None
    assert texts(tours.tour.card).startswith("已违规的在最上面")
    assert QApplication.focusWidget() is tours.tour.next_button or not window.isActiveWindow()
    tours.tour.end()
    settle(qtbot, window)
    assert demo_place.settings.is_on("tour_seen")
    tours.offer()
    assert shown_tours(window) == []
    tours.open()  # from the menu it comes again
    (again,) = shown_tours(window)
    for _ in range(4):
        again.step()
    settle(qtbot, window)
    assert shown_tours(window) == []


def test_a_window_that_closes_during_the_tour_shows_it_again(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace
) -> None:
    window.parts.tour.offer()
    window.close()
    assert not demo_place.settings.is_on("tour_seen")


def test_feedback_from_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.menu.feedback_wanted.emit()
    settle(qtbot, window)
    assert window.parts.feedback.dialog is not None
    assert "== Program" in window.parts.feedback.dialog.text.toPlainText()
