"""Several shops in the window: asked for once, told apart by colour and letter, filtered, renamed.

QTest types Latin letters only: Chinese names are put into a line as an input method does, at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.shop_marks import SHOP_COLOURS
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.shops import shops as flow
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.shops.shop_look import SHOP_PAIRS
from shopguard.ui.shops.shops_dialog import ShopsDialog
from shopguard.ui.shops.which_shop_dialog import WhichShopDialog
from shopguard.ui.table.order_model import ORDER_ID
from tests.flows.imports.daily_exports import export, order
from tests.ui.driving import Clock, drag_and_drop, file_list, settle, texts

LEFT = Qt.MouseButton.LeftButton
A, B = "甲记小店", "乙记小店"
Opener = Callable[[Workplace], MainWindow]


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, LEFT)


def number(nth: int) -> str:
    return f"69{nth:017d}"


def shown_orders(window: MainWindow) -> set[str]:
    return {window.model.index(row, ORDER_ID).data() for row in range(window.model.rowCount())}


def shop_of(place: Workplace, nth: int) -> str:
    (row,) = list_orders(place, Filter(text=number(nth)))
    return row.shop


@pytest.fixture
def two(place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    """Two shops with an order each."""
    for nth, name in ((1, A), (2, B)):
        file = export(tmp_path / f"first{nth}.csv", order(nth, "2026-11-19 10:00:00", promised="2026-11-20 18:00:00"))
        import_files(place, [file], now=moment, shop=name)
    return place


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    return export(tmp_path / "小橘子-1120.csv", order(3, "2026-11-19 10:00:00"))


def question(window: MainWindow) -> WhichShopDialog:
    dialog = window.parts.shops.dialog
    assert isinstance(dialog, WhichShopDialog)
    return dialog


def shop_list(qtbot: QtBot, window: MainWindow) -> ShopsDialog:
    window.parts.menu.shops.trigger()
    settle(qtbot, window)
    dialog = window.parts.shops.dialog
    assert isinstance(dialog, ShopsDialog)
    return dialog


def test_one_shop_is_not_spoken_of(qtbot: QtBot, open_window: Opener, demo_place: Workplace, unknown: Path) -> None:
    window = open_window(demo_place)
    assert not window.parts.shops.strip.isVisible()
    assert drag_and_drop(window, file_list(unknown))
    settle(qtbot, window)
    assert window.parts.shops.dialog is None
    assert "新订单归到" not in texts(window)
    assert [shop.usual for shop in flow.shops(demo_place)] == [
        True
    ]  # the file is its own, there is no unnamed second shop


def test_a_dropped_file_nobody_can_place_is_asked_for_and_imported(
    qtbot: QtBot, open_window: Opener, two: Workplace, unknown: Path
) -> None:
    window = open_window(two)
    assert drag_and_drop(window, file_list(unknown))
    settle(qtbot, window)
    dialog = question(window)
    assert "可以记住：名字里有“小橘子”的文件" in texts(dialog)
    assert not dialog.go.isEnabled()
    assert window.parts.imports.run.running()  # nothing else is imported meanwhile
    (choice,) = dialog.choices
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == B
    click(dialog.go)
    settle(qtbot, window)
    assert shop_of(two, 3) == B
    assert f"新订单归到：{B}" in texts(window.parts.imports.results)
    assert not window.parts.imports.run.running()
    assert [sign.words for sign in flow.shops(two)[1].signs] == ["小橘子"]
    later = export(unknown.parent / "小橘子-1121.csv", order(4, "2026-11-20 10:00:00"))
    assert drag_and_drop(window, file_list(later))
    settle(qtbot, window)
    assert window.parts.shops.dialog is None
    assert shop_of(two, 4) == B


def test_a_shop_can_be_added_while_asked(qtbot: QtBot, open_window: Opener, two: Workplace, unknown: Path) -> None:
    window = open_window(two)
    window.import_files([unknown, export(unknown.parent / "大橘子.csv", order(5, "2026-11-19 10:00:00"))])
    settle(qtbot, window)
    dialog = question(window)
    dialog.name.insert(A)
    click(dialog.add_button)
    settle(qtbot, window)
    assert dialog.problem.isVisible()  # there is one of that name
    dialog.name.clear()
    dialog.name.insert("丙记小店")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [choice.currentText() for choice in dialog.choices] == ["丙记小店", "丙记小店"]
    dialog.remember.setChecked(False)
    click(dialog.go)
    settle(qtbot, window)
    assert (shop_of(two, 3), shop_of(two, 5)) == ("丙记小店", "丙记小店")
    assert flow.shops(two)[2].signs == ()


def test_the_enter_key_adds_a_shop_and_imports_nothing_yet(
    qtbot: QtBot, open_window: Opener, two: Workplace, unknown: Path
) -> None:
    window = open_window(two)
    window.import_files([unknown])
    settle(qtbot, window)
    dialog = question(window)
    (choice,) = dialog.choices
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert dialog.go.isEnabled()  # chosen already
    dialog.name.setFocus()
    dialog.name.insert("丙记小店")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [shop.name for shop in flow.shops(two)] == [A, B, "丙记小店"]
    assert dialog.isVisible()
    assert list_orders(two, Filter(text=number(3))) == []
    dialog.reject()
    settle(qtbot, window)


def test_without_an_answer_nothing_is_imported(
    qtbot: QtBot, open_window: Opener, two: Workplace, unknown: Path
) -> None:
    window = open_window(two)
    window.import_files([unknown])
    settle(qtbot, window)
    question(window).reject()
    settle(qtbot, window)
    assert list_orders(two, Filter(text=number(3))) == []
    assert not window.parts.imports.run.running()
    assert "已停止导入" in window.notice.sentence.text()


def test_the_window_may_be_closed_while_it_asks(
    qtbot: QtBot, open_window: Opener, two: Workplace, unknown: Path
) -> None:
    window = open_window(two)
    window.import_files([unknown])
    settle(qtbot, window)
    assert question(window).isVisible()
    window.close()
    assert list_orders(two, Filter(text=number(3))) == []


def test_chips_tell_what_is_the_matter_and_narrow_the_table(qtbot: QtBot, open_window: Opener, two: Workplace) -> None:
    window = open_window(two)
    strip = window.parts.shops.strip
    assert [chip.text() for chip in strip.chips] == [A, B]
    assert strip.chips[0].accessibleName() == f"{A} 快到点 1"
    assert [chip.total.shop.letter for chip in strip.chips] == ["甲", "乙"]
    click(strip.chips[1])
    settle(qtbot, window)
    assert shown_orders(window) == {number(2)}
    strip.chips[0].setFocus()
    QTest.keyClick(strip.chips[0], Qt.Key.Key_Space)
    settle(qtbot, window)
    assert shown_orders(window) == {number(1), number(2)}
    click(window.parts.list.filtering.active.clear_button)
    settle(qtbot, window)
    assert not any(chip.isChecked() for chip in strip.chips)


def test_a_shop_is_renamed_coloured_and_forgotten_in_place(
    qtbot: QtBot, open_window: Opener, two: Workplace, clock: Clock
) -> None:
    flow.remember_signs(two, {"name/小橘子": B}, clock.now)
    window = open_window(two)
    click(window.parts.shops.strip.chips[0])
    dialog = shop_list(qtbot, window)
    first = dialog.cards[0]
    first.name.setFocus()
    first.name.selectAll()
    first.name.insert("新甲")
    QTest.keyClick(first.name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert shop_of(two, 1) == "新甲"
    assert dialog.focusWidget() is dialog.cards[0].name  # the keyboard stays where it was
    assert window.parts.shops.strip.chips[0].text() == "新甲"
    assert shown_orders(window) == {number(1)}  # the filter has followed
    assert window.parts.shops.strip.chips[0].isChecked()
    purple = next(one for one in dialog.cards[1].mark.menu().actions() if one.data() == "purple")
    purple.trigger()
    settle(qtbot, window)
    assert flow.shops(two)[1].colour == "purple"
    click(dialog.cards[1].usual)
    settle(qtbot, window)
    assert [shop.usual for shop in flow.shops(two)] == [False, True]
    (forget,) = [one for one in dialog.cards[1].findChildren(QToolButton) if "小橘子" in one.accessibleName()]
    click(forget)
    settle(qtbot, window)
    assert flow.shops(two)[1].signs == ()
    dialog.reject()


def test_a_name_that_is_taken_is_said_and_nothing_changes(qtbot: QtBot, open_window: Opener, two: Workplace) -> None:
    window = open_window(two)
    dialog = shop_list(qtbot, window)
    dialog.cards[0].name.selectAll()
    dialog.cards[0].name.insert(B)
    QTest.keyClick(dialog.cards[0].name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert f"已经有一家店叫“{B}”" in dialog.problem.text()
    assert [shop.name for shop in flow.shops(two)] == [A, B]
    dialog.reject()


def test_a_shop_without_data_is_added_and_removed(qtbot: QtBot, open_window: Opener, two: Workplace) -> None:
    window = open_window(two)
    dialog = shop_list(qtbot, window)
    assert not any(card.remove.isVisible() for card in dialog.cards)
    dialog.name.insert("丙记小店")
    click(dialog.add_button)
    settle(qtbot, window)
    assert [card.shop.name for card in dialog.cards] == [A, B, "丙记小店"]
    assert dialog.name.text() == ""
    click(dialog.cards[2].remove)
    settle(qtbot, window)
    assert [card.shop.name for card in dialog.cards] == [A, B]
    dialog.reject()


def test_the_unnamed_shop_is_named_in_the_list(
    qtbot: QtBot, open_window: Opener, place: Workplace, tmp_path: Path, moment: int
) -> None:
    import_files(place, [export(tmp_path / "a.csv", order(1, "2026-11-19 10:00:00"))], now=moment)
    window = open_window(place)
    dialog = shop_list(qtbot, window)
    (card,) = dialog.cards
    assert card.name.text() == ""
    assert card.name.placeholderText() == "（未填店铺名）"
    assert not card.usual.isVisible()
    card.name.insert(A)
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert shop_of(place, 1) == A
    dialog.reject()


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_shops_letter_can_be_read_on_its_colour() -> None:
    assert set(SHOP_PAIRS) == set(SHOP_COLOURS)
    for pair in SHOP_PAIRS.values():
        light, dark = sorted((luminance(pair.background), luminance(pair.text)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, pair
