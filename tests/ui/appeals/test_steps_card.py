"""What happened to a case is recorded, dated, and can be taken back; nothing of it disappears."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle, texts

LEFT = Qt.MouseButton.LeftButton
DAY, HOUR = 86_400, 3_600


def record(qtbot: QtBot, window: MainWindow, dialog: AppealDialog, state: str, at: int, note: str = "") -> None:
    button = next(button for name, button in dialog.steps.buttons.items() if name == state)
    QTest.mouseClick(button, LEFT)
    dialog.steps.form.at.show_moment(at)
    QTest.keyClicks(dialog.steps.form.note, note)
    QTest.mouseClick(dialog.steps.form.keep_button, LEFT)
    settle(qtbot, window)


def test_submitting_is_recorded_with_its_moment(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, clock: Clock, moment: int
) -> None:
    clock.now = moment + DAY
    record(qtbot, window, dialog, "submitted", moment + HOUR, "on the web page")
    assert dialog.view.state == "submitted"
    (step,) = dialog.view.steps
    assert (step.at, step.note) == (moment + HOUR, "on the web page")
    assert "2026-11-20 13:00" in texts(dialog.steps)
    assert "on the web page" in texts(dialog.steps)
    assert "答复" in texts(dialog.header)
    assert not dialog.steps.form.isVisible()


def test_sent_back_leaves_72_hours(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, clock: Clock, moment: int
) -> None:
    clock.now = moment + 2 * DAY
    record(qtbot, window, dialog, "submitted", moment + HOUR)
    record(qtbot, window, dialog, "sent_back", moment + DAY)
    assert dialog.view.due_at == moment + DAY + 72 * HOUR
    assert "最晚补交材料" in texts(dialog.header)
    assert "还剩 2 天" in texts(dialog.header)


def test_a_step_taken_back_stays_in_the_history(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int
) -> None:
    record(qtbot, window, dialog, "submitted", moment)
    assert dialog.steps.back_button is not None
    QTest.mouseClick(dialog.steps.back_button, LEFT)
    settle(qtbot, window)
    assert dialog.view.state == "collecting"
    assert [step.taken_back for step in dialog.view.steps] == [True]
    assert "已撤回" in texts(dialog.steps)
    assert dialog.steps.back_button is None


def test_a_step_can_be_undone_at_once(qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int) -> None:
    record(qtbot, window, dialog, "submitted", moment)
    QTest.mouseClick(dialog.notice.action, LEFT)
    settle(qtbot, window)
    assert dialog.view.state == "collecting"


def test_a_step_that_cannot_be_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int
) -> None:
    record(qtbot, window, dialog, "submitted", moment + DAY, "typed once")
    assert "还没有到" in dialog.notice.sentence.text()
    assert [step.note for step in dialog.view.steps] == []
    assert dialog.steps.form.note.text() == "typed once"  # to be corrected, not to be typed again
    dialog.steps.form.at.show_moment(moment)
    QTest.mouseClick(dialog.steps.form.keep_button, LEFT)
    settle(qtbot, window)
    assert [step.note for step in dialog.view.steps] == ["typed once"]
    assert not dialog.steps.form.isVisible()


def test_only_what_can_come_next_is_offered(dialog: AppealDialog) -> None:
    assert list(dialog.steps.buttons) == ["submitted", "closed"]


def test_the_fields_are_brought_into_view(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    dialog.resize(960, 560)
    dialog.steps.ask("closed")
    qtbot.waitUntil(lambda: not dialog.steps.form.keep_button.visibleRegion().isEmpty())
