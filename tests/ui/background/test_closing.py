"""An installer asks the open window to close: real programs on real folders, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from shopguard.flows.workplace import Workplace
from shopguard.ui.background.closing import close_open_one, is_open
from shopguard.ui.background.doorbell import Doorbell
from shopguard.ui.background.leaving import leave
from shopguard.ui.background.one_window import OneWindow
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.conftest import ROOT
from tests.ui.driving import Clock, ScriptedAsk, settle

LONGEST = 30.0
ASK = """
import sys
from pathlib import Path
from shopguard.ui.background.one_window import ask_to_close
sys.exit(not ask_to_close(Path(sys.argv[1])))
"""


@contextmanager
def program(data: Path, home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program with its window open (nobody sees it); reaped as soon as it ends, as a system does."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    started = subprocess.Popen([sys.executable, "-m", "shopguard", "--data", str(data)], env=environment)
    reaper = threading.Thread(target=started.wait)
    reaper.start()
    try:
        yield started
    finally:
        if started.poll() is None:
            started.kill()
        reaper.join(LONGEST)


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < until, "it never came"
        threading.Event().wait(0.05)


def test_nothing_open_is_closed_already_and_nothing_is_made(tmp_path: Path) -> None:
    assert close_open_one(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_the_open_window_closes_and_its_program_ends(tmp_path: Path, place: Workplace) -> None:
    place.store.close()
    with program(place.data, tmp_path) as running:
        wait_for(lambda: is_open(place.data))
        assert close_open_one(place.data, LONGEST)
        wait_for(lambda: running.poll() is not None)
        assert running.returncode == 0
    assert not is_open(place.data)


def test_a_killed_program_holds_nothing(tmp_path: Path, place: Workplace) -> None:
    place.store.close()
    with program(place.data, tmp_path) as running:
        wait_for(lambda: is_open(place.data))
        running.kill()
        wait_for(lambda: running.poll() is not None)
    assert (place.data / "window.lock").exists()
    assert close_open_one(place.data, 1)


def test_one_that_does_not_answer_is_still_open(tmp_path: Path) -> None:
    held = OneWindow(tmp_path)
    assert held.claim([])
    began = time.monotonic()
    assert not close_open_one(tmp_path, 0.3)
    assert time.monotonic() - began < 10
    held.let_go()


def test_the_doorbell_tells_the_wish_from_files(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    bell, rung = Doorbell(tmp_path, parent), list[object]()
    bell.rung.connect(rung.append)
    words = [sys.executable, "-c", ASK, str(tmp_path)]
    with qtbot.waitSignal(bell.close_asked, timeout=20_000):
        asking = subprocess.Popen(words, env=os.environ | {"PYTHONPATH": str(ROOT)})
    qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
    assert asking.returncode == 0
    assert rung == []
    bell.close()


class Stubborn(QDialog):
    """Asks something before it closes."""

    asks = True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.asks:
            event.ignore()
        else:
            super().closeEvent(event)


def test_open_dialogs_are_closed_first_and_may_refuse(qtbot: QtBot, look: Look, place: Workplace, moment: int) -> None:
    window = MainWindow(place, ScriptedAsk(), Clock(moment), look)
    qtbot.addWidget(window)
    window.show()
    window.start()
    settle(qtbot, window)
    stubborn, willing = Stubborn(window), QDialog(window)
    stubborn.open()
    willing.open()
    leave(window)
    assert not willing.isVisible()
    assert stubborn.isVisible()
    assert window.isVisible()
    stubborn.asks = False
    with qtbot.waitSignal(window.closed):
        leave(window)
    assert not window.isVisible()
