"""What every test is given, and what it may not leave behind: no thread, no window, no Qt warning."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = (
    "offscreen"  # before anything imports Qt; a window on the screen would take the keyboard
)

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from shopguard.flows.workplace import Workplace
    from shopguard.ui.look.application import Look, ShopApplication

ROOT = Path(__file__).resolve().parent.parent
MOMENT = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing
GRACE_SECONDS = 2  # for a thread that was told to end

# A busy machine is no failure. The suite tries the same cases on every machine and at every run, so that red means the change; with
# SHOPGUARD_CASES=N in the environment the properties that read it try N cases of their own choice, others each time, and the rest too.
settings.register_profile("house", deadline=None, derandomize="SHOPGUARD_CASES" not in os.environ)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that left a thread or an open window. After a test with a window the garbage is taken out here."""
    before = set(threading.enumerate())
    yield
    if "qapp" in request.fixturenames:
        gc.collect()  # the application has switched collecting by itself off: see shopguard/ui/garbage.py
    threads, windows = _leftover_threads(before), _leftover_windows()
    if threads or windows:
        pytest.fail(f"left behind: threads {threads}, windows {windows}", pytrace=False)


def _leftover_threads(before: set[threading.Thread]) -> list[str]:
    """New threads that do not end by themselves, and work still running in Qt's own pool."""
    left = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):  # one of Qt's: Python never learns that it ended
            continue
        thread.join(timeout=GRACE_SECONDS)
        if thread.is_alive():
            left.append(thread.name)
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        if not QThreadPool.globalInstance().waitForDone(GRACE_SECONDS * 1_000):
            left.append("QThreadPool")
    return left


def _leftover_windows() -> list[str]:
    """Titles of top-level windows still shown; they are closed, so that the next test is not blamed."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in shown:
        widget.close()
    return [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in shown]


@pytest.fixture(scope="session")
def qapp_cls() -> type[ShopApplication]:
    """Every window of the tests lives in the real application."""
    from shopguard.ui.look.application import ShopApplication

    return ShopApplication


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The application in Chinese and light."""
    from shopguard.ui.look.application import Look

    look = Look(qapp)
    look.speak("zh")
    look.wear("light")
    yield look
    look.let_go()


@pytest.fixture
def moment() -> int:
    """The tests' "now": 2026-11-20 12:00:00 in Beijing, as unix seconds."""
    return MOMENT


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    """A workplace on an empty data folder, in Chinese."""
    from shopguard.app import build_workplace

    workplace = build_workplace(tmp_path / "data", language="zh")
    yield workplace
    workplace.store.close()


@pytest.fixture
def demo_files(tmp_path: Path, moment: int) -> list[Path]:
    """The made-up shop's exports, written at ``moment``."""
    from shopguard.demo.exports import write_demo_exports

    return write_demo_exports(tmp_path / "exports", moment)


@pytest.fixture
def demo_place(place: Workplace, demo_files: list[Path], moment: int) -> Workplace:
    """A workplace that holds the made-up shop, imported and judged at ``moment``."""
    from shopguard.demo.exports import SHOP_NAME
    from shopguard.flows.imports.importing import import_files

    report = import_files(place, demo_files, now=moment, shop=SHOP_NAME)
    assert all(result.refused is None for result in report.files), report
    return place
