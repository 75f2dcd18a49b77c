"""The window of all appeals: what is due first on top, filtered and searched, opened, recorded and packed, one or many at a time."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from shopguard.appeals.pdf_files import pages_of
from shopguard.core.appeal_states import AppealState
from shopguard.core.beijing import DAY, HOUR
from shopguard.core.message import Language
from shopguard.flows.appeals.listing import list_appeals
from shopguard.flows.appeals.opening import open_from_notice, open_in_bulk
from shopguard.flows.appeals.printing import write_out
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals import case_output
from shopguard.ui.appeals.appeal_model import Column
from shopguard.ui.appeals.appeal_table import ClockDelegate
from shopguard.ui.appeals.appeals_dialog import AppealsDialog
from shopguard.ui.appeals.case_looks import Heap
from shopguard.ui.appeals.cases_page import CasesPage
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk, settle, texts

LEFT = Qt.MouseButton.LeftButton
CLAUSE = "pickup-missing"


def order(number: int) -> str:
    return f"69300000000000001{number:02}"


def noticed(place: Workplace, number: int, at: int, *states: AppealState, now: int) -> str:
    """A case of an order no file has shown, noticed at ``at``; its steps a minute ago."""
    appeal = open_from_notice(place, order(number), CLAUSE, now=now, noticed_at=at, notice_fen=number * 100)
    for state in states:
        record_step(place, appeal, state, at=now - 60, now=now)
    return appeal


@pytest.fixture
def cases(demo_place: Workplace, moment: int) -> list[str]:
    """Five made-up cases: due in a day, waiting, granted, due in six days, passed since a day."""
    now = moment
    return [
        noticed(demo_place, 1, now - 6 * DAY, now=now),
        noticed(demo_place, 2, now - 3 * DAY, "submitted", now=now),
        noticed(demo_place, 3, now - 5 * DAY, "submitted", "granted", now=now),
        noticed(demo_place, 4, now - DAY, now=now),
        noticed(demo_place, 5, now - 8 * DAY, now=now),
    ]


def opened(window: MainWindow) -> AppealsDialog:
    dialog = window.parts.all_appeals.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def shown(qtbot: QtBot, window: MainWindow, name: str = "cases") -> CasesPage:
    window.parts.all_appeals.open(name)
    settle(qtbot, window)
    page = opened(window).tab("cases").page
    assert isinstance(page, CasesPage)
    return page


def column(page: CasesPage, which: Column) -> list[str]:
    return [str(page.model.index(row, which).data()) for row in range(page.model.rowCount())]


def select(page: CasesPage, *rows: int) -> None:
    page.table.clearSelection()
    for row in rows:
        where = page.table.visualRect(page.model.index(row, Column.ORDER)).center()
        QTest.mouseClick(page.table.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, where)


def test_the_menu_leads_to_the_window(qtbot: QtBot, window: MainWindow) -> None:
    assert [action.text() for action in window.parts.menu.appeals] == ["全部申诉…", "收到通知…", "已扣款还没申诉…"]
    for action in window.parts.menu.appeals:
        action.trigger()
        settle(qtbot, window)
        dialog = opened(window)
        assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == action.text().rstrip("…")
    assert window.parts.all_appeals.dialog is dialog  # there is one window


def test_without_a_case_it_says_how_one_is_opened(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(qtbot, window)
    assert page.currentIndex() == 0
    assert "过了期限就当认了" in texts(page)


def test_the_most_urgent_stands_on_top(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    assert column(page, Column.ORDER) == [order(1), order(4), order(2), order(5), order(3)]
    assert column(page, Column.DUE) == ["还剩 1 天", "还剩 6 天", "约 11-27 11:59 前答复", "已过 1 天", "–"]
    assert column(page, Column.STATE) == ["备材料", "备材料", "等答复", "备材料", "成功"]
    assert column(page, Column.YUAN) == ["¥1", "¥4", "¥2", "¥5", "¥3"]
    assert [page.chips[heap].text() for heap in Heap] == ["要我处理 3", "等平台答复 1", "有结果了 1"]


def test_an_assumed_deadline_says_that_it_may_be_earlier(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
) -> None:
    row = window.model.row(0)
    assert row is not None
    assert row.clause is not None
    open_in_bulk(demo_place, [row.order_id], row.clause, now=clock(), cause="编造的原因")
    page = shown(qtbot, window)
    assert column(page, Column.DUE) == ["至多还剩 7 天"]
    tip = str(page.model.index(0, Column.DUE).data(Qt.ItemDataRole.ToolTipRole))
    assert "没填收到通知的时间" in tip


def test_chips_and_search_narrow_the_list(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    QTest.mouseClick(page.chips[Heap.WAITING], LEFT)
    assert column(page, Column.ORDER) == [order(2)]
    QTest.mouseClick(page.chips[Heap.FINISHED], LEFT)
    assert column(page, Column.ORDER) == [order(2), order(3)]
    for heap in (Heap.WAITING, Heap.FINISHED):
        QTest.mouseClick(page.chips[heap], LEFT)
    QTest.keyClicks(page.search, order(4))
    assert column(page, Column.ORDER) == [order(4)]
    page.search.clear()
    page.search.insert("没有这样的")
    assert column(page, Column.ORDER) == []


def test_a_case_that_is_filtered_away_is_shown_all_the_same(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    page.search.setText("找不到的")
    assert page.model.rowCount() == 0
    window.parts.all_appeals.strip.list_wanted.emit(cases[3])
    settle(qtbot, window)
    assert page.model.rowCount() == 5
    assert [line.id for line in page.table.selected()] == [cases[3]]


def test_a_title_sorts_and_a_third_click_goes_back(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    header = page.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(Column.YUAN) + 10, header.height() // 2)
    orders = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), LEFT, pos=where)
        orders.append([one[-2:] for one in column(page, Column.ORDER)])
    up, down, urgent = ["01", "02", "03", "04", "05"], ["05", "04", "03", "02", "01"], ["01", "04", "02", "05", "03"]
    assert sorted(orders[:2]) == sorted([up, down])
    assert orders[2] == urgent


def test_enter_opens_the_case(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    page.choose(cases[3])
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.parts.appeal is not None
    assert window.parts.appeal.view.id == cases[3]


def test_what_stays_selected_when_the_list_is_read_anew(
    qtbot: QtBot, cases: list[str], window: MainWindow, clock: Clock
) -> None:
    page = shown(qtbot, window)
    select(page, 0, 2)
    clock.now += HOUR
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert [line.id for line in page.table.selected()] == [cases[0], cases[1]]
    assert column(page, Column.DUE)[0] == "还剩 23 小时"


def test_a_step_for_many_at_once(
    qtbot: QtBot, cases: list[str], window: MainWindow, demo_place: Workplace, clock: Clock
) -> None:
    page = shown(qtbot, window)
    select(page, 0, 1)
    page.buttons.step.trigger()
    dialog = page.steps.dialog
    assert dialog is not None
    assert [dialog.states.itemData(row) for row in range(dialog.states.count())] == ["submitted", "closed"]
    dialog.note.insert("网上交的")
    QTest.mouseClick(dialog.keep, LEFT)
    settle(qtbot, window)
    assert page.steps.dialog is None
    assert "记下了 2 个申诉的进展" in page.notice.sentence.text()
    states = {line.id: line.state for line in list_appeals(demo_place, clock())}
    assert [states[case] for case in cases] == ["submitted", "submitted", "granted", "submitted", "collecting"]
    (step,) = show_appeal(demo_place, cases[0], clock()).steps
    assert (step.at, step.note) == (clock(), "网上交的")
    assert [page.chips[heap].text() for heap in Heap] == ["要我处理 1", "等平台答复 3", "有结果了 1"]
    QTest.mouseClick(page.notice.action, LEFT)  # take it back
    settle(qtbot, window)
    assert [page.chips[heap].text() for heap in Heap] == ["要我处理 3", "等平台答复 1", "有结果了 1"]
    assert [step.taken_back for step in show_appeal(demo_place, cases[0], clock()).steps] == [True]


def test_a_step_none_of_them_can_take_is_refused_in_the_dialog(
    qtbot: QtBot, cases: list[str], window: MainWindow, clock: Clock
) -> None:
    page = shown(qtbot, window)
    select(page, 0)
    page.buttons.step.trigger()
    dialog = page.steps.dialog
    assert dialog is not None
    dialog.at.show_moment(clock() + DAY)
    QTest.mouseClick(dialog.keep, LEFT)
    settle(qtbot, window)
    assert page.steps.dialog is dialog
    assert "还没有到" in dialog.problem.text()
    dialog.reject()


def test_only_steps_that_all_can_take_are_offered(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    select(page, 0, 4)  # one collecting, one granted: both can be closed
    page.buttons.step.trigger()
    dialog = page.steps.dialog
    assert dialog is not None
    assert [dialog.states.itemData(row) for row in range(dialog.states.count())] == ["closed"]
    dialog.reject()
    assert not page.buttons.open.isEnabled()


def test_many_pdfs_at_once(
    qtbot: QtBot, cases: list[str], window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    page = shown(qtbot, window)
    page.table.selectAll()
    ask.answer = [tmp_path / "out"]
    page.buttons.pdfs.trigger()
    assert page.strip.isVisible()
    assert not page.buttons.zips.isEnabled()
    settle(qtbot, window)
    assert not page.strip.isVisible()
    written = sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))
    assert len(written) == 5
    assert all(any(name.startswith(case) for name in written) for case in cases)
    assert "存好了 5 个文件" in page.notice.sentence.text()
    QTest.mouseClick(page.notice.action, LEFT)
    assert ask.folders_shown == [tmp_path / "out"]


def test_one_bound_pdf(qtbot: QtBot, cases: list[str], window: MainWindow, ask: ScriptedAsk, tmp_path: Path) -> None:
    page = shown(qtbot, window)
    select(page, 0, 1)
    ask.answer = [tmp_path]
    page.buttons.bound.trigger()
    settle(qtbot, window)
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert f"存好了 1 个文件，共 {pages_of(pdf)} 页" in page.notice.sentence.text()  # the list in front too


def test_several_cases_are_printed_as_one_booklet(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    select(page, 0, 1)
    page.buttons.paper.trigger()
    settle(qtbot, window)
    preview = page.output.preview
    assert preview is not None
    assert preview.isVisible()
    assert preview.page.maximum() >= 3  # the list of them in front
    preview.close()
    settle(qtbot, window)


def test_more_than_a_volume_is_not_printed(
    qtbot: QtBot, cases: list[str], window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_output, "MOST_PRINTED", 4)
    page = shown(qtbot, window)
    page.table.selectAll()
    page.buttons.paper.trigger()
    settle(qtbot, window)
    assert "一次最多打印 4 个，现在选了 5 个" in page.notice.sentence.text()
    assert page.output.preview is None


def test_the_clock_is_calm_pressing_or_over(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    page = shown(qtbot, window)
    clock = ClockDelegate(page.model, page)
    tones = [pill and pill[0] for pill in map(clock.pill, page.model.lines)]
    assert tones == ["soon", "quiet", None, "bad", None]  # due in a day, in six, waiting, passed, granted


def test_zips_can_be_stopped_and_what_was_written_stays(
    qtbot: QtBot,
    cases: list[str],
    window: MainWindow,
    ask: ScriptedAsk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = shown(qtbot, window)

    begun = Event()

    def write_and_be_stopped(path: Path, content: bytes) -> None:
        write_out(path, content)
        assert begun.wait(LONGEST_WAIT / 1_000)
        page.output.cancel()

    monkeypatch.setattr("shopguard.flows.appeals.upload_zip.write_out", write_and_be_stopped)
    page.table.selectAll()
    ask.answer = [tmp_path]
    page.buttons.zips.trigger()
    begun.set()
    settle(qtbot, window)
    assert len(list(tmp_path.glob("*.zip"))) == 1
    assert "停下了" in page.notice.sentence.text()
    assert page.buttons.zips.isEnabled()


def test_a_folder_that_cannot_be_written_to_is_one_sentence(
    qtbot: QtBot, cases: list[str], window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    page = shown(qtbot, window)
    page.table.selectAll()
    (tmp_path / "file").write_text("in the way")
    ask.answer = [tmp_path / "file"]
    page.buttons.pdfs.trigger()
    settle(qtbot, window)
    assert "申诉没有变化" in page.notice.sentence.text()
    assert not page.strip.isVisible()


def test_the_same_file_for_all_cases_of_a_cause(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, ask: ScriptedAsk, clock: Clock, photo: Path
) -> None:
    rows = [row for row in (window.model.row(number) for number in range(20)) if row is not None]
    clause = rows[0].clause
    assert clause is not None
    same = [row.order_id for row in rows if row.clause == clause][:2]
    opened = open_in_bulk(demo_place, same, clause, now=clock(), cause="编造的台风").opened
    assert len(opened) == 2
    page = shown(qtbot, window)
    select(page, 0)
    ask.answer = [photo]
    page.buttons.add_to_cause.trigger()
    settle(qtbot, window)
    dialog = page.material.dialog
    assert dialog is not None
    assert "“编造的台风”的 2 个申诉" in texts(dialog)
    dialog.slots_box.setCurrentIndex(dialog.slots_box.findData("outlet-statement"))
    dialog.wanted.emit("outlet-statement")
    settle(qtbot, window)
    assert "1 个文件放进了 2 个申诉" in page.notice.sentence.text()
    for case in opened:
        slots = {slot.item: slot for slot in show_appeal(demo_place, case, clock()).checklist}
        assert [one.name for one in slots["outlet-statement"].evidence] == [photo.name]
    page.material.close()


def test_the_program_can_be_closed_while_pdfs_are_made(
    qtbot: QtBot,
    cases: list[str],
    window: MainWindow,
    demo_place: Workplace,
    ask: ScriptedAsk,
    tmp_path: Path,
    clock: Clock,
) -> None:
    page = shown(qtbot, window)
    page.table.selectAll()
    ask.answer = [tmp_path]
    page.buttons.pdfs.trigger()
    window.close()
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.glob("*.pdf"))  # whole ones only
    assert {line.id for line in list_appeals(demo_place, clock())} == set(cases)


def test_what_worked_is_counted(qtbot: QtBot, cases: list[str], window: MainWindow) -> None:
    window.parts.all_appeals.open("worked")
    settle(qtbot, window)
    page = opened(window).tab("worked").page
    assert page is not None
    assert "揽收严重超时：1 个里成功 1 个" in texts(page)
    assert "还看不出什么" in texts(page)


def test_it_goes_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    shown(qtbot, window)
    window.close()
    assert window.parts.all_appeals.dialog is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_can_be_read_at_960_by_600(
    qtbot: QtBot, look: Look, cases: list[str], window: MainWindow, language: Language
) -> None:
    look.speak(language)
    for name in ("cases", "notice", "fines", "worked"):
        window.parts.all_appeals.open(name)
        settle(qtbot, window)
        dialog = opened(window)
        dialog.resize(960, 600)
        assert (dialog.width(), dialog.height()) == (960, 600), name
        wide = [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.width() > 960]
        assert wide == [], name
