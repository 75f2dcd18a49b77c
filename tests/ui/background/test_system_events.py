"""What the system tells a running program: files opened with it, its picture clicked while nothing is on show, its end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.left_files import left_files
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.ui.background.autostart import STAYS_BEHIND
from shopguard.ui.background.tray import Tray
from shopguard.ui.look import application as application_module
from shopguard.ui.look.application import ShopApplication, the_application
from tests.conftest import ROOT
from tests.ui.background.test_window_run import Script, ready, run, the_window
from tests.ui.driving import Clock, ScriptedAsk, texts

ALL = 76  # orders of the made-up shop


def open_with_program(*files: Path) -> None:
    """As macOS does it: an event for each file."""
    for file in files:
        QApplication.sendEvent(the_application(), QFileOpenEvent(str(file)))


def activate() -> None:
    """As macOS does it when somebody clicks the program's picture in the Dock, or its notice."""
    QApplication.sendEvent(the_application(), QEvent(QEvent.Type.ApplicationActivate))


def orders(place: Workplace) -> int:
    return sum(risk_counts(place).values())


def wait_until(holds: Callable[[], bool]) -> None:
    """In a thread of the window's."""
    tick = threading.Event()
    while not holds():
        tick.wait(0.01)


def imported(place: Workplace) -> list[str]:
    rows = place.store.connection().execute("SELECT path FROM source_file ORDER BY path")
    return [Path(path).name for (path,) in rows]


@pytest.fixture
def in_tray(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program goes on beside the clock when its window is closed."""
    monkeypatch.setattr(Tray, "is_there", lambda _tray: True)
    place.settings.set("tray", True)


@pytest.fixture
def dock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application_module, "HAS_DOCK", True)


def test_files_opened_before_there_is_a_window_are_imported(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    open_with_program(*demo_files)

    def script() -> Script:
        yield ready
        yield lambda: ready() and orders(place) == ALL

    assert run(place, clock, ask, script()) == 0


def test_files_opened_before_the_window_is_whole_are_imported(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    QTimer.singleShot(0, the_application(), lambda: open_with_program(*demo_files))

    def script() -> Script:
        yield lambda: ready() and orders(place) == ALL

    assert run(place, clock, ask, script()) == 0


def test_a_folder_and_what_is_no_export_each_get_their_answer(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], tmp_path: Path, clock: Clock, ask: ScriptedAsk
) -> None:
    folder = tmp_path / "导出"
    folder.mkdir()
    for file in demo_files:
        shutil.copy(file, folder)
    letter = tmp_path / "信.pdf"
    letter.write_bytes(b"%PDF-1.4 made up")
    told: list[str] = []

    def script() -> Script:
        yield ready
        open_with_program(folder, letter, tmp_path / "不在了.csv")
        yield lambda: ready() and orders(place) == ALL
        window = the_window()
        assert window is not None
        told.append(texts(window.parts.imports.results))

    assert run(place, clock, ask, script()) == 0
    assert "信.pdf" in told[0]
    assert "不在了.csv" in told[0]


def test_an_address_that_is_no_file_is_left_alone(
    qtbot: QtBot, place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    application = the_application()
    assert isinstance(application, ShopApplication)

    def script() -> Script:
        yield ready
        for address in ("https://shop.example/orders.csv", "mailto:nobody@shop.example", "shopguard:import"):
            QApplication.sendEvent(application, QFileOpenEvent(QUrl(address)))
        assert application.take_opened() == []
        QApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile("/made/up.csv")))
        assert application.take_opened() == [Path("/made/up.csv")]
        yield ready

    assert run(place, clock, ask, script()) == 0
    assert imported(place) == []


def test_a_hidden_window_comes_back_with_an_opened_file_and_by_the_dock(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], in_tray: None, dock: None, clock: Clock, ask: ScriptedAsk
) -> None:
    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.close()
        assert not window.isVisible()
        activate()
        assert window.isVisible()
        window.close()
        open_with_program(*demo_files)
        yield lambda: window.isVisible() and ready() and orders(place) == ALL
        place.settings.set("tray", False)

    assert run(place, clock, ask, script()) == 0


def test_what_is_on_show_stays_as_it_is_and_other_systems_have_no_dock(
    qtbot: QtBot, place: Workplace, in_tray: None, clock: Clock, ask: ScriptedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application_module, "HAS_DOCK", False)

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.close()
        activate()
        assert not window.isVisible()  # its menu beside the clock was opened, no more
        monkeypatch.setattr(application_module, "HAS_DOCK", True)
        window.showMinimized()
        activate()
        assert window.isMinimized()  # the system brings it back by itself
        place.settings.set("tray", False)

    assert run(place, clock, ask, script()) == 0


def test_the_systems_quit_asks_about_an_import_and_stays_if_nobody_answers(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    free = threading.Event()

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.jobs.write(free.wait)
        window.import_files(demo_files)
        QApplication.sendEvent(the_application(), QEvent(QEvent.Type.Quit))
        yield lambda: bool(ask.said)
        assert window.isVisible()
        free.set()
        yield lambda: ready() and orders(place) == ALL

    assert run(place, clock, ask, script()) == 0
    assert "还在导入 6 个文件" in ask.said[0]


def test_the_systems_quit_of_a_hidden_window_keeps_what_was_not_imported(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], in_tray: None, clock: Clock, ask: ScriptedAsk
) -> None:
    closed: list[bool] = []

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.closed.connect(lambda: closed.append(True))
        window.jobs.write(lambda: wait_until(lambda: window.jobs._closed))
        window.import_files(demo_files)
        window.close()
        assert (window.isVisible(), closed) == (False, [])
        QApplication.sendEvent(the_application(), QEvent(QEvent.Type.Quit))
        assert closed == [True]
        yield None

    assert run(place, clock, ask, script()) == 0
    assert sorted(left_files(place)) == sorted(demo_files)


def test_a_start_at_login_is_not_handed_on_to_programs_that_this_one_starts(
    qtbot: QtBot, place: Workplace, clock: Clock, ask: ScriptedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STAYS_BEHIND, "1")
    seen: list[str | None] = []

    def script() -> Script:
        yield ready
        seen.append(os.environ.get(STAYS_BEHIND))

    assert run(place, clock, ask, script()) == 0
    assert seen == [None]


def test_on_macos_no_machine_code_is_made_of_regular_expressions() -> None:
    program = (
        "import os; from shopguard.ui.look import application as one; one.HAS_DOCK = True;"
        "one.the_application(); print(os.environ['QT_ENABLE_REGEXP_JIT'])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
