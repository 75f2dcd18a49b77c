"""The page of the score: marked as partial, real numbers, a line leads to its order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.costs.score import score
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.score_page import ScorePage
from shopguard.ui.look.application import Look
from tests.flows.costs.test_score import NOW, bring, number, order


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def shown(qtbot: QtBot, place: Workplace) -> ScorePage:
    page = ScorePage(place.texts)
    qtbot.addWidget(page)
    page.show_view(score(place, NOW))
    return page


def test_without_orders_it_says_what_to_import(qtbot: QtBot, look: Look, place: Workplace) -> None:
    page = shown(qtbot, place)
    assert "支付完成时间" in said(page)
    assert "不计算体验分" in page.partial.text()


def test_the_numbers(qtbot: QtBot, look: Look, place: Workplace, tmp_path: Path) -> None:
    bring(
        place,
        tmp_path,
        order(1, "2026-11-16 10:00:00"),
        order(2, "2026-11-16 09:00:00"),
        order(3, "2026-11-19 10:00:00", "待发货", sent=False),
        order(4, "2026-11-19 19:00:00"),
        picked_up={1: "2026-11-16 12:00:00", 2: "2026-11-18 10:00:00"},
    )
    page = shown(qtbot, place)
    text = said(page)
    assert "已揽收 2 单：一半不超过 2 小时，九成不超过 2 天 1 小时" in text
    assert "超过 24 小时 1 单（50.0%） · 超过 48 小时 1 单（50.0%）" in text
    assert "还没揽收 1 单" in text
    assert "不知道什么时候揽收的 1 单" in text
    assert "其他指标" in text
    model = page.table.model()
    assert [model.index(0, column).data() for column in range(5)] == [
        "1 天 2 小时", "1 天", number(3), "待发货", "11-19 10:00",
    ]  # fmt: skip
    page.table.setCurrentIndex(model.index(0, 0))
    with qtbot.waitSignal(page.order_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [number(3)]
