"""Text sizes: everything written follows at once, up and down again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.look.application import Look
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.table_look import dress_table
from shopguard.ui.look.type_size import scaled


def test_texts_of_every_kind_follow(qtbot: QtBot, look: Look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows = QVBoxLayout(page)
    title, small, chip = (
        plain_label("标题", scale=1.5, bold=True),
        Quiet("小字", scale=0.9),
        Chip("已违规", "bad", "risk-violated"),
    )
    for widget in (title, small, chip):
        rows.addWidget(widget)
    page.show()
    narrow = chip.sizeHint().width()
    for per_cent, large, little in ((200, 30.0, 18.0), (125, 18.75, 11.25), (100, 15.0, 9.0)):
        look.size_text(per_cent)
        QApplication.sendPostedEvents()
        assert title.font().pointSizeF() == large
        assert small.font().pointSizeF() == little
        assert title.font().bold()
        assert scaled(20) == 20 * per_cent // 100
        assert (chip.sizeHint().width() > narrow * 1.2) is (per_cent > 120)


def test_a_table_is_made_for_the_size_of_the_text(qtbot: QtBot, look: Look) -> None:
    look.size_text(150)
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    header = dress_table(table, 30, 28, {0: 100})
    assert (table.rowHeight(0), header.height(), table.columnWidth(0)) == (45, 42, 150)


def test_the_same_size_again_tells_nobody(qtbot: QtBot, look: Look) -> None:
    told: list[int] = []
    look.resized.connect(lambda: told.append(look.text_size))
    for per_cent in (100, 175, 175, 100):
        look.size_text(per_cent)
    assert told == [175, 100]
