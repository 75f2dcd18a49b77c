"""Another tool's table in the window: from the refused file to a template, corrected by mouse and keyboard, and kept in order."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.message import Language
from shopguard.flows.imports.mapping import look_at
from shopguard.flows.imports.mapping_templates import save, templates
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.imports.mapping_dialog import MappingDialog
from shopguard.ui.imports.mapping_list import MappingList
from shopguard.ui.imports.mapping_model import AS_READ, FACT, NAME, VALUES
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.importers.other_tables import ERP, ORDER, PRINTED
from tests.importers.reading_files import write_csv
from tests.ui.driving import Clock, ScriptedAsk, settle, texts

LEFT = Qt.MouseButton.LeftButton
ROWS = (("演示店铺 导出",), ERP[0], *ERP[1])
PAID, CITY = 4, 12  # places of columns in ERP


@pytest.fixture
def erp(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "演示ERP订单_20261119.csv", *ROWS, encoding="gb18030")


@pytest.fixture
def window(open_window: Callable[[Workplace], MainWindow], place: Workplace) -> MainWindow:
    return open_window(place)


def mapping_button(window: MainWindow) -> QPushButton:
    [button] = [one for one in window.parts.imports.results.findChildren(QPushButton) if one.text() == "列对应…"]
    return button


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> MappingDialog:
    window.parts.imports.mappings.open_for(str(path))
    settle(qtbot, window)
    assert window.parts.imports.mappings.dialog is not None
    return window.parts.imports.mappings.dialog


def press(qtbot: QtBot, window: MainWindow, button: QWidget) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    settle(qtbot, window)


def row_of(dialog: MappingDialog, place: int) -> list[str]:
    return [str(dialog.model.index(place, column).data()) for column in (NAME, VALUES, FACT, AS_READ)]


def test_from_a_refused_file_to_its_orders(
    qtbot: QtBot, window: MainWindow, place: Workplace, erp: Path, tmp_path: Path
) -> None:
    window.parts.imports.import_files([erp])
    settle(qtbot, window)
    assert "不是能识别的文件" in texts(window.parts.imports.results)
    press(qtbot, window, mapping_button(window))
    dialog = window.parts.imports.mappings.dialog
    assert dialog is not None
    assert window.notice.isHidden()
    assert (dialog.header_row.value(), dialog.kind.currentText(), dialog.sheet.isVisible()) == (2, "订单", False)
    assert dialog.first_rows.rows.index(1, 1).data() == "线上订单号"
    assert row_of(dialog, 0) == ["内部订单号", "10023451 · 10023452", "（不用）", ""]
    paid = "2026-11-17 09:00:30 · 2026-11-17 10:00:30"
    assert row_of(dialog, PAID) == ["付款日期", paid, "支付时间", paid]
    assert row_of(dialog, 9)[3] == "¥39.90 · ¥1299"
    assert dialog.said.well.text() == "前 2 行里，2 行能读。"
    assert dialog.name.text() == "演示ERP订单"
    press(qtbot, window, dialog.save_button)
    assert window.parts.imports.mappings.dialog is None
    assert [template.name for template in templates(place)] == ["演示ERP订单"]
    said = texts(window.parts.imports.results)
    assert "新增 2" in said
    assert "按列对应模板“演示ERP订单”读取" in said
    shown = window.model.row(0)
    assert shown is not None
    assert shown.order_id == ORDER
    later = write_csv(tmp_path / "later.csv", *ROWS)
    window.parts.imports.import_files([later])
    settle(qtbot, window)
    assert "没变 2" in texts(window.parts.imports.results)


def test_the_other_files_of_the_drop_stay_on_show(qtbot: QtBot, window: MainWindow, erp: Path, tmp_path: Path) -> None:
    strange = write_csv(tmp_path / "strange.csv", ("甲", "乙"), ("1", "2"))
    window.parts.imports.import_files([strange, erp])
    settle(qtbot, window)
    dialog = opened(qtbot, window, erp)
    press(qtbot, window, dialog.save_button)
    said = texts(window.parts.imports.results)
    assert "strange.csv" in said
    assert "新增 2" in said


def test_a_member_of_an_archive_is_mapped_and_imported_alone(
    qtbot: QtBot, window: MainWindow, erp: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(erp, "erp.csv")
        archive.writestr("other.csv", "甲,乙\n1,2\n")
    window.parts.imports.import_files([path])
    settle(qtbot, window)
    window.parts.imports.mappings.open_for(f"{path}!erp.csv")
    settle(qtbot, window)
    assert window.parts.imports.mappings.dialog is not None
    press(qtbot, window, window.parts.imports.mappings.dialog.save_button)
    assert "新增 2" in texts(window.parts.imports.results)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of a box that opens
def test_a_column_is_corrected_by_keyboard(qtbot: QtBot, window: MainWindow, erp: Path) -> None:
    dialog = opened(qtbot, window, erp)
    assert dialog.table.hasFocus()
    dialog.table.setCurrentIndex(dialog.model.index(PAID, NAME))
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert row_of(dialog, PAID)[2:] == ["（不用）", ""]
    assert "支付完成时间" in dialog.said.cautions.text()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    box = cast(QComboBox, dialog.table.findChild(QComboBox))
    qtbot.waitUntil(lambda: box.view().isVisible())
    labels = [box.itemText(number) for number in range(box.count())]
    assert labels[0] == "（不用）"
    assert "主订单编号（订单号） *（现在是“线上订单号”）" in labels
    box.setCurrentIndex(box.findData("paid_at"))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    settle(qtbot, window)
    assert row_of(dialog, PAID)[2] == "支付时间"


def test_a_fact_moves_from_one_column_to_another(qtbot: QtBot, window: MainWindow, erp: Path) -> None:
    dialog = opened(qtbot, window, erp)
    dialog.model.set_field(0, "order_id")
    settle(qtbot, window)
    assert (row_of(dialog, 0)[2], row_of(dialog, 1)[2]) == ("主订单编号（订单号）", "（不用）")
    assert dialog.save_button.isEnabled()  # eight digits can be an order number
    dialog.model.set_field(0, "")
    settle(qtbot, window)
    assert dialog.said.wrong.text() == "还缺：主订单编号（订单号）"
    assert not dialog.save_button.isEnabled()


def test_a_wrong_column_shows_why_in_the_preview(qtbot: QtBot, window: MainWindow, erp: Path) -> None:
    dialog = opened(qtbot, window, erp)
    dialog.model.set_field(CITY, "paid_at")
    settle(qtbot, window)
    assert "「城市」里的时间无法读懂" in row_of(dialog, CITY)[3]
    assert "一行也读不出来" in dialog.said.wrong.text()
    assert not dialog.save_button.isEnabled()


def test_kind_and_header_row_are_chosen_anew(qtbot: QtBot, window: MainWindow, erp: Path) -> None:
    dialog = opened(qtbot, window, erp)
    dialog.kind.setCurrentIndex(dialog.kind.findData("parcels"))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    settle(qtbot, window)
    assert [row_of(dialog, place)[2] for place in (1, 7, 8)] == ["订单编号", "快递公司", "运单号"]
    dialog.header_row.setValue(1)
    settle(qtbot, window)
    assert dialog.model.rowCount() == 1
    assert "还缺" in dialog.said.wrong.text()
    dialog.header_row.setValue(2)
    settle(qtbot, window)
    assert dialog.model.rowCount() == len(ERP[0])


def test_a_sheet_is_chosen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    second = book.create_sheet("明细")
    for sheet, table in ((book.active, PRINTED), (second, ERP)):
        sheet.append(table[0])
        for row in table[1]:
            sheet.append(row)
    path = tmp_path / "two.xlsx"
    book.save(path)
    dialog = opened(qtbot, window, path)
    assert dialog.sheet.isVisible()
    assert dialog.sheet.currentText() == "明细"
    dialog.sheet.setCurrentIndex(0)
    dialog.sheet.activated.emit(0)
    settle(qtbot, window)
    assert dialog.kind.currentText() == "包裹"
    assert dialog.model.rowCount() == len(PRINTED[0])


def test_a_name_is_needed_and_a_taken_one_is_told(
    qtbot: QtBot, window: MainWindow, place: Workplace, erp: Path, tmp_path: Path
) -> None:
    printed = write_csv(tmp_path / "printed.csv", PRINTED[0], *PRINTED[1])
    looked = look_at(place, str(printed))
    save(place, looked, looked.start, "演示打印", now=0)
    dialog = opened(qtbot, window, erp)
    assert dialog.said.taken.isHidden()
    dialog.name.setText("演示打印")
    assert not dialog.said.taken.isHidden()
    dialog.name.clear()
    press(qtbot, window, dialog.save_button)
    assert "请给模板起一个名字" in dialog.said.wrong.text()
    assert dialog.isEnabled()
    assert len(templates(place)) == 1


def test_a_file_that_cannot_be_opened_is_said_in_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.parts.imports.mappings.open_for(str(tmp_path / "gone.csv"))
    settle(qtbot, window)
    assert window.parts.imports.mappings.dialog is None
    assert "找不到「gone.csv」" in window.notice.sentence.text()


def listed(qtbot: QtBot, window: MainWindow) -> MappingList:
    window.parts.menu.mappings.trigger()
    settle(qtbot, window)
    assert window.parts.imports.mappings.list is not None
    return window.parts.imports.mappings.list


def test_templates_are_renamed_deleted_and_brought_back(
    qtbot: QtBot, window: MainWindow, place: Workplace, erp: Path
) -> None:
    looked = look_at(place, str(erp))
    save(place, looked, looked.start, "甲", now=0)
    dialog = listed(qtbot, window)
    card = dialog.cards["甲"]
    assert "读成订单 · 表头共 17 列，用到 15 列" in texts(card)
    assert not card.rename_button.isEnabled()
    card.name.setText("乙")
    press(qtbot, window, card.rename_button)
    assert list(dialog.cards) == ["乙"]
    press(qtbot, window, dialog.cards["乙"].delete_button)
    assert dialog.cards == {}
    assert "还没有模板" in texts(dialog)
    assert dialog.said.text() == "已删除模板“乙”。"
    press(qtbot, window, dialog.undo_button)
    assert [template.name for template in templates(place)] == ["乙"]
    assert list(dialog.cards) == ["乙"]


def test_a_new_template_from_a_file_that_was_chosen(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, erp: Path
) -> None:
    ask.answer = [erp]
    dialog = listed(qtbot, window)
    press(qtbot, window, dialog.new_button)
    assert window.parts.imports.mappings.list is None
    assert window.parts.imports.mappings.dialog is not None
    press(qtbot, window, window.parts.imports.mappings.dialog.cancel_button)
    assert window.parts.imports.mappings.dialog is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_usable_on_a_small_screen(
    qtbot: QtBot,
    look: Look,
    place: Workplace,
    ask: ScriptedAsk,
    clock: Clock,
    erp: Path,
    language: Language,
) -> None:
    look.speak(language)
    window = MainWindow(place, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    dialog = opened(qtbot, window, erp)
    dialog.resize(944, 560)  # 960 × 600 without the frame
    assert (dialog.width(), dialog.height()) == (944, 560)
    fields = (dialog.header_row, dialog.kind, dialog.name, *dialog.findChildren(QAbstractButton))
    for widget in filter(QWidget.isVisible, fields):
        inside = widget.rect().translated(widget.mapTo(dialog, widget.rect().topLeft()))
        assert dialog.rect().contains(inside), widget
    assert dialog.table.viewport().height() > 5 * dialog.table.rowHeight(0)
    put_away(window)


def test_a_table_of_a_thousand_columns_opens(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    header = [f"列{number}" for number in range(990)]
    path = write_csv(tmp_path / "wide.csv", header, ["1"] * 990)
    dialog = opened(qtbot, window, path)
    assert dialog.model.rowCount() == 990
    assert dialog.model.index(989, FACT).data() == "（不用）"
