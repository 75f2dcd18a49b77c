"""A case's window on a small screen: whatever is opened in it, nothing is cut off and nothing lies beside what is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.application import Look
from shopguard.ui.main_window import MainWindow
from tests.ui.appeals.conftest import made_up_picture
from tests.ui.driving import settle


@pytest.fixture
def wide_dialog(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, look: Look, language: str, tmp_path_factory: pytest.TempPathFactory
) -> AppealDialog:
    """With everything open that asks for something."""
    dialog.actions_of_case.attach("waybill-stub", [made_up_picture(tmp_path_factory.mktemp("photo") / "编造的底单.png")])
    settle(qtbot, window)
    dialog.reason.words.setPlainText("包裹于【几点】交给快递。")
    return dialog


def cut_off(part: QWidget) -> list[str]:
    """The buttons that stick out of the area they stand in."""
    width = part.viewport().width()  # type: ignore[attr-defined]
    return [
        button.text()
        for button in part.findChildren(QAbstractButton)
        if button.isVisible() and button.mapTo(part, QPoint(button.width(), 0)).x() > width
    ]
