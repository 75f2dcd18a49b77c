"""Windows of their own: their words are Chinese, and nothing of them is left when they are closed."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from shopguard.core.message import Language
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.window import show_problem
from tests.ui.driving import Clock, ScriptedAsk, settle

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def living_garbage() -> list[str]:
    """Widgets that Python's collector would destroy, in whatever thread it happens to run."""
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    found = [type(one).__name__ for one in gc.garbage if isinstance(one, QWidget) and isValid(one)]
    gc.set_debug(0)
    gc.garbage.clear()
    return found


def no_files(files: list[Path]) -> None:
    """Nobody answers."""


def test_the_file_dialog_speaks_chinese(qtbot: QtBot, look: Look) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    Ask().files(parent, "选择文件", "表格文件 (*.csv)", no_files)
    (dialog,) = parent.findChildren(QFileDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for box in dialog.findChildren(QDialogButtonBox) for button in box.buttons()]
    words += [button.toolTip() for button in dialog.findChildren(QAbstractButton)]
    model = dialog.findChildren(QTreeView)[0].model()
    words += [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert len(words) > 10
    assert [word for word in words if LATIN_WORD.search(word)] == []
    dialog.reject()


def test_a_name_to_save_under_gets_the_ending_of_its_kind(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    chosen: list[Path] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    Ask().save_as(parent, "导出", "sheet.xlsx", "Excel (*.xlsx);;CSV (*.csv)", chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    assert Path(dialog.selectedFiles()[0]).name == "sheet.xlsx"
    dialog.selectNameFilter("CSV (*.csv)")
    dialog.filterSelected.emit("CSV (*.csv)")
    assert Path(dialog.selectedFiles()[0]).name == "sheet.csv"
    dialog.selectFile("mine")
    dialog.accept()
    assert chosen == [tmp_path / "mine.csv"]


@pytest.mark.parametrize(("language", "ok"), [("zh", "确定"), ("en", "OK")])
def test_a_start_that_failed_is_said_in_a_message(qtbot: QtBot, look: Look, language: Language, ok: str) -> None:
    seen: list[tuple[str, str]] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = box.buttons()
        seen.append((box.text(), button.text()))
        button.click()

    look.let_go()  # as at a start: nothing has been said in any language yet
    QTimer.singleShot(0, read_and_close)
    show_problem("<b>made-up problem", language=language)
    assert [(text, button.replace("&", "")) for text, button in seen] == [("<b>made-up problem", ok)]


def test_a_closed_appeal_leaves_no_widget_to_the_garbage(qtbot: QtBot, window: MainWindow) -> None:
    row = window.model.row(0)
    assert row is not None
    assert row.clause is not None
    window.parts.panel.appeal_wanted.emit(row.order_id, row.clause)
    settle(qtbot, window)
    dialog = window.parts.appeal
    assert dialog is not None
    QTest.mouseClick(dialog.buttons.preview_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    preview = dialog.printing.preview
    assert preview is not None
    gone: list[str] = []
    dialog.destroyed.connect(lambda: gone.append("appeal"))
    preview.destroyed.connect(lambda: gone.append("preview"))
    preview.close()
    dialog.close()
    qtbot.waitUntil(lambda: sorted(gone) == ["appeal", "preview"])
    assert window.parts.appeal is None
    settle(qtbot, window)
    assert living_garbage() == []


def test_a_closed_window_leaves_no_widget_to_the_garbage(
    qtbot: QtBot, look: Look, place: Workplace, ask: ScriptedAsk, clock: Clock
) -> None:
    window = MainWindow(place, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    put_away(window)
    del window
    assert living_garbage() == []
