"""An appeal's window as tests drive it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import LONGEST_WAIT, settle


def made_up_picture(path: Path, colour: str = "#6688aa") -> Path:
    """A picture that is clearly made up: one colour."""
    picture = QImage(1200, 1600, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    assert picture.save(str(path))
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return made_up_picture(tmp_path / "底单照片（编造）.png")


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> AppealDialog:
    """The appeal for the most urgent order's first finding."""
    row = window.model.row(0)
    assert row is not None
    assert row.clause is not None
    window.parts.panel.appeal_wanted.emit(row.order_id, row.clause)
    qtbot.waitUntil(lambda: window.parts.appeal is not None, timeout=LONGEST_WAIT)
    assert window.parts.appeal is not None
    settle(qtbot, window)
    return window.parts.appeal
