"""One window per data folder, with real processes: a second start hands its files over; a crash locks nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from shopguard.ui.background.doorbell import Doorbell
from shopguard.ui.background.one_window import OneWindow, door
from tests.conftest import ROOT

# A start of the program up to the window, which it would open; says so, and goes on until it is told to end.
START = """
import sys
from pathlib import Path
from shopguard.__main__ import QtWindow
window = QtWindow()
print("opens" if window.claim(Path(sys.argv[1]), [Path(file) for file in sys.argv[2:]]) else "handed over", flush=True)
sys.stdin.read()
"""
LONGEST = 20_000


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def begin(data: Path, *files: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", START, str(data), *map(str, files)]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", env=environment())


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=LONGEST / 1_000)


@pytest.fixture
def second_start(qtbot: QtBot) -> Iterator[QProcess]:
    """A second start that this process' event loop answers."""
    process = QProcess()
    told = QProcessEnvironment()
    for name, value in environment().items():
        told.insert(name, value)
    process.setProcessEnvironment(told)
    yield process
    process.closeWriteChannel()
    assert process.waitForFinished(LONGEST)


def run_second(process: QProcess, data: Path, *files: Path) -> None:
    process.start(sys.executable, ["-c", START, str(data), *map(str, files)])
    assert process.waitForStarted(LONGEST)


def said_by(process: QProcess) -> str:
    return bytes(process.readAllStandardOutput().data()).decode().strip()


def test_a_second_start_hands_its_files_to_the_first(qtbot: QtBot, tmp_path: Path, second_start: QProcess) -> None:
    data, parent = tmp_path / "data", QObject()
    one = OneWindow(data)
    assert one.claim([])
    bell = Doorbell(data, parent)
    assert bell.is_heard()
    files = [tmp_path / "订单 一.csv", tmp_path / "b.xlsx"]
    with qtbot.waitSignal(bell.rung, timeout=LONGEST) as rung:
        run_second(second_start, data, *files)
    assert rung.args == [files]
    qtbot.waitUntil(lambda: bool(second_start.bytesAvailable()), timeout=LONGEST)
    assert said_by(second_start) == "handed over"
    bell.close()
    one.let_go()


def test_a_first_window_that_is_only_just_opening_is_waited_for(
    qtbot: QtBot, tmp_path: Path, second_start: QProcess
) -> None:
    data, parent = tmp_path / "data", QObject()
    one = OneWindow(data)
    assert one.claim([])
    run_second(second_start, data)
    assert not second_start.waitForReadyRead(1_200)  # it has found the lock, and nobody to talk to
    bell = Doorbell(data, parent)
    with qtbot.waitSignal(bell.rung, timeout=LONGEST) as rung:
        pass
    assert rung.args == [[]]
    bell.close()
    one.let_go()


def test_files_are_named_from_where_the_second_start_stands(
    qtbot: QtBot, tmp_path: Path, second_start: QProcess
) -> None:
    data, parent = tmp_path / "data", QObject()
    one = OneWindow(data)
    assert one.claim([])
    bell = Doorbell(data, parent)
    second_start.setWorkingDirectory(str(tmp_path))
    with qtbot.waitSignal(bell.rung, timeout=LONGEST) as rung:
        run_second(second_start, data, Path("orders.csv"))
    assert rung.args == [[tmp_path / "orders.csv"]]
    bell.close()
    one.let_go()


def test_a_window_that_is_open_for_weeks_keeps_its_folder(tmp_path: Path) -> None:
    one = OneWindow(tmp_path)
    assert one.claim([])
    os.utime(tmp_path / "window.lock", (0, 0))
    began = time.monotonic()
    assert OneWindow(tmp_path).claim([], patience=0.3)  # not taken away: waited for in vain
    assert time.monotonic() - began >= 0.3
    one.let_go()


@pytest.mark.skipif(os.name != "posix", reason="links are made by everybody on this system")
def test_another_name_of_the_folder_leads_to_the_same_door(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert door(tmp_path / "link") == door(tmp_path / "data")


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on this system")
def test_a_folder_whose_name_is_no_text_has_a_door(tmp_path: Path) -> None:
    assert door(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))) != door(tmp_path)


def test_two_data_folders_are_two_windows(tmp_path: Path) -> None:
    first, second = begin(tmp_path / "one"), begin(tmp_path / "two")
    assert (says(first), says(second)) == ("opens", "opens")
    end(first)
    end(second)
    assert door(tmp_path / "one") != door(tmp_path / "two")


def test_after_a_crash_the_next_start_opens_at_once(tmp_path: Path) -> None:
    first = begin(tmp_path)
    assert says(first) == "opens"
    first.kill()
    first.communicate()
    assert (tmp_path / "window.lock").exists()  # nobody has tidied up
    began = time.monotonic()
    second = begin(tmp_path)
    assert says(second) == "opens"
    assert time.monotonic() - began < 5
    end(second)


def test_what_a_crash_leaves_of_the_door_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication, QObject;"
        " from shopguard.ui.background.doorbell import Doorbell;"
        " app = QCoreApplication([]); bell = Doorbell(Path(sys.argv[1]), app); print(bell.is_heard()); sys.stdout.flush();"
        " os._exit(1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.stdout.strip() == "True"
    parent = QObject()
    bell = Doorbell(tmp_path, parent)
    assert bell.is_heard()
    bell.close()


def test_an_ended_program_leaves_no_lock(tmp_path: Path) -> None:
    first = begin(tmp_path)
    assert says(first) == "opens"
    end(first)
    assert not (tmp_path / "window.lock").exists()


def test_a_window_that_does_not_answer_locks_nobody_out(tmp_path: Path) -> None:
    first = begin(tmp_path)  # holds the folder and listens to nobody
    assert says(first) == "opens"
    assert OneWindow(tmp_path).claim([], patience=0.3)
    end(first)


@pytest.mark.parametrize(
    "line", [b"GET / HTTP/1.1\n", b'{"files": []}\n', b'["not/absolute.csv"]\n', b"[1]\n", b"\xff\n"]
)
def test_what_no_start_of_this_program_says_is_not_heard(qtbot: QtBot, tmp_path: Path, line: bytes) -> None:
    parent = QObject()
    bell = Doorbell(tmp_path, parent)
    heard: list[object] = []
    bell.rung.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(door(tmp_path))
    assert socket.waitForConnected(LONGEST)
    with qtbot.waitSignal(socket.disconnected, timeout=LONGEST):
        socket.write(line)
    assert heard == []
    bell.close()


def test_who_never_ends_a_line_is_not_listened_to(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    bell = Doorbell(tmp_path, parent)
    socket = QLocalSocket()
    socket.connectToServer(door(tmp_path))
    assert socket.waitForConnected(LONGEST)
    with qtbot.waitSignal(socket.disconnected, timeout=LONGEST):
        socket.write(b"[" * 1_100_000)
    bell.close()


def test_the_door_is_this_users_own(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    bell = Doorbell(tmp_path, parent)
    server = next(child for child in bell.children() if isinstance(child, QLocalServer))
    assert server.socketOptions() == QLocalServer.SocketOption.UserAccessOption
    if os.name == "posix":
        assert Path(server.fullServerName()).stat().st_mode & 0o077 == 0
    bell.close()
