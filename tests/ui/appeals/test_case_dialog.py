"""An appeal's window: which case it is, the notice, evidence in and out, the packet; several windows side by side."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import plain
from shopguard.flows.appeals.reasons import ReasonTemplate
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals import case_work
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.look.print_preview import fitted
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.appeals.conftest import made_up_picture
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk, drag_and_drop, file_list, settle, texts
from tests.ui.shell.test_dialogs import living_garbage

LEFT = Qt.MouseButton.LeftButton
STUB = "waybill-stub"
DAY, HOUR = 86_400, 3_600


def test_the_case_is_named(dialog: AppealDialog) -> None:
    view, header = dialog.view, texts(dialog.header)
    assert view.waybill
    for name in (view.card, view.id, view.order_id, view.waybill, view.shop, view.product):
        assert name
        assert name in header
    assert view.order_id in dialog.windowTitle()
    assert "还剩 7 天" in header


def test_the_window_does_not_stand_in_the_way(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    assert not dialog.isModal()
    assert dialog.parent() is None
    wanted: list[str] = []
    dialog.order_wanted.connect(wanted.append)
    QTest.mouseClick(dialog.header.order_button, LEFT)
    settle(qtbot, window)
    assert wanted == [dialog.view.order_id]
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == dialog.view.order_id


def test_the_same_case_has_one_window(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    window.parts.panel.appeal_wanted.emit(dialog.view.order_id, dialog.view.clause)
    window.parts.appeals.open_case(dialog.view.id)
    settle(qtbot, window)
    assert list(window.parts.appeals.dialogs) == [dialog.view.id]
    assert window.parts.appeal is dialog


def test_two_cases_stand_side_by_side(qtbot: QtBot, window: MainWindow, dialog: AppealDialog) -> None:
    other = next(
        row
        for row in (window.model.row(number) for number in range(1, 20))
        if row is not None and row.clause is not None and row.order_id != dialog.view.order_id
    )
    assert other.clause is not None
    window.parts.panel.appeal_wanted.emit(other.order_id, other.clause)
    settle(qtbot, window)
    assert window.parts.appeal is not dialog
    assert len(window.parts.appeals.dialogs) == 2
    assert dialog.isVisible()
    dialog.close()
    assert [one.view.order_id for one in window.parts.appeals.dialogs.values()] == [other.order_id]


def test_nobody_told_when_the_notice_came(dialog: AppealDialog) -> None:
    assert "还没填" in texts(dialog.facts)
    assert "未填写收到通知的时间" in texts(dialog.facts)
    assert not dialog.facts.field.isVisible()


def test_the_moment_of_the_notice_moves_the_deadline(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int
) -> None:
    QTest.mouseClick(dialog.facts.tell_button, LEFT)
    assert dialog.facts.field.isVisible()
    dialog.facts.field.show_moment(moment - DAY)
    QTest.mouseClick(dialog.facts.keep_button, LEFT)
    settle(qtbot, window)
    assert dialog.view.noticed_told
    assert dialog.view.due_at == moment + 6 * DAY
    assert "还没填" not in texts(dialog.facts)
    assert plain(moment - DAY)[:16] in texts(dialog.facts)
    assert "还剩 6 天" in texts(dialog.header)


def test_a_notice_from_tomorrow_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int
) -> None:
    dialog.facts.ask()
    dialog.facts.field.show_moment(moment + DAY)
    QTest.mouseClick(dialog.facts.keep_button, LEFT)
    settle(qtbot, window)
    assert "还没有到" in dialog.notice.sentence.text()
    assert not dialog.view.noticed_told
    assert dialog.facts.field.isVisible()


def test_a_dropped_picture_is_kept_and_shown(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, photo: Path, moment: int
) -> None:
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    (kept,) = dialog.slots[STUB].slot.evidence
    assert kept.name == photo.name
    assert kept.original.read_bytes() == photo.read_bytes()
    piece = dialog.slots[STUB].pieces[kept.sha256]
    drawn = piece.thumbnail.icon().pixmap(56, 56).toImage()
    assert drawn.pixelColor(drawn.width() // 2, drawn.height() // 2).name() == "#6688aa"
    stored = show_appeal(demo_place, dialog.view.id, moment)
    assert [len(one.evidence) for one in stored.checklist if one.item == STUB] == [1]


def test_taking_a_picture_out_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, photo: Path
) -> None:
    ask.answer = [photo]
    QTest.mouseClick(dialog.slots[STUB].add_button, LEFT)
    settle(qtbot, window)
    (piece,) = dialog.slots[STUB].pieces.values()
    QTest.mouseClick(piece.remove_button, LEFT)
    settle(qtbot, window)
    assert dialog.slots[STUB].slot.evidence == ()
    assert dialog.notice.action.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert [one.name for one in dialog.slots[STUB].slot.evidence] == [photo.name]
    assert not dialog.notice.isVisible()


def test_what_is_read_on_a_picture_is_kept_with_it(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, photo: Path
) -> None:
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    (piece,) = dialog.slots[STUB].pieces.values()
    QTest.mouseClick(piece.describe_button, LEFT)
    assert piece.form is not None
    assert piece.form.number.text() == ""  # never filled in for the owner
    QTest.keyClicks(piece.form.from_whom, "outlet")
    QTest.keyClicks(piece.form.number, dialog.view.waybill or "")
    QTest.keyClick(piece.form.number, Qt.Key.Key_Return)
    settle(qtbot, window)
    (kept,) = dialog.slots[STUB].slot.evidence
    assert (kept.from_whom, kept.typed_number) == ("outlet", dialog.view.waybill)
    assert "来自 outlet" in texts(dialog.slots[STUB])
    assert dialog.isVisible()


def test_what_is_being_typed_survives_another_file(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, photo: Path, tmp_path: Path
) -> None:
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    (piece,) = dialog.slots[STUB].pieces.values()
    piece.describe()
    assert piece.form is not None
    QTest.keyClicks(piece.form.number, "half a num")
    other = made_up_picture(tmp_path / "另一张（编造）.png", "#aa8866")
    assert drag_and_drop(dialog.slots[STUB], file_list(other))
    settle(qtbot, window)
    first = dialog.slots[STUB].pieces[piece.one.sha256]
    assert first.form is not None
    assert first.form.isVisible()
    assert first.form.number.text() == "half a num"


def test_escape_closes_the_fields_before_the_window(dialog: AppealDialog) -> None:
    dialog.steps.ask("submitted")
    dialog.facts.ask()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.steps.form.isVisible()
    assert not dialog.facts.form.isVisible()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_click_looks_at_the_file_in_full(qtbot: QtBot, window: MainWindow, dialog: AppealDialog, photo: Path) -> None:
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    (piece,) = dialog.slots[STUB].pieces.values()
    QTest.mouseClick(piece.thumbnail, LEFT)
    settle(qtbot, window)
    assert dialog.evidence.look is not None
    assert dialog.evidence.look.isVisible()
    assert dialog.evidence.look.shown.one.name == photo.name
    dialog.evidence.look.close()


def test_a_closed_appeal_leaves_no_widget_to_the_garbage(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answer = [made_up_picture(tmp_path / f"{n}（编造）.png", f"#{n}0{n}0{n}0") for n in range(8)]
    QTest.mouseClick(dialog.slots[STUB].add_button, LEFT)
    settle(qtbot, window)
    dialog.steps.ask("submitted")
    gone: list[str] = []
    dialog.destroyed.connect(lambda: gone.append("appeal"))
    dialog.close()
    qtbot.waitUntil(lambda: gone == ["appeal"])
    assert window.parts.appeal is None
    settle(qtbot, window)
    assert living_garbage() == []


def test_one_bad_file_of_several_is_said_and_the_others_are_there(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, photo: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "空的（编造）.png"
    empty.touch()
    ask.answer = [photo, empty]
    QTest.mouseClick(dialog.slots[STUB].add_button, LEFT)
    settle(qtbot, window)
    assert [one.name for one in dialog.slots[STUB].slot.evidence] == [photo.name]
    assert empty.name in dialog.notice.sentence.text()


def test_what_is_no_evidence_is_refused_at_once(dialog: AppealDialog, tmp_path: Path) -> None:
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    assert not drag_and_drop(dialog.slots[STUB], file_list(program))
    assert "图片" in dialog.notice.sentence.text()


def test_what_is_no_evidence_among_others_is_said(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, photo: Path, tmp_path: Path
) -> None:
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    assert drag_and_drop(dialog.slots[STUB], file_list(photo, program))
    settle(qtbot, window)
    assert len(dialog.slots[STUB].slot.evidence) == 1
    assert "1 个" in dialog.notice.sentence.text()


def test_a_change_is_told_to_whoever_lists_cases(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, photo: Path
) -> None:
    told: list[str] = []
    window.parts.appeals.changed.connect(told.append)
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    assert told == [dialog.view.id]


def test_what_the_buyer_wrote_stays_masked_until_it_is_ticked(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    assert not any(box.isChecked() for box in dialog.masks.boxes.values())
    dialog.masks.boxes["phone"].click()
    settle(qtbot, window)
    assert show_appeal(demo_place, dialog.view.id, moment).unmasked == {"phone"}


def test_missing_material_is_told_before_printing(dialog: AppealDialog) -> None:
    assert "快递底单照片" in dialog.buttons.note.text()
    assert dialog.buttons.pdf_button.isEnabled()


def test_the_packet_is_saved_as_pdf(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answer = [tmp_path]
    QTest.mouseClick(dialog.buttons.pdf_button, LEFT)
    settle(qtbot, window)
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert dialog.buttons.pdf_button.isEnabled()


def test_blanks_in_the_reason_are_said_when_it_is_saved(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answer = [tmp_path]
    dialog.reason.words.setPlainText("包裹于【几点】交给快递。")
    QTest.mouseClick(dialog.buttons.pdf_button, LEFT)
    settle(qtbot, window)
    assert "1 处【】" in ask.said[-1]


def test_a_picture_turned_in_the_close_look_stays_so(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, photo: Path, moment: int
) -> None:
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    (one,) = dialog.slots[STUB].slot.evidence
    dialog.slots[STUB].pieces[one.sha256].thumbnail.click()
    assert dialog.evidence.look is not None
    dialog.evidence.look.turn_picture(1)
    settle(qtbot, window)
    dialog.evidence.look.close()
    (kept,) = (one for slot in show_appeal(demo_place, dialog.view.id, moment).checklist for one in slot.evidence)
    assert (kept.turned, kept.original.read_bytes()) == (1, photo.read_bytes())
    assert dialog.slots[STUB].slot.evidence[0].turned == 1


def test_what_the_form_takes_is_saved_as_a_zip(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, photo: Path, tmp_path: Path
) -> None:
    assert drag_and_drop(dialog.slots[STUB], file_list(photo))
    settle(qtbot, window)
    ask.answer = [tmp_path]
    QTest.mouseClick(dialog.buttons.zip_button, LEFT)
    settle(qtbot, window)
    assert len(list(tmp_path.glob("*.zip"))) == 1
    assert dialog.buttons.zip_button.isEnabled()


@pytest.mark.parametrize("size", [(1366, 728), (960, 560)])
def test_everything_stays_within_the_window(dialog: AppealDialog, size: tuple[int, int]) -> None:
    dialog.resize(*size)
    dialog.grab()
    assert (dialog.width(), dialog.height()) == size
    for button in (*dialog.buttons.findChildren(QAbstractButton), dialog.header.order_button, dialog.header.due):
        place = QRect(button.mapTo(dialog, button.rect().topLeft()), button.size())
        assert not button.isVisible() or dialog.rect().contains(place)
    assert not dialog.checklist.horizontalScrollBar().isVisible()
    assert dialog.checklist.height() > 200


def test_many_files_are_folded_behind_the_first_ones(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answer = [made_up_picture(tmp_path / f"{n}（编造）.png", f"#0{n}0{n}0{n}") for n in range(8)]
    QTest.mouseClick(dialog.slots[STUB].add_button, LEFT)
    settle(qtbot, window)
    card = dialog.slots[STUB]
    assert len(card.slot.evidence) == 8
    assert len(card.pieces) == 6
    assert card.more is not None
    card.more.toggle.click()
    settle(qtbot, window)
    assert len(card.pieces) == 8
    last = card.pieces[card.slot.evidence[-1].sha256].thumbnail.icon().pixmap(56, 56).toImage()
    assert last.pixelColor(last.width() // 2, last.height() // 2).name() == "#070707"


def test_what_was_read_before_a_change_is_not_shown_after_it(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on, shown = Event(), Event(), list[str]()

    def slow(place: Workplace, appeal_id: str, at: int) -> tuple[ReasonTemplate, ...]:
        begun.set()
        may_go_on.wait(LONGEST_WAIT / 1000)
        return ()

    monkeypatch.setattr(case_work, "reason_templates", slow)
    dialog.actions_of_case.work.read.connect(lambda read: shown.append(read.view.state))
    dialog.reload()
    qtbot.waitUntil(begun.is_set, timeout=LONGEST_WAIT)
    dialog.actions_of_case.record("submitted", moment - 60, "")
    qtbot.waitUntil(lambda: dialog.view.state == "submitted", timeout=LONGEST_WAIT)
    may_go_on.set()
    settle(qtbot, window)
    assert set(shown) == {"submitted"}


def test_the_clock_is_asked_anew(qtbot: QtBot, window: MainWindow, dialog: AppealDialog, clock: Clock) -> None:
    clock.now += 3 * DAY
    dialog.header.due.count()
    assert "还剩 4 天" in texts(dialog.header)
    clock.now += 5 * DAY
    dialog.reload()
    settle(qtbot, window)
    assert "已过 1 天" in texts(dialog.header)


def test_a_page_keeps_its_shape_on_the_sheet() -> None:
    page = QImage(100, 200, QImage.Format.Format_RGB32)
    assert fitted(page, QRectF(0, 0, 300, 400)) == QRectF(50, 0, 200, 400)


def test_after_a_refusal_the_owner_is_sent_to_the_back_office(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, moment: int
) -> None:
    for state in ("submitted", "refused"):
        dialog.actions_of_case.record(state, moment - 60, "")
        settle(qtbot, window)
    assert dialog.view.state == "refused"
    assert dialog.header.due.line.text() == "复议期限没有查到出处，请尽快到后台看"
    assert dialog.header.due.tone == "soon"
