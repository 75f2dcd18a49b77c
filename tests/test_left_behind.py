"""The watch over leftovers sees what it is there to see."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import conftest


def test_a_thread_that_goes_on_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "GRACE_SECONDS", 0)
    before, end = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    assert conftest._leftover_threads(before) == ["forgotten"]
    end.set()
    thread.join()
    assert conftest._leftover_threads(before) == []


def test_a_window_left_open_is_seen_and_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle("forgotten")
    window.show()
    assert conftest._leftover_windows() == ["QWidget 'forgotten'"]
    assert conftest._leftover_windows() == []
