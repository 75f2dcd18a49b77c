"""The page of the password, and the recovery key that is shown once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.core.message import CannotOpen, UserProblem
from shopguard.flows.locking.recovery_told import lacks_recovery
from shopguard.flows.locking.unlocking import lock, unlock, unlock_by_recovery
from shopguard.flows.workplace import Workplace
from shopguard.store.key_file import lock_of, write_lock
from shopguard.ui.garbage import put_away
from shopguard.ui.locking.password_dialog import PasswordDialog
from shopguard.ui.locking.plain_left_dialog import PlainLeftDialog
from shopguard.ui.locking.recovery_dialog import RecoveryDialog
from shopguard.ui.locking.recovery_print import draw_sheet
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import LONGEST_WAIT, ScriptedAsk, texts
from tests.ui.locking.conftest import PASSWORD

CODE = "4T7QK-9B2XM-0H5RD-W8NJC-6PZVA-3E1FG"
NEW = "another long password"


def page(window: MainWindow) -> PasswordDialog:
    window.parts.menu.password.trigger()
    dialog = window.parts.password.dialog
    assert dialog is not None
    return dialog


def recovery_shown() -> RecoveryDialog | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, RecoveryDialog)), None)


@pytest.fixture
def window(open_window: Callable[[Workplace], MainWindow], locked_place: Workplace) -> MainWindow:
    return open_window(locked_place)


def test_a_new_password_has_to_be_typed_twice(
    open_window: Callable[[Workplace], MainWindow], demo_place: Workplace
) -> None:
    dialog = page(open_window(demo_place))
    dialog.fresh.first.line.setText("short")
    dialog.fresh.again.line.setText("short")
    assert not dialog.set_button.isEnabled()
    dialog.fresh.first.line.setText(NEW)
    assert not dialog.set_button.isEnabled()  # what stands in the second field is the old one still
    dialog.fresh.again.line.setText(NEW[:3])
    assert "两次输的不一样" not in texts(dialog)  # it is being typed
    dialog.fresh.again.line.setText(NEW + "!")
    assert "两次输的不一样" in texts(dialog)
    assert not dialog.set_button.isEnabled()
    dialog.fresh.again.line.setText(NEW)
    assert "还可以" in texts(dialog)
    assert dialog.set_button.isEnabled()


def test_setting_it_waits_for_the_window_to_close(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], demo_place: Workplace
) -> None:
    window = open_window(demo_place)
    dialog = page(window)
    dialog.fresh.first.line.setText(NEW)
    dialog.fresh.again.line.setText(NEW)
    with qtbot.waitSignal(window.closed, timeout=LONGEST_WAIT):
        dialog.set_button.click()
    assert window.closed_work is not None
    assert lock_of(demo_place.data) is None


def test_it_is_changed_at_once(qtbot: QtBot, window: MainWindow) -> None:
    dialog = page(window)
    dialog.old.line.setText("not this one")
    dialog.fresh.first.line.setText(NEW)
    dialog.fresh.again.line.setText(NEW)
    dialog.change_button.click()
    assert not dialog.change_button.isEnabled()
    qtbot.waitUntil(lambda: "密码不对" in texts(dialog), timeout=LONGEST_WAIT)
    dialog.old.line.setText(PASSWORD)
    dialog.change_button.click()
    qtbot.waitUntil(lambda: "密码换好了" in texts(dialog), timeout=LONGEST_WAIT)
    assert dialog.old.text() == dialog.fresh.first.text() == ""
    with pytest.raises(CannotOpen):
        unlock(window.place.data, PASSWORD)
    unlock(window.place.data, NEW)


def test_a_new_recovery_key_is_shown_once(qtbot: QtBot, window: MainWindow, recovery: str) -> None:
    dialog = page(window)
    dialog.old.line.setText(PASSWORD)
    dialog.recovery_button.click()
    qtbot.waitUntil(lambda: recovery_shown() is not None, timeout=LONGEST_WAIT)
    shown = recovery_shown()
    assert shown is not None
    code = texts(shown).split("\n")
    said = next(line for line in code if line.count("-") == 2)
    assert said not in recovery
    assert "旧的还有效" in texts(dialog)
    unlock_by_recovery(window.place.data, recovery)
    shown.typed.setText(shown._last)
    shown.done_button.click()
    qtbot.waitUntil(lambda: "旧的作废" in texts(dialog), timeout=LONGEST_WAIT)
    assert not lacks_recovery(window.place.data)
    lock(window.place.data)
    with pytest.raises(CannotOpen):
        unlock_by_recovery(window.place.data, recovery)


def test_a_recovery_key_that_nobody_has_seen_is_said_at_the_start(
    open_window: Callable[[Workplace], MainWindow], locked_place: Workplace
) -> None:
    told = lock_of(locked_place.data)
    assert told is not None
    write_lock(locked_place.data, replace(told, recovery_told=False))  # the program was killed before it showed it
    window = open_window(locked_place)
    assert "没有人看到过" in window.notice.sentence.text()
    window.notice.action.click()
    assert window.parts.password.dialog is not None


def test_taking_it_away_asks_and_waits_for_the_window_to_close(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk
) -> None:
    dialog = page(window)
    dialog.old.line.setText("not this one")
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: "密码不对" in texts(dialog), timeout=LONGEST_WAIT)
    assert ask.said == []
    dialog.old.line.setText(PASSWORD)
    with qtbot.waitSignal(window.closed, timeout=LONGEST_WAIT):
        dialog.remove_button.click()
    assert "谁拿到这台电脑都能打开" in ask.said[0]
    assert window.closed_work is not None


@pytest.fixture
def shown(look: Look) -> Iterator[RecoveryDialog]:
    dialog = RecoveryDialog(CODE, "2026-11-20")
    dialog.show()
    yield dialog
    dialog.typed.setText("3E1FG")
    put_away(dialog)


def test_the_recovery_key_stays_until_its_last_group_is_typed(shown: RecoveryDialog) -> None:
    assert "4T7QK-9B2XM-0H5RD" in texts(shown)
    assert "W8NJC-6PZVA-3E1FG" in texts(shown)
    shown.close()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    shown.typed.setText("6PZVA")
    assert not shown.done_button.isEnabled()
    assert not shown.wrong.isHidden()
    shown.typed.setText("3eifg")  # I is read as 1
    assert shown.done_button.isEnabled()
    shown.done_button.click()
    assert not shown.isVisible()


def test_what_a_restore_could_be_undone_with_is_named_before_it_goes(look: Look) -> None:
    for undo in (False, True):
        dialog = PlainLeftDialog(3, undo=undo)
        assert ("不能撤销恢复" in texts(dialog)) == undo
        put_away(dialog)


def test_the_sheet_is_printed(look: Look, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    draw_sheet(printer, CODE, "2026-11-20")
    import pypdfium2

    document = pypdfium2.PdfDocument(tmp_path / "key.pdf")
    assert len(document) == 1
    picture = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    rows = (picture.crop((0, row, picture.width, row + 1)).getextrema()[0] for row in range(picture.height))
    dark = [number for number, darkest in enumerate(rows) if darkest < 128]
    lines = 1 + sum(later - row > 1 for row, later in pairwise(dark))
    assert lines == 4  # what it is, when it was made, two lines of the key: nothing else


def test_the_keyring_remembers_or_says_why_not(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def remember(data: Path, on: bool) -> None:
        asked.append(on)
        if len(asked) > 1:
            raise UserProblem("problem.no_keyring")

    monkeypatch.setattr("shopguard.flows.locking.keyring_memory.remember_in_keyring", remember)
    dialog = page(window)
    assert not dialog.remember.isChecked()
    dialog.remember.click()
    qtbot.waitUntil(lambda: "不用再输密码" in texts(dialog), timeout=LONGEST_WAIT)
    dialog.remember.click()
    qtbot.waitUntil(lambda: "没有可用的系统钥匙串" in texts(dialog), timeout=LONGEST_WAIT)
    assert asked == [True, False]
    assert not dialog.remember.isChecked()  # what the lock says holds
