"""Closing the window while files are imported: it asks, and what was left is offered at the next start."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.left_files import forget_left_files, keep_left_files, left_files
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.imports.daily_exports import export, order
from tests.ui.driving import ScriptedAsk, settle

Open = Callable[[Workplace], MainWindow]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two exports with an order each."""
    days = [(1, "2026-11-18 10:00:00"), (2, "2026-11-19 10:00:00")]
    return [export(tmp_path / f"第{number}天.csv", order(number, placed)) for number, placed in days]


@pytest.fixture
def held(open_window: Open, place: Workplace, files: list[Path]) -> tuple[MainWindow, threading.Event]:
    """A window whose import cannot begin before the event is set, or the window closes."""
    window, free = open_window(place), threading.Event()

    def wait() -> None:
        while not free.wait(0.01) and not window.jobs._closed:
            pass

    window.jobs.write(wait)
    window.import_files(files)
    return window, free


def orders(place: Workplace) -> int:
    return sum(risk_counts(place).values())


def test_closing_asks_and_nothing_happens_without_an_answer(
    qtbot: QtBot, held: tuple[MainWindow, threading.Event], ask: ScriptedAsk, place: Workplace
) -> None:
    window, free = held
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: bool(ask.said))
    assert "还在导入 2 个文件" in ask.said[-1]
    free.set()
    settle(qtbot, window)
    assert window.isVisible()
    assert orders(place) == 2
    said = len(ask.said)
    assert left_files(place) == ()
    window.close()
    assert (window.isVisible(), len(ask.said)) == (False, said)  # nothing is under way: nothing to ask


def test_the_window_closes_when_all_is_imported_before_anybody_has_answered(
    qtbot: QtBot,
    held: tuple[MainWindow, threading.Event],
    ask: ScriptedAsk,
    place: Workplace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, free = held
    monkeypatch.setattr(ask, "choose", Ask().choose)
    window.close()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    with qtbot.waitSignal(window.closed):
        free.set()
    assert orders(place) == 2


def test_after_a_no_closing_means_what_it_usually_does(
    qtbot: QtBot,
    held: tuple[MainWindow, threading.Event],
    ask: ScriptedAsk,
    place: Workplace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, free = held
    place.settings.set("tray", True)
    monkeypatch.setattr(window.parts.background.tray, "is_there", lambda: True)
    window.parts.background.quit()
    qtbot.waitUntil(lambda: bool(ask.said))
    window.close()
    assert window.parts.background.stays()  # it has only gone to the tray
    assert not window.isVisible()
    window.show()
    free.set()
    settle(qtbot, window)
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        window.parts.background.quit()


def test_it_closes_when_all_is_imported(
    qtbot: QtBot, held: tuple[MainWindow, threading.Event], ask: ScriptedAsk, place: Workplace
) -> None:
    window, free = held
    ask.pick = 0
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.notice.sentence.text() == "导完就关上窗口。")
    with qtbot.waitSignal(window.closed):
        free.set()
    assert (orders(place), left_files(place)) == (2, ())


def test_what_is_stopped_is_offered_at_the_next_start(
    qtbot: QtBot,
    held: tuple[MainWindow, threading.Event],
    open_window: Open,
    ask: ScriptedAsk,
    place: Workplace,
    files: list[Path],
) -> None:
    window, _ = held
    ask.pick = 1
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()
    assert (orders(place), left_files(place)) == (0, tuple(files))
    again = open_window(place)
    strip = again.parts.imports.leaving.strip
    assert strip.isVisible()
    assert strip.sentence.text() == "上次关窗口时还有 2 个文件没导完：第1天.csv、第2天.csv"
    strip.take.click()
    settle(qtbot, again)
    assert not strip.isVisible()
    assert (orders(place), left_files(place)) == (2, ())


def test_the_offer_can_be_declined(
    qtbot: QtBot, open_window: Open, place: Workplace, files: list[Path], moment: int
) -> None:
    keep_left_files(place, files, moment)
    window = open_window(place)
    window.parts.imports.leaving.strip.leave.click()
    settle(qtbot, window)
    assert not window.parts.imports.leaving.strip.isVisible()
    assert left_files(place) == ()


def test_a_file_that_is_refused_keeps_the_window_open(
    qtbot: QtBot, open_window: Open, place: Workplace, ask: ScriptedAsk, tmp_path: Path
) -> None:
    window = open_window(place)
    empty = tmp_path / "空.csv"
    empty.write_bytes(b"")
    window.import_files([empty])
    ask.pick = 0
    window.close()
    settle(qtbot, window)
    assert window.isVisible()


def test_only_what_was_not_stored_is_remembered(place: Workplace, files: list[Path], moment: int) -> None:
    from shopguard.flows.imports.importing import import_files

    import_files(place, files[:1], now=moment)
    keep_left_files(place, files, moment)
    keep_left_files(place, files, moment)
    assert left_files(place) == (files[1],)
    keep_left_files(place, files, moment + 1)  # what was stored before is not of that import
    assert left_files(place) == (files[1], files[0])
    forget_left_files(place, {files[1]})
    assert left_files(place) == (files[0],)
