"""The page of an import's result: how it went as a whole, what was taken back since, and no name too long for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.message import Language, Message
from shopguard.flows.imports.import_report import FileResult, ImportReport, Stopped
from shopguard.flows.orders.order_list import Filter, count_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.look.long_names import ElidedName
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.imports.daily_exports import export, order, table
from tests.ui.driving import Clock, ScriptedAsk, drag_and_drop, file_list, settle, texts

Opener = Callable[[Workplace], MainWindow]
PAID = "2026-11-18 10:00:00"
LONG = "order_export_custom_report_20261122_081500_0123456789abcdef0123456789abcdef"


def names(window: MainWindow) -> list[str]:
    return [label.text() for label in window.parts.imports.results.findChildren(ElidedName)]


@pytest.fixture
def window(open_window: Opener, place: Workplace) -> MainWindow:
    return open_window(place)


def test_what_was_not_imported_stands_first_and_is_counted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    good = export(tmp_path / "good.csv", order(1, PAID))
    half = export(tmp_path / "half.csv", order(2, PAID), ("x",) * 10)
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    lock = tmp_path / "~$订单.xlsx"
    lock.write_bytes(b"\x04made up")
    assert drag_and_drop(window, file_list(good, half, picture, lock))
    settle(qtbot, window)
    assert names(window) == ["图.png", "~$订单.xlsx", "half.csv", "good.csv"]
    said = texts(window.parts.imports.results)
    assert said.startswith("2 个导入，2 个没有导入\n有退回行的：1 个")
    assert "「图.png」是图片" in said
    assert "是 Excel 打开文件时的临时文件" in said


def test_a_picture_alone_gets_its_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    picture = tmp_path / "图.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    assert drag_and_drop(window, file_list(picture))
    settle(qtbot, window)
    assert "「图.jpg」是图片" in texts(window.parts.imports.results)
    assert window.notice.isHidden()  # the drag's hint is gone


def test_one_file_needs_no_summary(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.parts.imports.import_files([export(tmp_path / "a.csv", order(1, PAID))])
    settle(qtbot, window)
    assert "个没有导入" not in texts(window.parts.imports.results)


def test_files_taken_back_say_so(qtbot: QtBot, window: MainWindow, place: Workplace, tmp_path: Path) -> None:
    window.parts.imports.import_files([export(tmp_path / "a.csv", order(1, PAID))])
    settle(qtbot, window)
    assert "新增 1" in texts(window.parts.imports.results)
    window.parts.menu.imports.trigger()
    settle(qtbot, window)
    dialog = window.parts.imports.batches.dialog
    assert dialog is not None
    assert dialog.list.list.item(0).text().startswith("第 1 次 · ")
    dialog.undo_button.click()
    settle(qtbot, window)
    said = texts(window.parts.imports.results)
    assert "这次导入已撤销" in said
    assert "新增" not in said
    assert "还缺这些" not in said
    assert count_orders(place, Filter()) == 0


def test_a_stopped_import_says_what_is_stored_and_what_not(window: MainWindow) -> None:
    stored = FileResult("/a/one.csv", "0", "orders", 0, rows=1, added=1, batch=1)
    window.parts.imports.results.show_report(ImportReport((stored,)))
    window.parts.imports.run.stopped.emit(ImportReport((stored,), stopped=Stopped("/a/two.zip!b.csv", 3)))
    said = texts(window.parts.imports.results).splitlines()
    assert said[:5] == [
        "导入被停下了",
        "• 已存进来的文件：1 个",
        "• 停下时正在读，没有存进来：two.zip!b.csv",
        "• 还没有开始的文件：3 个",
        "• 要补上就把这些文件再拖进来一次，已存的不会重复。",
    ]
    assert window.parts.side.currentWidget() is window.parts.imports.results
    assert "已停止导入" in window.notice.sentence.text()


def test_the_menus_tip_names_the_imports(window: MainWindow) -> None:
    assert "导入记录" in window.top.menu_button.toolTip()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_names_fit_a_small_screen(
    qtbot: QtBot,
    look: Look,
    place: Workplace,
    ask: ScriptedAsk,
    clock: Clock,
    tmp_path: Path,
    language: Language,
) -> None:
    look.speak(language)
    window = MainWindow(place, ask, clock, look)
    window.resize(960, 600)
    window.show()
    window.start()
    settle(qtbot, window)
    strange = table(tmp_path / f"strange_{LONG}.csv", ("a", "b"), ("1", "2"))
    window.parts.imports.import_files([strange])
    settle(qtbot, window)
    assert not window.empty.horizontalScrollBar().maximum()  # the empty page beside the open panel
    half = export(tmp_path / f"half_{LONG}.csv", order(2, PAID), ("x",) * 10)
    window.parts.imports.import_files([strange, half])
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.parts.imports.results.isVisible())
    assert not window.parts.imports.results.horizontalScrollBar().maximum()
    put_away(window)


def test_a_mapped_table_without_a_time_is_asked_about(
    qtbot: QtBot, window: MainWindow, place: Workplace, ask: ScriptedAsk, clock: Clock, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "表.csv",
        ("平台单号", "物流公司", "物流单号"),
        ("6900000000000000901", "圆通速递", "YT0000000000901"),
    )
    window.parts.imports.import_files([path])
    settle(qtbot, window)
    window.parts.imports.mappings.open_for(str(path))
    settle(qtbot, window)
    mapping = window.parts.imports.mappings.dialog
    assert mapping is not None
    assert mapping.said.well.isHidden()
    assert mapping.said.asks.text().startswith("前 1 行里，1 行能读。没有对应任何已发生的时间")
    QTest.mouseClick(mapping.save_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    dialog = window.parts.imports.knowledge.as_of.dialog
    assert dialog is not None
    assert "没有对应任何已发生的时间" in texts(window.parts.imports.results)
    assert "列对应…" in [one.text() for one in window.parts.imports.results.findChildren(QPushButton)]
    dialog.field.show_moment(clock.now - 60)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert count_orders(place, Filter()) == 1
    assert "新增 1" in texts(window.parts.imports.results)


def test_a_changed_mapping_is_not_thrown_away_by_one_key(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    path = table(tmp_path / "表.csv", ("平台单号", "物流单号"), ("6900000000000000901", "YT0000000000901"))
    window.parts.imports.mappings.open_for(str(path))
    settle(qtbot, window)
    dialog = window.parts.imports.mappings.dialog
    assert dialog is not None
    dialog.model.set_field(0, "")
    settle(qtbot, window)
    ask.sure = False
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "还没有保存" in ask.said[-1]
    assert window.parts.imports.mappings.dialog is dialog
    ask.sure = True
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.parts.imports.mappings.dialog is None


def test_a_refusal_is_said_in_words(window: MainWindow, place: Workplace) -> None:
    said = place.texts.say(Message("problem.no_as_of_mapped", {"file": "表.csv", "mapping": "演示"}))
    assert "“演示”" in said
    assert "列对应…" in said
