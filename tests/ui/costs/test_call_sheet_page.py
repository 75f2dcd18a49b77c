"""The call sheet's page: groups, rows, copying, ticking off, saving, printing, other hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.call_sheet_model import ASK, CALLED, DEADLINE, GOODS, LEFT, NEED, ORDERS, STAKE, WAYBILL, WHOM
from shopguard.ui.costs.call_sheet_page import CallSheetPage
from shopguard.ui.garbage import put_away
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from tests.flows.costs.call_shop import AT_THE_HUB, LATE, NOON, STANDING, TO_PICK_UP, UNKNOWN, fill, to_pick_up
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk

Opener = Callable[[], CallSheetPage]


@pytest.fixture
def jobs(place: Workplace, qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs(place)
    yield jobs
    jobs.close()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def open_page(place: Workplace, look: Look, jobs: Jobs, ask: ScriptedAsk, clock: Clock) -> Iterator[Opener]:
    opened: list[CallSheetPage] = []

    def open_it() -> CallSheetPage:
        page = CallSheetPage(place.texts, place=place, jobs=jobs, ask=ask, clock=clock)
        opened.append(page)
        page.resize(940, 560)
        page.show()
        page.show_view(call_sheet(place, NOON))
        return page

    yield open_it
    for page in opened:
        put_away(page)


@pytest.fixture
def page(open_page: Opener, place: Workplace) -> CallSheetPage:
    fill(place)
    return open_page()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(jobs.idle, timeout=LONGEST_WAIT)


def cell(page: CallSheetPage, row: int, column: int) -> str:
    return str(page.panel.model.index(row, column).data())


def test_the_most_urgent_call_is_shown_first(page: CallSheetPage) -> None:
    assert [page.calls.item(row).text() for row in range(page.calls.count())] == [
        "全部，按时间", "圆通速递", "圆通速递 · 金华转运中心", "圆通速递 · 义乌演示网点", "顺丰速运", "自己先打包",
    ]  # fmt: skip
    assert page.summary.text() == "4 个电话 · 5 件 · 按 11-20 12:00 的数据"
    assert page.counted.text() == "5 件 24 小时内到期"
    assert page.panel.title.text() == "全部，按时间"
    assert (page.panel.copying.isVisible(), page.panel.table.isColumnHidden(WHOM)) == (False, False)
    assert [cell(page, row, WHOM)[:4] for row in range(5)] == [
        "圆通速递",
        "圆通速递",
        "圆通速递",
        "顺丰速运",
        "圆通速递",
    ]
    page.calls.setCurrentRow(1)
    assert page.panel.title.text() == "圆通速递"
    assert (page.panel.copying.isVisible(), page.panel.table.isColumnHidden(WHOM)) == (True, True)
    assert [cell(page, row, WAYBILL) for row in range(page.panel.model.rowCount())] == [TO_PICK_UP, UNKNOWN]
    assert (cell(page, 0, LEFT), cell(page, 0, ASK)) == ("还剩 3 小时", "请上门揽收，并当场扫描")
    assert (cell(page, 0, STAKE), cell(page, 0, ORDERS)) == ("今天 15:00 起 ¥3", "1001")
    assert "您的订单已打包完成" in page.panel.details.text()
    assert "资料没有说到最晚时间" in page.notes.text()


def test_time_goes_on(page: CallSheetPage, clock: Clock) -> None:
    clock.now += 3_600
    page.panel.count_down()
    assert cell(page, 0, LEFT) == "还剩 2 小时"


def test_copying_one_call_and_all(page: CallSheetPage) -> None:
    page.calls.setCurrentRow(4)
    page.panel.copying.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("顺丰速运您好，有 1 件")
    assert LATE in copied
    assert page.said.text() == "已复制，可以贴到聊天里。"
    page.copy_all.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.count("您好") == 4
    assert "今天要发的" not in copied


def test_a_tick_stays_and_can_be_taken_back(page: CallSheetPage, place: Workplace, qtbot: QtBot, jobs: Jobs) -> None:
    page.panel.table.setFocus()
    page.panel.table.selectRow(0)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert page.panel.model.index(0, CALLED).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert call_sheet(place, NOON).groups[0].rows[0].called_at == NOON
    assert "打过 1" in str(page.calls.item(1).data(Qt.ItemDataRole.AccessibleTextRole))
    page.panel.table.selectRow(0)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert call_sheet(place, NOON).groups[0].rows[0].called_at is None


def test_the_owner_stays_at_the_row_that_was_ticked(page: CallSheetPage, qtbot: QtBot, jobs: Jobs) -> None:
    page.calls.setCurrentRow(1)
    page.panel.table.selectRow(1)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert cell(page, page.panel.table.currentIndex().row(), WAYBILL) == UNKNOWN
    assert UNKNOWN in page.panel.details.text()
    page.calls.setCurrentRow(4)  # another call begins at its top
    assert page.panel.table.currentIndex().row() == 0
    assert LATE in page.panel.details.text()


def test_what_is_not_sent_shows_its_order_and_has_no_box(page: CallSheetPage, qtbot: QtBot, jobs: Jobs) -> None:
    page.calls.setCurrentRow(5)
    assert (cell(page, 0, WAYBILL), cell(page, 0, GOODS)) == ("1006", "演示杯子 等 3 件")
    assert not page.panel.table.isColumnHidden(GOODS)
    assert page.panel.model.headerData(WAYBILL, Qt.Orientation.Horizontal) == "订单号"
    assert page.panel.table.isColumnHidden(CALLED)
    with qtbot.waitSignal(page.order_wanted) as wanted:
        page.panel.table.clicked.emit(page.panel.model.index(0, WAYBILL))
    assert wanted.args == ["1006"]
    box = page.panel.model.index(0, CALLED)
    assert box.data(Qt.ItemDataRole.CheckStateRole) is None
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    assert jobs.idle()


def test_enter_and_a_click_on_the_number_lead_to_the_order(page: CallSheetPage, qtbot: QtBot) -> None:
    page.panel.table.selectRow(0)
    with qtbot.waitSignal(page.order_wanted) as wanted:
        QTest.keyClick(page.panel.table, Qt.Key.Key_Return)
    assert wanted.args == ["1001"]
    with qtbot.waitSignal(page.order_wanted) as wanted:
        page.panel.table.clicked.emit(page.panel.model.index(1, ORDERS))
    assert wanted.args == ["1003"]


def test_a_click_on_a_title_sorts_and_the_chosen_row_stays_chosen(page: CallSheetPage, place: Workplace) -> None:
    table, header = page.panel.table, page.panel.table.horizontalHeader()
    by_deadline = [TO_PICK_UP, STANDING, AT_THE_HUB, LATE, UNKNOWN]
    assert [cell(page, row, WAYBILL) for row in range(5)] == by_deadline
    assert (header.sortIndicatorSection(), header.isSortIndicatorShown()) == (DEADLINE, True)
    table.selectRow(4)
    table.sortByColumn(STAKE, Qt.SortOrder.DescendingOrder)
    assert [cell(page, row, WAYBILL) for row in range(5)][:2] == [UNKNOWN, LATE]
    assert cell(page, table.currentIndex().row(), WAYBILL) == UNKNOWN
    page.show_view(call_sheet(place, NOON))  # read anew: the order and the row stay
    assert [cell(page, row, WAYBILL) for row in range(5)][:2] == [UNKNOWN, LATE]
    assert cell(page, table.currentIndex().row(), WAYBILL) == UNKNOWN
    table.sortByColumn(NEED, Qt.SortOrder.AscendingOrder)
    assert [cell(page, row, NEED) for row in range(5)] == ["还来得及"] * 3 + ["已超时，再拖更贵", "先问状态"]
    table.sortByColumn(DEADLINE, Qt.SortOrder.DescendingOrder)
    assert [cell(page, row, WAYBILL) for row in range(5)] == by_deadline[::-1]


def test_other_hours_are_read_anew(page: CallSheetPage, qtbot: QtBot, jobs: Jobs, place: Workplace) -> None:
    page.hours.setCurrentIndex(0)
    page.hours.activated.emit(0)
    settle(qtbot, jobs)
    assert page.view is not None
    assert page.view.hours == 12
    page.show_view(call_sheet(place, NOON))  # the desk knows of 24 only
    settle(qtbot, jobs)
    assert page.view.hours == 12


def test_saving(page: CallSheetPage, qtbot: QtBot, jobs: Jobs, ask: ScriptedAsk, tmp_path: Path) -> None:
    ask.answer = [tmp_path / "sheet.csv"]
    page.exporting.click()
    settle(qtbot, jobs)
    assert ask.offered == ["叫件单-2026-11-20.xlsx"]
    assert TO_PICK_UP in ask.answer[0].read_text("utf-8-sig")
    assert page.said.text() == f"叫件单存好了：{ask.answer[0]}"


def test_what_cannot_be_saved_is_said(
    page: CallSheetPage, qtbot: QtBot, jobs: Jobs, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answer = [tmp_path / "no folder" / "sheet.csv"]
    page.exporting.click()
    settle(qtbot, jobs)
    assert "叫件单没有存成" in page.went_wrong.text()
    assert page.said.text() == ""


def test_printing_shows_the_pages(page: CallSheetPage, qtbot: QtBot, jobs: Jobs) -> None:
    page.printing.click()
    assert not page.printing.isEnabled()
    settle(qtbot, jobs)
    assert page.output.preview is not None
    assert page.output.preview.isVisible()
    assert page.printing.isEnabled()
    put_away(page.output.preview)


def test_why_nobody_is_asked_is_said_though_there_is_no_call(open_page: Opener, place: Workplace) -> None:
    to_pick_up(place)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET refund_open = 1")
    page = open_page()
    assert page.calls.count() == 0
    assert page.notes.isVisible()
    assert "买家申请了退款，这里不催：1001。" in page.notes.text()


def test_nothing_to_ask(open_page: Opener) -> None:
    page = open_page()
    assert "请先导入订单文件和物流轨迹文件" in page.nothing.text()
    assert page.nothing.isVisible()
    assert not page.halves.isVisible()
    assert not any(button.isEnabled() for button in (page.copy_all, page.printing, page.exporting))
