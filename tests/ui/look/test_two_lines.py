"""A product's name of any length takes two lines."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from shopguard.ui.look.application import Look
from shopguard.ui.look.card import Card
from shopguard.ui.look.two_lines import TwoLines

WIDTH = 300


@pytest.mark.parametrize("name", ["很长的名字（编造）" * 500, "x" * 5_000, "a made-up name " * 330, "杯子🍵" * 1_000])
def test_a_long_name_ends_after_two_lines_and_stands_whole_in_the_tool_tip(qtbot: QtBot, look: Look, name: str) -> None:
    label = TwoLines(name)
    qtbot.addWidget(label)
    lines = label.shown_lines(WIDTH)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert name.startswith(lines[0])
    assert all(label.fontMetrics().horizontalAdvance(line) <= WIDTH for line in lines)
    assert label.heightForWidth(WIDTH) == 2 * label.fontMetrics().lineSpacing()
    assert label.minimumSizeHint().width() < WIDTH
    assert name in label.toolTip()


def test_a_short_name_takes_one_line(qtbot: QtBot, look: Look) -> None:
    label = TwoLines("杯子（编造）")
    qtbot.addWidget(label)
    assert label.shown_lines(WIDTH) == ["杯子（编造）"]
    assert label.heightForWidth(WIDTH) == label.fontMetrics().lineSpacing()


def test_a_name_is_no_markup(qtbot: QtBot, look: Look) -> None:
    label = TwoLines("<b>杯</b>\n子")
    qtbot.addWidget(label)
    assert label.shown_lines(WIDTH) == ["<b>杯</b> 子"]
    assert label.toolTip() == "<p>&lt;b&gt;杯&lt;/b&gt;\n子</p>"


def test_in_a_card_there_is_room_for_both_lines(qtbot: QtBot, look: Look) -> None:
    card, label = Card(), TwoLines("很长的名字（编造）" * 500)
    card.rows.addWidget(label)
    qtbot.addWidget(card)
    card.resize(WIDTH, card.heightForWidth(WIDTH))
    card.show()
    assert label.height() == 2 * label.fontMetrics().lineSpacing()
    assert label.width() < WIDTH
