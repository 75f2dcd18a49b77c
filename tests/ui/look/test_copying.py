"""Numbers and back-office paths that a click copies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.ui.look.application import Look
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.path_text import PathText


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_a_click_copies_the_number_alone_and_says_so(qtbot: QtBot, look: Look) -> None:
    number = CopyText("YT0000000000101", before="圆通速递")
    qtbot.addWidget(number)
    assert number.accessibleName() == "复制圆通速递 YT0000000000101"
    QTest.mouseClick(number, Qt.MouseButton.LeftButton)
    assert clipboard() == "YT0000000000101"
    assert number.just_copied()
    assert number.accessibleName() == "已复制 YT0000000000101"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_copies_too(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    number = CopyText("6900000000000000012", name="订单号")
    qtbot.addWidget(number)
    QApplication.clipboard().clear()
    QTest.keyClick(number, key)
    assert clipboard() == "6900000000000000012"


def test_where_there_is_little_room_the_courier_is_shortened_not_the_number(qtbot: QtBot, look: Look) -> None:
    number = CopyText("YT0000000000101", before="某某国际物流速运有限公司")
    qtbot.addWidget(number)
    number.resize(number.sizeHint().width() - 60, number.sizeHint().height())
    assert number.shown().endswith("… YT0000000000101")


@pytest.mark.parametrize(
    ("sentence", "paths"),
    [
        ("在 物流 → 包裹中心 → 异常包裹 催快递并开工单。", ["物流 → 包裹中心 → 异常包裹"]),
        (
            "售后 → 售后工作台 → 售后详情 → 发起拦截（第一次要签协议）；在 物流工具 → 服务单 索赔",
            ["售后 → 售后工作台 → 售后详情 → 发起拦截", "物流工具 → 服务单"],
        ),
        ("Deal with it at 售后 → 售后工作台, or agree.", ["售后 → 售后工作台"]),
        ("时限和步骤见 菜单 → 退款和拦截。", []),
        ("到 售后 → 售后工作台 核对 <b>单号</b>", ["售后 → 售后工作台"]),
    ],
)
def test_the_paths_in_a_sentence_are_copied(qtbot: QtBot, look: Look, sentence: str, paths: list[str]) -> None:
    label = PathText(sentence)
    qtbot.addWidget(label)
    assert list(label.paths.values()) == paths
    assert label.text().count("<a href") == len(paths)
    assert "<b>" not in label.text()
    for number, path in label.paths.items():
        label.linkActivated.emit(str(number))
        assert clipboard() == path
        assert label.accessibleDescription() == f"已复制：{path}"


def test_numbers_and_paths_grow_with_the_text(qtbot: QtBot, look: Look) -> None:
    number, label = CopyText("YT0000000000101", scale=1.5), PathText("到 售后 → 售后工作台 处理", quiet=True)
    for part in (number, label):
        qtbot.addWidget(part)
    look.size_text(200)
    try:
        assert number.font().pointSizeF() == pytest.approx(30)
        assert label.font().pointSizeF() == pytest.approx(18.4)
    finally:
        look.size_text(100)


def test_a_sentence_without_a_path_is_plain_text(qtbot: QtBot, look: Look) -> None:
    label = PathText("核对 <b>单号</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "核对 <b>单号</b>"


def test_a_link_can_be_reached_and_pressed_with_the_keyboard(qtbot: QtBot, look: Look) -> None:
    label = PathText("到 售后 → 售后工作台 处理")
    qtbot.addWidget(label)
    label.show()
    label.setFocus()
    QApplication.clipboard().clear()
    QTest.keyClick(label, Qt.Key.Key_Tab)
    QTest.keyClick(label, Qt.Key.Key_Return)
    assert clipboard() == "售后 → 售后工作台"
