"""What was begun in an appeal's window goes on when the window, or the whole program, is closed before it is done."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.appeals.locker import Copied, Original, put
from shopguard.core.beijing import HOUR
from shopguard.flows.appeals import attaching
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.background.doorbell import Doorbell
from shopguard.ui.background.leaving import leave
from shopguard.ui.shell.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.appeals.conftest import made_up_picture
from tests.ui.background.test_closing import ASK
from tests.ui.driving import LONGEST_WAIT, settle

STUB = "waybill-stub"


def close_and_wait(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    gone: list[str] = []
    dialog.destroyed.connect(lambda: gone.append("appeal"))
    dialog.close()
    assert window.parts.appeal is None
    settle(qtbot, window)
    qtbot.waitUntil(lambda: gone == ["appeal"], timeout=LONGEST_WAIT)


def test_a_step_is_recorded(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    appeal = dialog.view.id
    dialog.actions_of_case.record("submitted", moment - 60, "")
    close_and_wait(qtbot, window, dialog)
    assert show_appeal(demo_place, appeal, moment).state == "submitted"


def test_a_file_that_cannot_be_taken_is_said_in_the_main_window(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, tmp_path: Path
) -> None:
    (tmp_path / "empty.png").touch()
    appeal = dialog.view.id
    dialog.actions_of_case.attach(STUB, [tmp_path / "empty.png"])
    close_and_wait(qtbot, window, dialog)
    assert "empty.png" in window.notice.sentence.text()
    assert appeal in window.notice.sentence.text()
    assert window.notice.isVisible()


def test_what_went_on_is_said_in_the_main_window(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, tmp_path: Path, moment: int
) -> None:
    appeal = dialog.view.id
    files = [made_up_picture(tmp_path / f"{name}.png", colour) for name, colour in (("a", "#111111"), ("b", "#222222"))]
    dialog.actions_of_case.attach(STUB, files)
    close_and_wait(qtbot, window, dialog)
    assert window.notice.sentence.text() == f"2 个文件已放进申诉 {appeal}。"
    (slot,) = (one for one in show_appeal(demo_place, appeal, moment).checklist if one.item == STUB)
    assert len(slot.evidence) == 2


def test_opened_again_it_is_the_same_window(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int
) -> None:
    dialog.actions_of_case.record("submitted", moment - 60, "")
    dialog.close()
    window.parts.appeals.open_case(dialog.view.id)
    settle(qtbot, window)
    assert window.parts.appeal is dialog
    assert dialog.isVisible()
    assert dialog.view.state == "submitted"


def test_no_preview_opens_for_it(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    dialog.printing.show_preview()
    printing = dialog.printing
    dialog.close()
    qtbot.waitUntil(lambda: not window.parts.appeals.dialogs, timeout=LONGEST_WAIT)
    assert printing.preview is None


def test_the_program_keeps_what_the_owner_told(
    window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    appeal = dialog.view.id
    dialog.facts.noticed_at_told.emit(moment - HOUR)
    dialog.masks.chosen.emit(frozenset({"name"}))
    window.close()
    view = show_appeal(demo_place, appeal, moment)
    assert (view.noticed_at, view.noticed_told, view.unmasked) == (moment - HOUR, True, frozenset({"name"}))


def test_copying_is_shown_until_the_last_file_is_there(
    qtbot: QtBot,
    window: MainWindow,
    dialog: AppealDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_go_on = Event()

    def slow(data: Path, file: Path, *, most_bytes: int, copied: Copied) -> Original:
        if file.name == "two.png":
            may_go_on.wait(LONGEST_WAIT / 1000)
        return put(data, file, most_bytes=most_bytes, copied=copied)

    monkeypatch.setattr(attaching, "put", slow)
    for name, colour in (("one", "#606060"), ("two", "#707070")):
        dialog.actions_of_case.attach(STUB, [made_up_picture(tmp_path / f"{name}.png", colour)])
    qtbot.waitUntil(lambda: len(dialog.slots[STUB].slot.evidence) == 1, timeout=LONGEST_WAIT)
    assert dialog.evidence.strip.isVisible()
    may_go_on.set()
    settle(qtbot, window)
    assert not dialog.evidence.strip.isVisible()


def test_what_was_just_typed_is_kept_when_an_installer_closes_the_program(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    appeal, parent = dialog.view.id, QObject()
    bell = Doorbell(demo_place.data, parent)
    bell.close_asked.connect(partial(leave, window))
    dialog.reason.words.setFocus()
    QTest.keyClicks(dialog.reason.words, "typed a moment before")
    with qtbot.waitSignal(window.closed, timeout=LONGEST_WAIT):
        words = [sys.executable, "-c", ASK, str(demo_place.data)]
        asking = subprocess.Popen(words, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert asking.wait(LONGEST_WAIT / 1000) == 0
    assert show_appeal(demo_place, appeal, moment).reason_text == "typed a moment before"
    bell.close()


def test_what_was_just_typed_is_kept_when_the_owner_ends_the_program(
    window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    appeal = dialog.view.id
    QTest.keyClicks(dialog.reason.words, "typed a moment before")
    window.parts.background.quit()
    assert show_appeal(demo_place, appeal, moment).reason_text == "typed a moment before"
