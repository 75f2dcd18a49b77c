"""The field to search in: Escape, and a magnifier that grows with the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.ui.look.application import Look
from shopguard.ui.look.search_field import SearchField


def test_escape_clears_it_in_a_window_that_is_not_in_front_too(qtbot: QtBot, look: Look) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.show()
    field.setText("YT0000")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.mark.parametrize(("text", "room"), [(100, 23), (150, 36), (200, 50)])
def test_the_text_begins_behind_the_magnifier(qtbot: QtBot, look: Look, text: int, room: int) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    look.size_text(text)
    assert field.textMargins().left() == room  # (7 + 16 + 4) pixels at 100 %, and 4 of Qt's own off
