"""The backups that are kept, in the window: listed, looked into, restored, taken back, removed; and what is done by itself."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.message import Message
from shopguard.flows.keeping import automatic_backup, make_backup
from shopguard.flows.keeping.listing import automatic_ones
from shopguard.flows.orders.marks import note
from shopguard.flows.workplace import Workplace
from shopguard.store.database import database_path
from shopguard.store.engine import sqlite3
from shopguard.store.inspection import contents
from shopguard.ui.settings.keeping_dialog import KeepingDialog
from shopguard.ui.settings.mending import offer_mend
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.background.test_window_run import Script, ready, run, the_window
from tests.ui.driving import Clock, ScriptedAsk, settle, texts


def an_order(place: Workplace) -> str:
    return str(place.store.connection().execute("SELECT order_id FROM orders").fetchone()[0])


def lines(dialog: KeepingDialog) -> list[str]:
    shown = dialog.backups.list
    return [shown.item(number).text() for number in range(shown.count())]


def opened() -> Generator[Callable[[], bool], None, KeepingDialog]:
    """The page with all that is listed on it."""
    yield ready
    window = the_window()
    assert window is not None
    window.parts.menu.keeping.trigger()
    dialog = window.parts.keeping.dialog
    assert dialog is not None
    yield lambda: window.jobs.idle()
    return dialog


def said() -> str:
    window = the_window()
    return window.notice.sentence.text() if window is not None else ""


def test_a_restore_from_the_list_can_be_undone_and_what_it_left_removed(
    qtbot: QtBot, demo_place: Workplace, clock: Clock, ask: ScriptedAsk, moment: int
) -> None:
    order = an_order(demo_place)
    backup = make_backup(demo_place, now=moment)
    note(demo_place, [order], "备份以后写的", moment)

    def script() -> Script:
        first = yield from opened()
        first.backups.list.setCurrentRow(0)
        first.backups.button.click()
        yield lambda: ready() and "已恢复备份" in said()
        assert notes() == []
        second = yield from opened()
        assert backup.name in texts(second.aside)
        second.aside.undo_button.click()
        yield lambda: ready() and "已回到恢复以前" in said()
        assert notes() == ["备份以后写的"]
        third = yield from opened()
        assert "撤销了一次恢复" in texts(third.aside)
        assert third.aside.undo_button.text() == "换回来…"
        third.aside.remove_button.click()
        yield lambda: not list(demo_place.data.glob("before-restore-*"))

    def notes() -> list[str]:
        window = the_window()
        assert window is not None
        return [row[0] for row in window.place.store.connection().execute("SELECT note FROM order_mark")]

    assert run(demo_place, clock, ask, script()) == 0


def test_they_are_listed_newest_first_and_what_is_broken_cannot_be_chosen(
    qtbot: QtBot, window: MainWindow, moment: int
) -> None:
    make_backup(window.place, now=moment)
    automatic_backup(window.place, moment + 60, "before_undo")
    (window.place.data / "backups" / "shopguard-broken.zip").write_bytes(b"no archive")
    dialog = list_of(qtbot, window)
    assert lines(dialog)[0].startswith("2026-11-20 12:01:00 · 撤销导入之前 · ")
    assert lines(dialog)[1].startswith("2026-11-20 12:00:00 · 您自己备份的 · ")
    assert dialog.backups.next_one.text().startswith("今天还没有自动备份")
    assert "用不了" in lines(dialog)[2]
    assert not dialog.backups.button.isEnabled()
    assert dialog.aside.isHidden()
    dialog.backups.list.setCurrentRow(1)
    assert dialog.backups.button.isEnabled()


def test_where_there_are_none_it_says_when_there_will_be(qtbot: QtBot, window: MainWindow) -> None:
    dialog = list_of(qtbot, window)
    assert "还没有备份" in texts(dialog)
    assert dialog.backups.list.isHidden()


def test_a_file_that_is_no_backup_is_refused_before_the_window_closes(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    dialog = list_of(qtbot, window)
    ask.answer = [tmp_path / "b.zip"]
    ask.answer[0].write_bytes(b"no archive")
    dialog.restore_button.click()
    settle(qtbot, window)
    assert "没有恢复" in texts(dialog)
    assert ask.said == []


def test_the_daily_backup_is_made_while_the_window_is_open(qtbot: QtBot, window: MainWindow) -> None:
    assert window.parts.care.timer.isActive()
    window.parts.care.look()
    settle(qtbot, window)
    (made,) = automatic_ones(window.place.data)
    assert made.why == "daily"
    assert window.notice.isHidden()


def test_damage_found_while_the_window_is_open_leads_to_the_backups(
    qtbot: QtBot, window: MainWindow, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.place.settings.set("backup_daily", False)
    monkeypatch.setattr("shopguard.flows.keeping.damage.quick_faults", lambda *_given: ["row 3 missing"])
    window.parts.care.look()
    settle(qtbot, window)
    assert "文件有损坏" in window.notice.sentence.text()
    assert "row 3 missing" not in window.notice.sentence.text()  # that is for whoever helps: verify says it
    window.notice.action.click()
    assert window.parts.keeping.dialog is not None


def test_damage_that_anything_meets_leads_to_the_backups_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.feedback.failed.emit(window.place.store.problem(sqlite3.DatabaseError("btreeInitPage() returns 11")))
    assert "文件有损坏" in window.notice.sentence.text()
    assert "btree" not in window.notice.sentence.text()
    window.notice.action.click()
    assert window.parts.keeping.dialog is not None


@pytest.mark.parametrize("answer", ["恢复这个备份", "先不"])
def test_a_damaged_database_at_the_start_is_mended_by_the_newest_backup(
    qtbot: QtBot, demo_place: Workplace, moment: int, answer: str
) -> None:
    automatic_backup(demo_place, moment, "daily")
    demo_place.store.close()
    database_path(demo_place.data).write_bytes(b"no database" * 1000)
    told: list[str] = []

    def press() -> None:
        box = next((one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)), None)
        if box is not None and box.isVisible():
            told.append(box.text())
            next(button for button in box.findChildren(QPushButton) if button.text() == answer).click()
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(20)
    damage = Message("problem.database_damaged", {"path": "-", "detail": "file is not a database"})
    mended = offer_mend(demo_place.data, damage, "zh", moment)
    assert mended == (answer == "恢复这个备份")
    assert "2026-11-20 12:00:00 做的备份" in told[0]
    assert "76 个订单" in told[0]
    if mended:
        assert contents(demo_place.data).orders == 76
        (aside,) = demo_place.data.glob("before-restore-*")
        assert database_path(aside).read_bytes().startswith(b"no database")


def list_of(qtbot: QtBot, window: MainWindow) -> KeepingDialog:
    window.parts.menu.keeping.trigger()
    dialog = window.parts.keeping.dialog
    assert dialog is not None
    settle(qtbot, window)
    return dialog
