"""Backup and check from the window, and what is said of the program."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopguard import __version__
from shopguard.app import load_texts
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3
from shopguard.ui.settings.about_dialog import AboutDialog, ChangesDialog
from shopguard.ui.settings.keeping_dialog import KeepingDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import ScriptedAsk, settle, texts


def keeping(window: MainWindow) -> KeepingDialog:
    window.parts.menu.keeping.trigger()
    dialog = window.parts.keeping.dialog
    assert dialog is not None
    return dialog


def test_a_backup_goes_where_the_owner_says_and_it_is_said_where(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    dialog = keeping(window)
    (tmp_path / "stick").mkdir()
    backup = tmp_path / "stick" / "mine.zip"
    ask.answer = [backup]
    dialog.backup_button.click()
    assert not dialog.backup_button.isEnabled()  # one at a time
    settle(qtbot, window)
    assert f"备份好了：{backup}" in texts(dialog)
    assert "别的硬盘" in texts(dialog)
    assert dialog.backup_button.isEnabled()
    dialog.folder_button.click()
    assert ask.folders_shown == [backup.parent]
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
    assert not (window.place.data / "backups").exists()
    dialog.backup_button.click()  # never over another file
    settle(qtbot, window)
    assert "已经存在" in texts(dialog)
    assert Path(ask.offered[0]).name == "shopguard-20261120-120000.zip"
    assert window.place.data not in Path(ask.offered[0]).parents
    assert Path(ask.offered[1]).parent == backup.parent  # where the last one went
    ask.answer = []
    dialog.restore_button.click()
    assert ask.begun_in == backup.parent


def test_what_is_whole_is_said_and_what_is_not_too(qtbot: QtBot, window: MainWindow) -> None:
    dialog = keeping(window)
    dialog.look_button.click()
    settle(qtbot, window)
    assert "完好：76 个订单" in texts(dialog)
    broken = window.place.data / "backups"
    broken.mkdir(exist_ok=True)
    (broken / "shopguard-20261101-000000.zip").write_bytes(b"no archive")
    dialog.look_button.click()
    settle(qtbot, window)
    assert "不完整" in texts(dialog)
    assert "完好：" not in texts(dialog)


def test_about_tells_version_and_data_folder(window: MainWindow, ask: ScriptedAsk) -> None:
    window.parts.menu.about.trigger()
    dialog = window.parts.about.dialog
    assert isinstance(dialog, AboutDialog)
    said = texts(dialog)
    assert f"ShopGuard {__version__}" in said
    assert str(window.place.data) in said.replace("\u200b", "").replace("\n", "")
    folder = next(button for button in dialog.findChildren(QPushButton) if button.text() == "打开数据文件夹")
    folder.click()
    assert ask.folders_shown == [window.place.data]


def test_the_changelog_is_shown(window: MainWindow) -> None:
    window.parts.menu.changes.trigger()
    dialog = window.parts.about.dialog
    assert isinstance(dialog, ChangesDialog)
    assert __version__ in dialog.page.toPlainText()


def test_who_reads_english_finds_it_first(open_window: Callable[[Workplace], MainWindow], place: Workplace) -> None:
    window = open_window(replace(place, texts=load_texts("en")))
    window.parts.menu.changes.trigger()
    dialog = window.parts.about.dialog
    assert isinstance(dialog, ChangesDialog)
    said = dialog.page.toPlainText()
    assert said.index("The first version") < said.index("第一个能从头走到尾的版本")


def test_the_database_is_usable_after_a_look(window: MainWindow, qtbot: QtBot) -> None:
    keeping(window).look_button.click()
    settle(qtbot, window)
    with sqlite3.connect(window.place.data / "shopguard.sqlite3") as db:
        assert db.execute("SELECT COUNT(*) FROM orders").fetchone() == (76,)
    db.close()
