"""The whole run of a window: files it is started with, a second start, a restore that closes and opens it again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.core.message import CannotOpen, Language
from shopguard.flows.imports import judge_from
from shopguard.flows.keeping import make_backup
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.settings import remember
from shopguard.flows.workplace import Workplace
from shopguard.ui.background.one_window import OneWindow, door
from shopguard.ui.background.tray import Tray
from shopguard.ui.look.application import the_application
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.column_plan import REMEMBERED, ColumnPlan
from shopguard.ui.window import run_window
from tests.conftest import ROOT
from tests.ui.driving import Clock, ScriptedAsk

Script = Iterator[Callable[[], bool] | None]
STEP_MS = 20
LONGEST_MS = 60_000


def the_window() -> MainWindow | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)


def ready() -> bool:
    """A window is there, whole, and at rest."""
    window = the_window()
    return window is not None and window._parts is not None and window.jobs.idle()


class Person:
    """Goes through a script while the window runs: each step waits until its condition holds."""

    def __init__(self, script: Script) -> None:
        self._script, self._until = script, next(script)
        self.error: BaseException | None = None
        self._left = LONGEST_MS // STEP_MS
        self._timer = QTimer()
        self._timer.timeout.connect(self._step)
        self._timer.start(STEP_MS)

    def _step(self) -> None:
        try:
            self._left -= 1
            assert self._left, "it takes too long"
            if self._until is None or self._until():
                self._until = next(self._script)
        except StopIteration:
            self._end()
        except BaseException as error:
            self.error = error
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        window = the_window()
        if window is not None:
            window.close()
        if self.error is not None:  # whatever else is open must not keep the test from failing
            QApplication.closeAllWindows()
            QApplication.exit(1)


def run(place: Workplace, clock: Clock, ask: ScriptedAsk, script: Script, *files: Path, hidden: bool = False) -> int:
    person = Person(script)
    code = run_window(place, clock=clock, files=files, hidden=hidden, ask=ask)
    if person.error is not None:
        raise person.error
    return code


def test_files_it_was_started_with_are_imported(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    def script() -> Script:
        yield ready
        yield lambda: ready() and sum(risk_counts(place).values()) == 76

    assert run(place, clock, ask, script(), *demo_files) == 0


def test_in_the_background_no_window_is_in_the_way(
    qtbot: QtBot, demo_place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    seen: list[bool] = []

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        seen.append(window.isMinimized() or not window.isVisible())
        yield None

    assert run(demo_place, clock, ask, script(), hidden=True) == 0
    assert seen == [True]


def test_a_second_start_brings_it_forward_with_the_files(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    one = OneWindow(place.data)
    assert one.claim([])

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.showMinimized()
        words = [sys.executable, "-m", "shopguard", "--data", str(place.data), *map(str, demo_files)]
        second = subprocess.Popen(words, cwd=ROOT)
        yield lambda: second.poll() is not None
        assert second.returncode == 0
        assert not window.isMinimized()
        yield lambda: ready() and sum(risk_counts(place).values()) == 76

    assert run(place, clock, ask, script()) == 0
    one.let_go()


def test_a_backup_is_put_in_place_and_the_window_opens_again(
    qtbot: QtBot, demo_place: Workplace, clock: Clock, ask: ScriptedAsk, moment: int
) -> None:
    before = risk_counts(demo_place)
    ask.answer = [make_backup(demo_place, now=moment)]
    judge_from.choose_day(demo_place, date(2026, 11, 20), now=moment)
    assert risk_counts(demo_place) != before
    shown: list[object] = []

    def script() -> Script:
        yield ready
        first = the_window()
        assert first is not None
        first.parts.menu.keeping.trigger()
        dialog = first.parts.keeping.dialog
        assert dialog is not None
        dialog.restore_button.click()
        yield lambda: ready() and the_window() is not first and "已恢复备份" in said()
        window = the_window()
        assert window is not None
        shown.append({risk: chip.text().split()[-1] for risk, chip in window.filters.chips.items()})

    def said() -> str:
        window = the_window()
        return window.notice.sentence.text() if window is not None else ""

    assert run(demo_place, clock, ask, script()) == 0
    assert shown == [{risk: str(before[risk]) for risk in Risk}]
    assert "换掉现在的全部数据" in ask.said[0]
    (aside,) = demo_place.data.glob("before-restore-*")
    assert (aside / "shopguard.sqlite3").exists()


def test_what_comes_during_a_restore_waits_for_the_new_window(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk, moment: int
) -> None:
    ask.answer = [make_backup(place, now=moment)]
    second = QLocalSocket()

    def script() -> Script:
        yield ready
        first = the_window()
        assert first is not None
        first.parts.menu.keeping.trigger()
        assert first.parts.keeping.dialog is not None
        first.parts.keeping.dialog.restore_button.click()
        yield lambda: the_window() is None
        second.connectToServer(door(place.data))
        assert second.waitForConnected(LONGEST_MS)
        second.write(json.dumps([str(demo_files[0])]).encode() + b"\n")
        second.flush()
        QApplication.sendEvent(the_application(), QFileOpenEvent(str(demo_files[1])))
        yield lambda: second.bytesAvailable() > 0
        yield lambda: ready() and imported() == {file.name for file in demo_files[:2]}

    def imported() -> set[str]:
        window = the_window()
        assert window is not None
        rows = window.place.store.connection().execute("SELECT path FROM source_file")
        return {Path(path).name for (path,) in rows}

    assert run(place, clock, ask, script()) == 0


def test_a_window_that_is_over_answers_nobody(qtbot: QtBot, place: Workplace, clock: Clock, ask: ScriptedAsk) -> None:
    answered: list[bool] = []

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.close()
        second = QLocalSocket()
        second.connectToServer(door(place.data))
        answered.append(second.waitForConnected(1_000))
        yield None

    assert run(place, clock, ask, script()) == 0
    assert answered == [False]


def test_files_the_system_opens_together_are_imported_together(
    qtbot: QtBot, place: Workplace, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    def script() -> Script:
        yield ready
        for file in demo_files:
            QApplication.sendEvent(the_application(), QFileOpenEvent(str(file)))
        yield lambda: ready() and sum(risk_counts(place).values()) == 76

    assert run(place, clock, ask, script()) == 0


def test_a_start_in_the_background_knows_the_owners_columns(
    qtbot: QtBot, demo_place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    remember(demo_place, REMEMBERED, ColumnPlan().with_shown("product", False).to_json())
    shown: list[bool] = []

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        shown.append(window.table.columns.plan.shows("product"))
        yield None

    assert run(demo_place, clock, ask, script(), hidden=True) == 0
    assert shown == [False]


def test_the_systems_own_quit_ends_it_in_order_also_when_it_is_to_go_on(
    qtbot: QtBot, place: Workplace, clock: Clock, ask: ScriptedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "is_there", lambda _tray: True)
    place.settings.set("tray", True)
    closed: list[bool] = []

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.closed.connect(lambda: closed.append(True))
        window.close()
        assert closed == []  # it goes on in the background
        QApplication.sendEvent(the_application(), QEvent(QEvent.Type.Quit))
        yield None

    assert run(place, clock, ask, script()) == 0
    assert closed


def test_what_cannot_be_opened_after_a_restore_is_a_sentence(
    qtbot: QtBot, place: Workplace, clock: Clock, ask: ScriptedAsk, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask.answer = [make_backup(place, now=moment)]

    def damaged(_data: Path, _language: Language) -> Workplace:
        raise CannotOpen("problem.folder", path="-", detail="-")

    monkeypatch.setattr("shopguard.ui.locking.opening.build_workplace", damaged)

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.parts.menu.keeping.trigger()
        assert window.parts.keeping.dialog is not None
        window.parts.keeping.dialog.restore_button.click()
        yield lambda: the_window() is None

    with pytest.raises(CannotOpen):
        run(place, clock, ask, script())


def test_it_comes_forward_as_large_as_it_was(qtbot: QtBot, place: Workplace, clock: Clock, ask: ScriptedAsk) -> None:
    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.showMaximized()
        window.showMinimized()
        window.come_forward()
        assert not window.isMinimized()
        assert window.isMaximized()
        yield None

    assert run(place, clock, ask, script()) == 0


def test_a_backup_that_is_none_leaves_everything_as_it_is(
    qtbot: QtBot, demo_place: Workplace, clock: Clock, ask: ScriptedAsk, tmp_path: Path, moment: int
) -> None:
    before = risk_counts(demo_place)
    broken = make_backup(demo_place, now=moment, to=tmp_path / "broken.zip")
    content = bytearray(broken.read_bytes())
    content[5_000] ^= 0xFF  # inside the database: what it says of itself can be read
    broken.write_bytes(content)
    ask.answer = [broken]

    def told() -> bool:
        window = the_window()
        return window is not None and "没有恢复" in window.notice.sentence.text()

    def tried() -> Script:
        yield ready
        first = the_window()
        assert first is not None
        first.parts.menu.keeping.trigger()
        assert first.parts.keeping.dialog is not None
        first.parts.keeping.dialog.restore_button.click()
        yield lambda: ready() and the_window() is not first
        yield told

    def script() -> Script:
        yield from tried()
        yield from tried()

    assert run(demo_place, clock, ask, script()) == 0
    assert risk_counts(demo_place) == before


def test_who_is_not_sure_restores_nothing(
    qtbot: QtBot, demo_place: Workplace, clock: Clock, ask: ScriptedAsk, moment: int
) -> None:
    ask.answer = [make_backup(demo_place, now=moment)]
    ask.sure = False

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.parts.menu.keeping.trigger()
        assert window.parts.keeping.dialog is not None
        window.parts.keeping.dialog.restore_button.click()
        yield lambda: bool(ask.said)
        assert window.isVisible()
        assert "最后一次导入" in ask.said[0]  # what is in it is said before anything is done

    assert run(demo_place, clock, ask, script()) == 0
    assert list(demo_place.data.glob("before-restore-*")) == []


@pytest.fixture(autouse=True)
def _application_stays(qtbot: QtBot) -> Iterator[None]:
    usual = QApplication.quitOnLastWindowClosed()
    yield
    assert QApplication.quitOnLastWindowClosed() == usual
