"""The feedback file in the window: read, shortened, saved; a place that cannot be written is said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.workplace import Workplace
from shopguard.ui.help.feedback_desk import NAME, FeedbackDesk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from tests.ui.driving import Clock, ScriptedAsk


def test_what_the_owner_deletes_is_not_saved(
    qtbot: QtBot, look: Look, demo_place: Workplace, ask: ScriptedAsk, clock: Clock, tmp_path: Path
) -> None:
    window, jobs = QWidget(), Jobs(demo_place)
    qtbot.addWidget(window)
    desk = FeedbackDesk(demo_place, jobs, ask, clock, window)
    desk.open()
    qtbot.waitUntil(lambda: desk.dialog is not None)
    assert desk.dialog is not None
    assert "ShopGuard" in desk.dialog.text.toPlainText()
    desk.dialog.text.setPlainText("what is left")
    ask.answer = [tmp_path / "nowhere" / NAME]
    QTest.mouseClick(desk.dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(jobs.idle)
    assert "nowhere" in desk.dialog.said.text()
    ask.answer = [tmp_path / NAME]
    QTest.mouseClick(desk.dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(jobs.idle)
    assert ask.offered == [NAME, NAME]
    assert (tmp_path / NAME).read_text("utf-8") == "what is left"
    assert NAME in desk.dialog.said.text()
    desk.close()
    jobs.close()
