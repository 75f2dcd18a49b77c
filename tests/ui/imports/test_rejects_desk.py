"""The button at rejected rows: the folder of the list, or, where the data has a password, a copy that can be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.importing import import_files
from shopguard.flows.locking.password import set_password
from shopguard.flows.workplace import Workplace
from shopguard.store.key import forget
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.locking.kept import PASSWORD, REJECTED
from tests.ui.driving import ScriptedAsk


@pytest.fixture
def place(place: Workplace) -> Iterator[Workplace]:
    yield place
    forget(place.data)


def press_after_import(place: Workplace, window: MainWindow, tmp_path: Path, moment: int) -> Path:
    """Imports a file with a row that cannot be read, presses its button; returns the list's path."""
    bad = tmp_path / "坏的轨迹.csv"
    bad.write_text(REJECTED, "utf-8")
    report = import_files(place, [bad], now=moment, as_of=moment)
    results = window.parts.imports.results
    results.show_report(report)
    (button,) = [one for one in results.findChildren(QPushButton) if one.property("list")]
    button.click()
    path = report.files[0].rejects_path
    assert path is not None
    return path


def test_a_plain_list_is_shown_where_it_lies(
    qtbot: QtBot,
    place: Workplace,
    open_window: Callable[[Workplace], MainWindow],
    ask: ScriptedAsk,
    tmp_path: Path,
    moment: int,
) -> None:
    path = press_after_import(place, open_window(place), tmp_path, moment)
    assert ask.folders_shown == [path.parent]


def test_of_a_sealed_one_a_copy_is_offered(
    qtbot: QtBot,
    place: Workplace,
    open_window: Callable[[Workplace], MainWindow],
    ask: ScriptedAsk,
    tmp_path: Path,
    moment: int,
) -> None:
    set_password(place, PASSWORD, moment)
    ask.answer = [tmp_path / "copy.csv"]
    path = press_after_import(place, open_window(place), tmp_path, moment)
    qtbot.waitUntil(lambda: ask.folders_shown == [tmp_path])
    assert ask.offered == [path.name]
    assert "编造路123号" in (tmp_path / "copy.csv").read_text("utf-8-sig")
    assert "编造路123号".encode() not in path.read_bytes()
