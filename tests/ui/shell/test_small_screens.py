"""Nothing is out of reach on a small screen."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.message import Language
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.look.screen_room import give_room, inside
from shopguard.ui.shell.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.driving import Clock, ScriptedAsk, settle

LAPTOP, SMALL, TINY = (1366, 768), (960, 600), (667, 344)  # the last: 1366 × 768 drawn twice as large


def place_in(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize(
    ("size", "text"), [(LAPTOP, 100), (SMALL, 100), (TINY, 100), (LAPTOP, 150), (LAPTOP, 200)], ids=str
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_stays_within_the_window(
    qtbot: QtBot,
    look: Look,
    demo_place: Workplace,
    ask: ScriptedAsk,
    clock: Clock,
    size: tuple[int, int],
    text: int,
    language: Language,
) -> None:
    look.speak(language)
    look.size_text(text)
    window = MainWindow(demo_place, ask, clock, look, demo=True)
    window.setMinimumSize(1, 1)
    window.resize(*size)
    window.show()
    window.start()
    settle(qtbot, window)
    assert (window.width(), window.height()) == size
    on_top = [one for one in window.top.findChildren(QAbstractButton) if not one.isHidden()]
    buttons = [*on_top, window.filters.all_chip, *window.filters.chips.values()]
    for widget in (*buttons, window.filters.search, window.table, window.parts.side):
        assert widget.isVisible()
        assert window.rect().contains(place_in(window, widget)), widget
    for widget in (*buttons, window.filters.search):
        assert widget.height() >= widget.minimumSizeHint().height()
    assert window.filters.height() >= window.filters.minimumSizeHint().height()
    assert not window.filters.search.geometry().intersects(window.filters.all_chip.geometry())
    assert text == 200 or not window.parts.penalties.horizontalScrollBar().isVisible()
    assert min(window.table.width(), window.parts.side.width()) > 150
    assert min(window.table.height(), window.parts.side.height()) > 100
    put_away(window)


@pytest.mark.parametrize("scale", ["1", "2"])
def test_the_window_is_no_larger_than_the_screen(scale: str) -> None:
    code = (
        "from pathlib import Path\n"
        "from PySide6.QtCore import QSize\n"
        "from PySide6.QtWidgets import QWidget\n"
        "from shopguard.ui.look.application import the_application\n"
        "from shopguard.ui.shell.main_window import LEAST_SIZE, SIZE\n"
        "from shopguard.ui.look.screen_room import fitting\n"
        "application = the_application()\n"
        "window, room = QWidget(), application.primaryScreen().availableGeometry().size()\n"
        "for size in (SIZE, LEAST_SIZE):\n"
        "    fits = fitting(window, size)\n"
        "    assert fits == fits.boundedTo(room), (fits, room)\n"
        "print(room.width())\n"
    )
    there = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=scale)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=there, cwd=ROOT)
    assert done.stdout.split() == [str(800 // int(scale))]  # Qt's offscreen screen is 800 wide


@pytest.mark.parametrize(
    ("frame", "stands"),
    [
        (QRect(100, 50, 400, 300), (100, 50)),  # wholly there: it stays where the owner has put it
        (QRect(83, -20, 1200, 768), (84, 0)),
        (QRect(0, -30, 660, 300), (354, 235)),  # around the middle of the window it belongs to
        (QRect(1200, 700, 400, 300), (484, 235)),
        (QRect(0, -20, 1500, 900), (0, 0)),  # too large: its title at least
    ],
)
def test_a_dialog_stands_with_its_title_on_the_screen(frame: QRect, stands: tuple[int, int]) -> None:
    found = inside(frame, QRect(0, 0, 1366, 768), QPoint(683, 384))
    assert (found.left(), found.top()) == stands
    assert found.size() == frame.size()


def test_a_dialog_above_the_screen_comes_down(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = QDialog()
    give_room(dialog)
    dialog.show()
    dialog.move(-40, -60)
    room = qapp.primaryScreen().availableGeometry()
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    put_away(dialog)


@pytest.mark.parametrize("text", [100, 200])
def test_texts_in_dialogs_are_not_cut_off(
    qtbot: QtBot, look: Look, demo_place: Workplace, ask: ScriptedAsk, clock: Clock, text: int
) -> None:
    look.size_text(text)
    window = MainWindow(demo_place, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    menu = window.parts.menu
    for action in (menu.watched_folder, menu.judge_from, menu.settings, menu.columns, menu.mappings, menu.about):
        action.trigger()
        settle(qtbot, window)
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        for label in dialog.findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.parentWidget() is dialog:
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        dialog.reject()
        settle(qtbot, window)
    put_away(window)
