"""Before there is a window: the password, and files that come meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.app import build_workplace
from shopguard.cli.chores import WindowChores
from shopguard.cli.main import main
from shopguard.core.message import CannotOpen
from shopguard.flows.locking.unlocking import is_locked
from shopguard.flows.workplace import Workplace
from shopguard.ui.background.one_window import ask_to_close, hand_over
from shopguard.ui.locking import at_start
from shopguard.ui.locking.unlock_window import UnlockWindow
from tests.conftest import MOMENT
from tests.ui.driving import texts
from tests.ui.locking.conftest import PASSWORD

STEP_MS = 20


def clock() -> int:
    return MOMENT


def the_page() -> UnlockWindow | None:
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, UnlockWindow) and one.isVisible())
    return next(shown, None)


class Person:
    """Does one thing after another to the page."""

    def __init__(self, *steps: Callable[[UnlockWindow], bool | None]) -> None:
        self._steps = list(steps)
        self._timer = QTimer()
        self._timer.timeout.connect(self._step)
        self._timer.start(STEP_MS)

    def _step(self) -> None:
        page = the_page()
        if page is not None and self._steps and self._steps[0](page) is not False:
            self._steps.pop(0)
        if not self._steps:
            self._timer.stop()


def give(password: str) -> Callable[[UnlockWindow], None]:
    def type_it(page: UnlockWindow) -> None:
        page.card.password.line.setText(password)
        page.card.open_button.click()

    return type_it


def says(words: str) -> Callable[[UnlockWindow], bool]:
    return lambda page: words in texts(page)


def test_the_right_password_opens_it(qtbot: QtBot, data: Path) -> None:
    person = Person(give("not this one"), says("密码不对"), give(PASSWORD))
    assert at_start.ask_at_start(data, None, [], clock)
    assert person._steps == []
    build_workplace(data).store.close()


def test_closing_the_page_opens_nothing(qtbot: QtBot, data: Path) -> None:
    def close(page: UnlockWindow) -> None:
        page.close()

    person = Person(close)
    assert not at_start.ask_at_start(data, "zh", [], clock)
    assert person._steps == []
    assert is_locked(data)
    with pytest.raises(CannotOpen):
        build_workplace(data)


def test_files_of_a_second_start_are_kept_for_later(qtbot: QtBot, data: Path, tmp_path: Path) -> None:
    brought: list[Path] = []
    file = tmp_path / "订单 张三.csv"
    with ThreadPoolExecutor(1) as second:

        def ring(page: UnlockWindow) -> None:
            second.submit(hand_over, data, [file])

        def came(page: UnlockWindow) -> bool:
            assert "张三" not in texts(page)
            return brought == [file]

        person = Person(ring, came, give(PASSWORD))
        assert at_start.ask_at_start(data, "zh", brought, clock)
    assert person._steps == []


def test_an_installer_closes_the_page(qtbot: QtBot, data: Path) -> None:
    with ThreadPoolExecutor(1) as installer:

        def asks(page: UnlockWindow) -> None:
            installer.submit(ask_to_close, data)

        person = Person(asks)
        assert not at_start.ask_at_start(data, "zh", [], clock)
    assert person._steps == []
    assert is_locked(data)


class Window:
    """The window as the command line knows it; nobody gives a password."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def can_show(self) -> bool:
        return True

    def claim(self, data: Path, files: object) -> bool:
        return True

    def unlock(self, data: Path, language: object, *, hidden: bool) -> bool:
        self.asked.append((data, hidden))
        return False

    def mend(self, data: Path, damage: object, language: object, now: int) -> bool:
        raise AssertionError("nothing is damaged")

    def run(self, place: Workplace, *, demo: bool, files: object = (), hidden: bool = False) -> int:
        raise AssertionError("it was opened")

    def show_problem(self, text: str, language: object) -> None:
        raise AssertionError(text)

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        raise AssertionError("no screenshot was asked for")

    def chores(self) -> WindowChores:
        raise AssertionError("no chore was asked for")


def test_the_command_line_asks_the_window_before_anything_is_opened(data: Path, moment: int) -> None:
    window = Window()
    assert main(["--data", str(data)], window, lambda: moment) == 0
    assert window.asked == [(data, False)]
