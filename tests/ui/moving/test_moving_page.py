"""The guide for moving house: the file, what is said of it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from shopguard.flows.moving.moving_file import read_moving_file
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.moving.moving_dialog import MovingDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk, settle, texts


def guide(window: MainWindow) -> MovingDialog:
    window.parts.menu.moving.trigger()
    dialog = window.parts.moving.dialog
    assert dialog is not None
    return dialog


def test_the_file_is_written_and_what_is_in_it_is_said(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    dialog = guide(window)
    ask.answer = [tmp_path / "move.zip"]
    dialog.out_button.click()
    assert not dialog.out_button.isEnabled()
    settle(qtbot, window)
    assert Path(ask.offered[0]).name == "shopguard-move-20261120-120000.zip"
    assert window.place.data not in Path(ask.offered[0]).parents
    said = texts(dialog)
    assert "订单 76" in said
    assert read_moving_file(tmp_path / "move.zip").code in said
    dialog.folder_button.click()
    assert ask.folders_shown == [tmp_path]
    dialog.out_button.click()  # never over another file
    settle(qtbot, window)
    assert "已经存在" in texts(dialog)
    assert dialog.out_button.isEnabled()


def test_moving_in_tells_what_is_in_the_file_and_what_is_here(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    dialog = guide(window)
    ask.answer = [tmp_path / "move.zip"]
    dialog.out_button.click()
    settle(qtbot, window)
    ask.sure = False
    dialog.in_button.click()
    settle(qtbot, window)
    assert "订单 76" in ask.said[0]
    assert "已经有店铺数据" in ask.said[0]
    assert window.isVisible()
    assert dialog.in_button.isEnabled()
    ask.sure = True
    with qtbot.waitSignal(window.closed, timeout=LONGEST_WAIT):
        dialog.in_button.click()
    assert window.closed_work is not None


def test_a_torn_file_is_refused_before_anything_is_asked(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    dialog = guide(window)
    torn = tmp_path / "torn.zip"
    torn.write_bytes(b"PK no archive")
    ask.answer = [torn]
    dialog.in_button.click()
    settle(qtbot, window)
    assert "不完整" in texts(dialog)
    assert ask.said == []
    ask.answer = []
    dialog.in_button.click()
    assert dialog.in_button.isEnabled()


def test_an_empty_shop_offers_it(open_window: Callable[[Workplace], MainWindow], place: Workplace) -> None:
    window = open_window(place)
    window.empty.moving_button.click()
    assert isinstance(window.parts.moving.dialog, MovingDialog)


def test_the_demo_has_nothing_to_move_and_nothing_to_lock(
    qtbot: QtBot, place: Workplace, ask: ScriptedAsk, clock: Clock, look: Look
) -> None:
    window = MainWindow(place, ask, clock, look, demo=True)
    window.show()
    window.start()
    settle(qtbot, window)
    assert not window.parts.menu.moving.isVisible()
    assert not window.parts.menu.password.isVisible()
    assert window.empty.moving_button.isHidden()
    window.hide()
    put_away(window)
