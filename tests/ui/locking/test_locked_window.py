"""The window of a shop with a password: locked by key and menu and after a while, and back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.keeping.listing import list_backups
from shopguard.flows.workplace import Workplace
from shopguard.ui.locking.unlock_window import UnlockWindow
from shopguard.ui.look.curtain import curtain
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import LONGEST_WAIT, drag_and_drop, file_list, settle, texts
from tests.ui.locking.conftest import PASSWORD

OFF_SCREEN = Qt.WidgetAttribute.WA_DontShowOnScreen
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window: Callable[[Workplace], MainWindow], locked_place: Workplace) -> MainWindow:
    return open_window(locked_place)


def seen() -> set[QWidget]:
    """What stands on the screen."""
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.testAttribute(OFF_SCREEN))
    return set(shown)


def lock(window: MainWindow) -> UnlockWindow:
    window.parts.menu.lock.trigger()
    page = window.parts.locking.page
    assert page is not None
    return page


def unlock(qtbot: QtBot, window: MainWindow, password: str = PASSWORD) -> None:
    page = window.parts.locking.page
    assert page is not None
    page.card.password.line.setText(password)
    page.card.open_button.click()
    qtbot.waitUntil(lambda: window.parts.locking.page is None, timeout=LONGEST_WAIT)


def test_everything_goes_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.menu.settings.trigger()
    settings = window.parts.settings.dialog
    assert settings is not None
    assert seen() == {window, settings}
    curtain().reveal(True)
    page = lock(window)
    assert curtain().hides
    assert seen() == {page}
    assert page.windowTitle() == "店铺卫士 · 已锁上"
    assert window.parts.background.tray.standing() == "已锁上"
    unlock(qtbot, window)
    assert seen() == {window, settings}
    assert window.parts.settings.dialog is settings
    assert "已违规" in window.parts.background.tray.standing()


def test_a_wrong_password_is_said_and_asked_again(qtbot: QtBot, window: MainWindow) -> None:
    page = lock(window)
    page.card.password.line.setText("not this one")
    QTest.keyClick(page.card.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "密码不对" in texts(page), timeout=LONGEST_WAIT)
    assert window.isHidden()
    assert page.card.open_button.isEnabled()
    unlock(qtbot, window)
    assert window.isVisible()


def test_the_recovery_key_opens_it_with_a_new_password(qtbot: QtBot, window: MainWindow, recovery: str) -> None:
    card = lock(window).card
    card.forgotten.click()
    assert not card.password.isVisible()
    card.code.setText(recovery.lower().replace("-", " "))
    assert not card.recover_button.isEnabled()
    card.fresh.first.line.setText("ein neues Passwort")
    card.fresh.again.line.setText("ein neues Passwort")
    card.recover_button.click()
    qtbot.waitUntil(lambda: "密码换好了" in card.said.text(), timeout=LONGEST_WAIT)
    assert "照样有效" in card.said.text()
    assert list_backups(window.place.data)[0].why == "after_password"
    card.go_on_button.click()
    qtbot.waitUntil(lambda: window.parts.locking.page is None, timeout=LONGEST_WAIT)
    lock(window)
    unlock(qtbot, window, "ein neues Passwort")


def test_files_that_come_meanwhile_wait(qtbot: QtBot, window: MainWindow, demo_files: list[Path]) -> None:
    lock(window)
    window.import_files([demo_files[0]])
    window.come_forward()
    settle(qtbot, window)
    assert window.isHidden()
    assert not window.parts.side.has_import()
    unlock(qtbot, window)
    settle(qtbot, window)
    assert window.parts.side.has_import()


def test_files_dragged_onto_it_are_not_taken_and_that_is_said(
    qtbot: QtBot, window: MainWindow, demo_files: list[Path]
) -> None:
    page = lock(window)
    assert not drag_and_drop(page, file_list(demo_files[0]))
    assert page.card.said.text() == "现在锁着，不收文件：先输密码打开，再拖进来。"
    assert not drag_and_drop(page.card.password.line, file_list(demo_files[0]))
    assert page.card.password.text() == ""
    unlock(qtbot, window)
    settle(qtbot, window)
    assert not window.parts.side.has_import()


def test_work_goes_on_and_what_it_says_waits(qtbot: QtBot, window: MainWindow, demo_files: list[Path]) -> None:
    window.import_files([demo_files[0]])
    page = lock(window)
    settle(qtbot, window)
    assert seen() == {page}
    unlock(qtbot, window)
    assert window.parts.side.has_import()


def test_it_locks_itself_when_nobody_is_there(qtbot: QtBot, window: MainWindow) -> None:
    locking = window.parts.locking
    passed = [0.0, 0.0]
    locking._idle._clocks = lambda: (passed[0], passed[1])
    locking.start()
    passed[1] = 9.9 * 60
    locking._idle.look()
    assert not locking.is_locked()
    window.place.settings.set("lock_after_minutes", 5)
    window.parts.settings.changed.emit("lock_after_minutes")
    passed[1] += 5 * 60
    locking._idle.look()
    assert locking.is_locked()
    assert window.isHidden()
    unlock(qtbot, window)


def test_locked_in_the_background_it_asks_when_it_is_wanted(qtbot: QtBot, window: MainWindow) -> None:
    window.hide()
    page = lock(window)
    assert seen() == set()
    window.come_forward()  # the icon beside the clock, or a second start
    assert seen() == {page}
    unlock(qtbot, window)
    assert seen() == {window}


def test_the_key_locks_it_from_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.menu.settings.trigger()
    dialog = window.parts.settings.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, KEYS)
    assert window.parts.locking.is_locked()
    assert dialog.isHidden()
    unlock(qtbot, window)
    assert dialog.isVisible()


def test_notices_tell_nothing_while_locked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []

    def say(title: str, text: str) -> bool:
        said.append((title, text))
        return True

    background = window.parts.background
    monkeypatch.setattr("shopguard.ui.background.background.NO_DESKTOP", ())
    monkeypatch.setattr(background.tray, "say", say)
    background._say("2 单快到点", "揽收超时，最早 15:00")
    lock(window)
    background._say("2 单快到点", "揽收超时，最早 15:00")
    assert said == [
        ("2 单快到点", "揽收超时，最早 15:00"),
        ("店铺卫士", "有订单快到点了。打开窗口、输入密码就能看到。"),
    ]


def test_closing_the_locked_window_ends_the_program(qtbot: QtBot, window: MainWindow) -> None:
    page = lock(window)
    with qtbot.waitSignal(window.closed):
        page.close()
    assert window.parts.locking.page is None


def test_without_a_password_there_is_nothing_to_lock(
    open_window: Callable[[Workplace], MainWindow], demo_place: Workplace
) -> None:
    window = open_window(demo_place)
    assert not window.parts.menu.lock.isVisible()
    window.parts.locking.lock()
    assert window.isVisible()
    assert window.parts.locking.page is None
