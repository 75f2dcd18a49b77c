"""A case's window on a small screen: whatever is opened in it, nothing is cut off and nothing lies beside what is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from shopguard.core.message import Language
from shopguard.ui.appeals.case_body import CaseBody
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.appeals.conftest import made_up_picture
from tests.ui.driving import LONGEST_WAIT, settle

STUB = "waybill-stub"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [784, 960])
def test_every_form_fits(
    qtbot: QtBot, look: Look, window: MainWindow, tmp_path: Path, language: Language, width: int
) -> None:
    look.speak(language)
    dialog = opened(qtbot, window)
    dialog.actions_of_case.attach(STUB, [made_up_picture(tmp_path / "底单照片（编造）.png")])
    settle(qtbot, window)
    dialog.resize(width, 600)
    for open_form in (dialog.facts.ask, lambda: dialog.steps.ask("submitted"), lambda: describe(dialog)):
        open_form()
    dialog.reason.words.setPlainText("包裹于【几点】交给快递。")
    settle(qtbot, window)
    for _ in range(3):  # one layout brings about the next
        QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (width, 600)
    (body,) = dialog.findChildren(CaseBody)
    for area in body.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
        assert sticking_out(area) == []


def opened(qtbot: QtBot, window: MainWindow) -> AppealDialog:
    row = window.model.row(0)
    assert row is not None
    assert row.clause is not None
    window.parts.panel.appeal_wanted.emit(row.order_id, row.clause)
    qtbot.waitUntil(lambda: window.parts.appeal is not None, timeout=LONGEST_WAIT)
    assert window.parts.appeal is not None
    settle(qtbot, window)
    return window.parts.appeal


def describe(dialog: AppealDialog) -> None:
    (piece,) = dialog.slots[STUB].pieces.values()
    piece.describe()
    assert piece.form is not None
    piece.form.dated.setChecked(True)


def sticking_out(area: QScrollArea) -> list[str]:
    """The buttons that do not end where the area ends."""
    room = area.viewport()
    ends = {
        button: button.mapTo(room, QPoint(button.width(), 0)).x()
        for button in room.findChildren(QAbstractButton)
        if button.isVisible()
    }
    return [button.text() for button, end in ends.items() if end > room.width()]
