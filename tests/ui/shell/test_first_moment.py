"""The first moment: what is pressed before the rest of the program is there, and nothing that jumps when it comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, ScriptedAsk, settle, texts


def first_moment(place: Workplace, ask: ScriptedAsk, clock: Clock, look: Look) -> MainWindow:
    window = MainWindow(place, ask, clock, look)
    window.resize(1366, 768)
    window.show_last()
    window.show()
    return window


def test_a_first_start_says_what_it_is_doing_in_the_middle(
    look: Look, place: Workplace, ask: ScriptedAsk, clock: Clock
) -> None:
    window = first_moment(place, ask, clock, look)
    assert "正在读取…" in texts(window.pages)
    middle = window.pages.mapTo(window, window.pages.rect().center()).x()
    assert abs(middle - window.width() // 2) <= 1  # no room is kept for details nobody knows of
    put_away(window)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a drop-down on no real screen
def test_a_button_pressed_too_early_opens_when_it_can(
    qtbot: QtBot, look: Look, demo_place: Workplace, ask: ScriptedAsk, clock: Clock
) -> None:
    window = first_moment(demo_place, ask, clock, look)
    window.filters.show()
    widths = [button.width() for button in (window.filters.more, window.filters.grouping, window.filters.views)]
    assert window.filters.more.isEnabled()
    QTest.mouseClick(window.filters.more, Qt.MouseButton.LeftButton)
    window.start()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.parts.list.filtering.panel is not None)
    panel = window.parts.list.filtering.panel
    assert panel is not None
    qtbot.waitUntil(panel.isVisible)
    buttons = (window.filters.more, window.filters.grouping, window.filters.views)
    assert [button.width() for button in buttons] == widths
    panel.close()
    put_away(window)
