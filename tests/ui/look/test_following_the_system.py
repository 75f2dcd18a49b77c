"""Light and dark as the system does, at once; and as the owner does, where that was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.ui.look.application import Look
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import DARK, LIGHT, Appearance
from shopguard.ui.shell.main_window import MainWindow

NIGHT, DAY = Qt.ColorScheme.Dark, Qt.ColorScheme.Light


def system_turns(scheme: Qt.ColorScheme) -> None:
    """As Qt tells it: the platform without a screen has no scheme of its own to set."""
    QApplication.styleHints().colorSchemeChanged.emit(scheme)
    QApplication.sendPostedEvents()


def middle_of(window: MainWindow) -> QColor:
    """The window's ground, as it is painted: between the bars and what stands below."""
    return window.grab().toImage().pixelColor(4, window.height() // 2)


def test_the_window_follows_at_once(look: Look, window: MainWindow) -> None:
    look.wear("auto")
    for scheme, ground in ((NIGHT, DARK.window), (DAY, LIGHT.window), (NIGHT, DARK.window)):
        system_turns(scheme)
        assert middle_of(window).name() == ground


@pytest.mark.parametrize(("chosen", "ground"), [("light", LIGHT.window), ("dark", DARK.window)])
def test_what_the_owner_has_chosen_stays(look: Look, window: MainWindow, chosen: Appearance, ground: str) -> None:
    look.wear(chosen)
    for scheme in (NIGHT, DAY):
        system_turns(scheme)
        assert middle_of(window).name() == ground
    look.wear("auto")  # the system has turned meanwhile
    QApplication.sendPostedEvents()
    assert middle_of(window).name() == LIGHT.window


def test_texts_of_a_meaning_keep_their_contrast(qtbot: QtBot, look: Look) -> None:
    said = Toned("bad", "没有导入")
    qtbot.addWidget(said)
    said.show()
    look.wear("auto")
    for scheme, colours in ((NIGHT, DARK), (DAY, LIGHT)):
        system_turns(scheme)
        assert said.palette().color(said.foregroundRole()).name() == colours.tones["bad"].text
