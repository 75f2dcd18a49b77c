"""An appeal from the first picture to the printed packet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.main_window import MainWindow
from shopguard.ui.print_preview import fitted
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk, drag_and_drop, file_list, settle, texts

LEFT = Qt.MouseButton.LeftButton
STUB = "waybill-stub"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture that is clearly made up: one colour."""
    path = tmp_path / "底单照片（编造）.png"
    picture = QImage(1200, 1600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#6688aa"))
    assert picture.save(str(path))
    return path


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> AppealDialog:
    """The appeal for the most urgent order's first finding."""
    row = window.model.row(0)
    assert row is not None
    assert row.clause is not None
    window.panel.appeal_wanted.emit(row.order_id, row.clause)
    qtbot.waitUntil(lambda: window.appeal is not None, timeout=LONGEST_WAIT)
    assert window.appeal is not None
    return window.appeal


def test_the_checklist_says_why_and_how(dialog: AppealDialog) -> None:
    assert STUB in dialog.slots
    slot = dialog.slots[STUB].slot
    assert slot.why
    assert slot.how
    assert 0 <= dialog.completeness.value() < 100


def test_a_dropped_picture_is_kept_and_shown(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, photo: Path, moment: int
) -> None:
    before = dialog.slots[STUB]
    assert drag_and_drop(before, file_list(photo))
    settle(qtbot, window)
    slot = dialog.slots[STUB]
    (kept,) = slot.slot.evidence
    assert kept.name == photo.name
    assert kept.path.read_bytes() == photo.read_bytes()
    drawn = slot.thumbnails[kept.sha256].pixmap().toImage()
    assert drawn.pixelColor(drawn.width() // 2, drawn.height() // 2).name() == "#6688aa"
    stored = show_appeal(demo_place, dialog.view.id, moment)
    assert [len(one.evidence) for one in stored.checklist if one.item == STUB] == [1]


def test_a_picture_can_be_chosen_and_taken_out(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, photo: Path
) -> None:
    ask.answer = [photo]
    QTest.mouseClick(dialog.slots[STUB].add_button, LEFT)
    settle(qtbot, window)
    (remove,) = dialog.slots[STUB].findChildren(QToolButton)
    QTest.mouseClick(remove, LEFT)
    settle(qtbot, window)
    assert dialog.slots[STUB].slot.evidence == ()


def test_what_is_no_evidence_is_refused_at_once(dialog: AppealDialog, tmp_path: Path) -> None:
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    assert not drag_and_drop(dialog.slots[STUB], file_list(program))
    assert "图片" in dialog.notice.text()


def test_the_reason_is_counted_live_and_kept(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.keyClicks(dialog.reason.words, "a" * 201)
    assert dialog.reason.count.text() == "201 / 200 字"
    assert dialog.reason.too_long.isVisible()
    QTest.keyClick(dialog.reason.words, Qt.Key.Key_Backspace)
    assert dialog.reason.count.text() == "200 / 200 字"
    assert not dialog.reason.too_long.isVisible()
    QTest.mouseClick(dialog.close_button, LEFT)
    settle(qtbot, window)
    assert show_appeal(demo_place, dialog.view.id, moment).reason_text == "a" * 200


def test_what_was_typed_last_survives_closing_the_whole_window(
    window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    QTest.keyClicks(dialog.reason.words, "typed in a hurry")
    window.close()
    assert show_appeal(demo_place, dialog.view.id, moment).reason_text == "typed in a hurry"


def test_the_day_of_the_notice_moves_the_deadline(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, clock: Clock
) -> None:
    before = dialog.view.appeal_by
    assert "未填写收到通知的时间" in texts(dialog.facts)
    dialog.facts.noticed.setDateTime(dialog.facts.noticed.dateTime().addDays(-1))
    dialog.facts.noticed.editingFinished.emit()
    settle(qtbot, window)
    assert dialog.view.appeal_by == before - 86_400
    assert dialog.view.noticed_told
    assert "未填写" not in texts(dialog.facts)


def test_the_assumed_time_of_the_notice_can_be_the_true_one(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog
) -> None:
    dialog.facts.noticed.editingFinished.emit()  # the field was only passed through
    settle(qtbot, window)
    assert "未填写" in texts(dialog.facts)
    shown = dialog.facts.noticed.dateTime()
    dialog.facts.noticed.setDateTime(shown.addDays(-1))
    dialog.facts.noticed.setDateTime(shown)
    dialog.facts.noticed.editingFinished.emit()
    settle(qtbot, window)
    assert dialog.view.noticed_told


def test_missing_material_is_told_before_printing(dialog: AppealDialog) -> None:
    assert dialog.not_ready.isVisible()
    assert "快递底单照片" in dialog.not_ready.text()
    assert dialog.pdf_button.isEnabled()


def test_the_packet_is_saved_as_pdf(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answer = [tmp_path]
    QTest.mouseClick(dialog.pdf_button, LEFT)
    settle(qtbot, window)
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    (said,) = ask.said
    assert str(pdf) in said
    assert dialog.pdf_button.isEnabled()


def test_the_preview_shows_the_packets_pages(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    QTest.mouseClick(dialog.preview_button, LEFT)
    settle(qtbot, window)
    assert dialog.printing.preview is not None
    assert dialog.printing.preview.isVisible()
    assert len(dialog.printing.preview._pages) >= 2
    assert all(page.height() > page.width() > 1_000 for page in dialog.printing.preview._pages)
    dialog.printing.preview.close()


def test_a_page_keeps_its_shape_on_the_sheet() -> None:
    page = QImage(100, 200, QImage.Format.Format_RGB32)
    assert fitted(page, QRectF(0, 0, 300, 400)) == QRectF(50, 0, 200, 400)
