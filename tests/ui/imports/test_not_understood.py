"""Lines nobody understood in the window: offered, listed, copied; nothing about them while there are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from shopguard.ui.imports.not_understood_dialog import NotUnderstoodDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.importers.reading_files import TRACK_HEADER, write_csv
from tests.ui.driving import settle, texts


@pytest.fixture
def strange_file(tmp_path: Path) -> Path:
    return write_csv(
        tmp_path / "tracks.csv",
        TRACK_HEADER,
        ("YT0000000000901", "圆通速递", "2026-11-19 10:00:00", "快件在看云，联系人：张三，电话13800000001"),
        ("YT0000000000901", "圆通速递", "2026-11-19 11:00:00", "快件在数星星"),
    )


@pytest.fixture
def strange_window(
    place: Workplace, strange_file: Path, moment: int, open_window: Callable[[Workplace], MainWindow]
) -> MainWindow:
    import_files(place, [strange_file], now=moment)
    return open_window(place)


def opened(window: MainWindow, qtbot: QtBot) -> NotUnderstoodDialog:
    window.parts.menu.not_understood.trigger()
    settle(qtbot, window)
    dialog = window.parts.not_understood.dialog
    assert dialog is not None
    return dialog


def test_nothing_is_said_while_all_is_understood(window: MainWindow) -> None:
    assert not window.parts.menu.not_understood.isVisible()
    assert window.notice.isHidden()


def test_the_window_says_how_many_and_leads_there(strange_window: MainWindow, qtbot: QtBot) -> None:
    assert strange_window.parts.menu.not_understood.isVisible()
    assert "2" in strange_window.parts.menu.not_understood.text()
    assert "有 2 行物流记录看不懂" in strange_window.notice.sentence.text()
    strange_window.notice.action.click()
    settle(qtbot, strange_window)
    assert strange_window.parts.not_understood.dialog is not None
    assert strange_window.notice.isHidden()


def test_it_is_said_once(strange_window: MainWindow, qtbot: QtBot) -> None:
    strange_window.notice.hide()
    strange_window.parts.judgement.refresh()
    settle(qtbot, strange_window)
    assert strange_window.notice.isHidden()


def test_the_list_names_nobody(strange_window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(strange_window, qtbot)
    shown = texts(dialog)
    assert "快件在看云，联系人：某人，电话#" in shown
    assert "快件在数星星" in shown
    assert "YT0000000000901" in shown
    assert "张三" not in shown
    assert "138" not in shown
    assert "不会自动发送" in shown


def test_copy_has_the_wordings_only(strange_window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(strange_window, qtbot)
    dialog.copy_button.click()
    assert QApplication.clipboard().text().splitlines() == [
        "圆通速递\t1\t快件在数星星",
        "圆通速递\t1\t快件在看云，联系人：某人，电话#",
    ]
    assert "2" in dialog.said.text()


def test_closing_leaves_nothing(strange_window: MainWindow, qtbot: QtBot) -> None:
    opened(strange_window, qtbot).close_button.click()
    assert strange_window.parts.not_understood.dialog is None


def test_an_import_tells_of_new_ones(window: MainWindow, strange_file: Path, qtbot: QtBot) -> None:
    window.parts.imports.import_files([strange_file])
    settle(qtbot, window)
    assert "有 2 行物流记录看不懂" in window.notice.sentence.text()
    assert "有 2 行轨迹看不懂" in texts(window.parts.imports.results)
