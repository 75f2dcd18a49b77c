"""The window as tests drive it: real data folder, real flows, offscreen, answers scripted instead of dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, ScriptedAsk, settle


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def clock(moment: int) -> Clock:
    return Clock(moment)


@pytest.fixture
def open_window(
    qtbot: QtBot, look: Look, ask: ScriptedAsk, clock: Clock
) -> Iterator[Callable[[Workplace], MainWindow]]:
    """Opens the window on a workplace and waits until it shows what is there; closed at the end."""
    opened: list[MainWindow] = []

    def open_on(place: Workplace) -> MainWindow:
        window = MainWindow(place, ask, clock, look)
        opened.append(window)
        window.show()
        window.start()
        settle(qtbot, window)
        return window

    yield open_on
    for window in opened:
        window.hide()  # nothing is asked any more
        put_away(window)


@pytest.fixture
def window(open_window: Callable[[Workplace], MainWindow], demo_place: Workplace) -> MainWindow:
    """The window on the made-up shop."""
    return open_window(demo_place)
