"""Files that the system opens with a program whose shop is locked: they are imported once the password is given, and not shown before."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from shopguard.app import build_workplace
from shopguard.ui.locking import at_start
from tests.conftest import MOMENT
from tests.ui.background.test_system_events import open_with_program
from tests.ui.background.test_window_run import Script, ready, run, the_window
from tests.ui.driving import Clock, ScriptedAsk, texts
from tests.ui.locking.conftest import PASSWORD
from tests.ui.locking.test_at_start import Person, give


def test_files_opened_while_the_password_is_asked_for_wait(
    qtbot: QtBot, data: Path, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    def wait_outside(_page: object) -> None:
        open_with_program(demo_files[0])

    person = Person(wait_outside, give(PASSWORD))
    brought: list[Path] = []
    assert at_start.ask_at_start(data, "zh", brought, lambda: MOMENT)
    assert (person._steps, brought) == ([], [])
    place = build_workplace(data, "zh")

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        yield lambda: ready() and demo_files[0].name in texts(window.parts.imports.results)

    assert run(place, clock, ask, script()) == 0
    place.store.close()


def test_files_opened_while_the_window_is_locked_wait_for_the_password(
    qtbot: QtBot, data: Path, demo_files: list[Path], clock: Clock, ask: ScriptedAsk
) -> None:
    person = Person(give(PASSWORD))
    assert at_start.ask_at_start(data, "zh", [], lambda: MOMENT)
    assert person._steps == []
    place = build_workplace(data, "zh")
    shown: list[str] = []

    def script() -> Script:
        yield ready
        window = the_window()
        assert window is not None
        window.parts.locking.lock()
        yield window.parts.locking.is_locked
        open_with_program(demo_files[0])
        yield ready
        shown.append(texts(window.parts.imports.results))
        page = window.parts.locking.page
        assert page is not None
        give(PASSWORD)(page)
        yield lambda: not window.parts.locking.is_locked() and demo_files[0].name in texts(window.parts.imports.results)

    assert run(place, clock, ask, script()) == 0
    assert demo_files[0].name not in shown[0]
    place.store.close()
