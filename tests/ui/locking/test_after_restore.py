"""A backup with an older password is in place: the page says so, and takes the restore back; and a lost lock is put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from shopguard.app import build_workplace
from shopguard.core.message import CannotOpen
from shopguard.flows.keeping import make_backup, restore_backup
from shopguard.flows.locking.lock_lost import check_lock
from shopguard.flows.locking.password import change_password
from shopguard.flows.locking.unlocking import is_locked, lock, unlock
from shopguard.store.key_file import LOCK_FILE
from shopguard.ui.locking import at_start
from shopguard.ui.locking.unlock_window import UnlockWindow
from shopguard.ui.settings.mending import offer_mend
from tests.conftest import MOMENT
from tests.ui.driving import texts
from tests.ui.locking.conftest import PASSWORD
from tests.ui.locking.test_at_start import Person, clock, give, says

NEW, OLDER = "another long password", MOMENT - 86_400


@pytest.fixture
def restored(data: Path) -> Path:
    """Under the password of a day before; :data:`NEW` was set since."""
    unlock(data, PASSWORD)
    place = build_workplace(data, "zh")
    backup = make_backup(place, now=OLDER)
    change_password(place, PASSWORD, NEW, MOMENT)
    place.store.close()
    restore_backup(data, backup, now=MOMENT)
    assert is_locked(data)
    return data


def test_the_page_names_the_time_of_the_password_until_it_was_given(qtbot: QtBot, restored: Path) -> None:
    def told(page: UnlockWindow) -> None:
        assert "恢复了 2026-11-19 12:00:00 的备份" in texts(page)
        assert "做备份那时的密码" in texts(page)
        assert page.card.undo_button.isVisible()

    first = Person(told, give(NEW), says("密码不对"), give(PASSWORD))
    assert at_start.ask_at_start(restored, "zh", [], clock)
    assert first._steps == []
    lock(restored)

    def not_told(page: UnlockWindow) -> None:
        assert not page.card.restored.isVisible()
        assert not page.card.undo_button.isVisible()

    second = Person(not_told, give(PASSWORD))
    assert at_start.ask_at_start(restored, "zh", [], clock)
    assert second._steps == []


def test_from_there_the_restore_is_taken_back(qtbot: QtBot, restored: Path) -> None:
    def undo(page: UnlockWindow) -> None:
        page.card.undo_button.click()

    def not_told(page: UnlockWindow) -> None:
        assert not page.card.restored.isVisible()

    person = Person(undo, says("请输入原来的密码"), not_told, give(NEW))
    assert at_start.ask_at_start(restored, "zh", [], clock)
    assert person._steps == []
    build_workplace(restored).store.close()


def test_a_lost_lock_is_put_back_from_the_newest_backup(qtbot: QtBot, data: Path) -> None:
    unlock(data, PASSWORD)
    place = build_workplace(data, "zh")
    make_backup(place, now=MOMENT)
    place.store.close()
    lock(data)
    (data / LOCK_FILE).unlink()
    with pytest.raises(CannotOpen) as problem:
        check_lock(data)
    told: list[str] = []

    def press() -> None:
        box = next((one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)), None)
        if box is not None and box.isVisible():
            told.append(box.text())
            next(button for button in box.findChildren(QPushButton) if button.text() == "放回密码文件").click()
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(20)
    assert offer_mend(data, problem.value.message, "zh", MOMENT)
    assert "密码文件" in told[0]
    assert "2026-11-20 12:00:00 的备份里有一份好的密码文件" in told[0]
    check_lock(data)
    unlock(data, PASSWORD)
    build_workplace(data).store.close()
