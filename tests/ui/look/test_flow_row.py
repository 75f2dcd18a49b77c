"""Widgets in a flow: on one line where there is room, on more where there is not; hidden ones take none."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.look.flow_row import FlowRow

GAP = 6


class Block(QWidget):
    """Always of one size."""

    def sizeHint(self) -> QSize:
        return QSize(100, 20)


def flow_of(qtbot: QtBot, count: int, width: int) -> tuple[FlowRow, list[Block]]:
    row, blocks = FlowRow(GAP), [Block() for _ in range(count)]
    qtbot.addWidget(row)
    row.add(*blocks)
    row.resize(width, row.heightForWidth(width))
    row.show()
    return row, blocks


def places(blocks: list[Block]) -> list[tuple[int, int]]:
    return [(block.x(), block.y()) for block in blocks]


def test_one_line_and_two(qtbot: QtBot) -> None:
    row, blocks = flow_of(qtbot, 3, 312)
    assert places(blocks) == [(0, 0), (106, 0), (212, 0)]
    assert row.heightForWidth(312) == 20
    assert row.heightForWidth(311) == 46
    row.resize(250, 46)
    assert places(blocks) == [(0, 0), (106, 0), (0, 26)]


def test_a_hidden_one_takes_no_room_and_a_narrow_row_none_away(qtbot: QtBot) -> None:
    row, blocks = flow_of(qtbot, 3, 206)
    blocks[1].hide()
    row.resize(206, 20)
    assert places([blocks[0], blocks[2]]) == [(0, 0), (106, 0)]
    row.resize(60, 46)
    assert [block.width() for block in (blocks[0], blocks[2])] == [60, 60]


def test_cleared(qtbot: QtBot) -> None:
    row, _ = flow_of(qtbot, 3, 312)
    row.clear()
    assert row.heightForWidth(312) == 0
