"""The imports in the window: listed, looked at, taken back after a question; the window shows what is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.batches import list_batches
from shopguard.flows.workplace import Workplace
from shopguard.ui.imports.batch_dialog import BatchDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.imports.test_batches import EVENING, MORNING, A, bring, row
from tests.ui.driving import ScriptedAsk, settle, texts


@pytest.fixture
def imported(place: Workplace, tmp_path: Path, open_window: Callable[[Workplace], MainWindow]) -> MainWindow:
    """A window on two imports: the second changes an order, brings another and has a row that is none."""
    bring(place, tmp_path / "one.csv", row(A), as_of=MORNING)
    sent = row(A, "已发货", sent="2026-11-21 19:00:00", waybills="YT0000000000101-圆通速递", amount="35.00")
    bring(place, tmp_path / "two.csv", sent, row("6900000000000000102"), row("bad"), as_of=EVENING)
    return open_window(place)


def opened(window: MainWindow, qtbot: QtBot) -> BatchDialog:
    window.parts.menu.imports.trigger()
    settle(qtbot, window)
    assert window.parts.imports.batches.dialog is not None
    return window.parts.imports.batches.dialog


def cells(table: QTableWidget) -> list[list[str]]:
    return [
        [item.text() if (item := table.item(place, column)) else "" for column in range(table.columnCount())]
        for place in range(table.rowCount())
    ]


def test_the_newest_import_is_shown_with_all_it_did(imported: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(imported, qtbot)
    assert dialog.list.list.count() == 2
    assert "two.csv" in dialog.list.list.item(0).text()
    assert "新增 1 · 有变化 1 · 没变 0 · 退回 1" in texts(dialog.pane.files)
    assert [A, "应付金额（元）", "39.90", "35"] in cells(dialog.pane.changes)
    ((file, line, why),) = cells(dialog.pane.rejects)
    assert (file, line) == ("two.csv", "4")
    assert why
    assert dialog.undo_button.isEnabled()


def test_an_import_that_something_rests_on_says_so(imported: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(imported, qtbot)
    dialog.list.list.setCurrentRow(1)
    settle(qtbot, imported)
    assert not dialog.undo_button.isEnabled()
    assert "two.csv" in dialog.why_not.text()


def test_undoing_asks_first_and_the_window_shows_what_is_left(
    imported: MainWindow, qtbot: QtBot, ask: ScriptedAsk, place: Workplace
) -> None:
    imported.show_order("6900000000000000102")
    settle(qtbot, imported)
    dialog = opened(imported, qtbot)
    ask.sure = False
    dialog.undo_button.click()
    settle(qtbot, imported)
    assert "撤销第 2 次导入" in ask.said[-1]
    assert list_batches(place)[0].undone_at is None
    ask.sure = True
    dialog.undo_button.click()
    settle(qtbot, imported)
    assert "已撤销" in dialog.said.text()
    assert "已撤销" in dialog.list.list.item(0).text()
    assert not dialog.undo_button.isEnabled()
    assert imported.model.rowCount() == 1
    dialog.list.list.setCurrentRow(1)
    settle(qtbot, imported)
    assert dialog.undo_button.isEnabled()


def test_later_imports_are_undone_with_it_in_one_step(
    imported: MainWindow, qtbot: QtBot, ask: ScriptedAsk, place: Workplace
) -> None:
    dialog = opened(imported, qtbot)
    assert dialog.undo_later_button.isHidden()
    dialog.list.list.setCurrentRow(1)
    settle(qtbot, imported)
    assert not dialog.undo_later_button.isHidden()
    assert "连同后面的一起撤销" in dialog.why_not.text()
    ask.sure = False
    dialog.undo_later_button.click()
    settle(qtbot, imported)
    assert "撤销第 1 次导入，连同后面的 1 次（2）" in ask.said[-1]
    assert all(batch.undone_at is None for batch in list_batches(place))
    ask.sure = True
    dialog.undo_later_button.click()
    settle(qtbot, imported)
    assert all(batch.undone_at is not None for batch in list_batches(place))
    assert "后面的 1 次（第 2 次）都已撤销" in dialog.said.text()
    assert imported.model.rowCount() == 0
    assert dialog.undo_later_button.isHidden()


def test_closing_the_window_while_an_import_is_undone_loses_nothing(
    imported: MainWindow, qtbot: QtBot, place: Workplace
) -> None:
    opened(imported, qtbot).undo_button.click()
    imported.close()
    assert list_batches(place)[0].undone_at is not None


def test_nothing_was_imported_yet(
    place: Workplace, open_window: Callable[[Workplace], MainWindow], qtbot: QtBot
) -> None:
    dialog = opened(open_window(place), qtbot)
    assert not dialog.nothing.isHidden()
    assert not dialog.undo_button.isEnabled()


def test_the_result_of_an_import_leads_there(
    place: Workplace,
    tmp_path: Path,
    open_window: Callable[[Workplace], MainWindow],
    qtbot: QtBot,
    demo_files: list[Path],
) -> None:
    window = open_window(place)
    window.parts.imports.import_files(demo_files)
    settle(qtbot, window)
    (button,) = [one for one in window.parts.imports.results.findChildren(QPushButton) if "导入记录" in one.text()]
    button.click()
    settle(qtbot, window)
    assert window.parts.imports.batches.dialog is not None
