"""The line in the main window that says which appeal runs out; and where an order's cases stand in its panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR
from shopguard.flows.appeals.listing import list_appeals
from shopguard.flows.appeals.opening import open_appeal, open_from_notice
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.cases_page import CasesPage
from shopguard.ui.orders.finding_card import FindingCard
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle, texts

LEFT = Qt.MouseButton.LeftButton


def noticed(place: Workplace, number: int, at: int, now: int) -> str:
    order = f"69300000000000001{number:02}"
    return open_from_notice(place, order, "pickup-missing", now=now, noticed_at=at)


class TestStrip:
    def test_hidden_while_no_deadline_is_near(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        assert not window.parts.all_appeals.strip.isVisible()
        noticed(demo_place, 1, clock() - 4 * DAY, clock())  # three days left
        window.parts.all_appeals.count()
        settle(qtbot, window)
        assert not window.parts.all_appeals.strip.isVisible()
        clock.now += DAY
        window.parts.all_appeals.count()  # as every hour
        settle(qtbot, window)
        assert window.parts.all_appeals.strip.isVisible()
        assert window.parts.all_appeals.strip.sentence.text() == (
            "申诉快到期：揽收严重超时，订单 6930000000000000101，还剩 2 天（11-23 12:00 截止）"
        )

    def test_the_most_urgent_is_named_and_leads_to_the_list(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        now = clock()
        noticed(demo_place, 1, now - 8 * DAY, now)
        urgent = noticed(demo_place, 2, now - 7 * DAY + 5 * HOUR, now)
        noticed(demo_place, 3, now - 6 * DAY, now)
        window.parts.all_appeals.count()
        settle(qtbot, window)
        strip = window.parts.all_appeals.strip
        assert strip.sentence.text() == (
            "2 个申诉快到期，最急：揽收严重超时，订单 6930000000000000102，还剩 5 小时（11-20 17:00 截止）"
            " · 1 个申诉过了期限还没交"
        )
        QTest.mouseClick(strip.look, LEFT)
        settle(qtbot, window)
        assert window.parts.all_appeals.dialog is not None
        page = window.parts.all_appeals.dialog.tab("cases").page
        assert isinstance(page, CasesPage)
        current = page.table.current()
        assert current is not None
        assert current.id == urgent

    def test_it_goes_once_the_case_is_submitted(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        case = noticed(demo_place, 1, clock() - 6 * DAY, clock())
        window.parts.all_appeals.stale()
        settle(qtbot, window)
        assert window.parts.all_appeals.strip.isVisible()
        record_step(demo_place, case, "submitted", at=clock(), now=clock())
        window.parts.appeals.changed.emit(case)
        settle(qtbot, window)
        assert not window.parts.all_appeals.strip.isVisible()

    def test_what_passed_long_ago_is_not_told_for_ever(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        noticed(demo_place, 1, clock() - 30 * DAY, clock())
        window.parts.all_appeals.count()
        settle(qtbot, window)
        assert not window.parts.all_appeals.strip.isVisible()

    def test_there_at_the_start(
        self, demo_place: Workplace, clock: Clock, open_window: Callable[[Workplace], MainWindow]
    ) -> None:
        noticed(demo_place, 1, clock() - 6 * DAY, clock())
        assert open_window(demo_place).parts.all_appeals.strip.isVisible()


class TestOrderPanel:
    def shown(self, qtbot: QtBot, window: MainWindow) -> tuple[str, str]:
        row = window.model.row(0)
        assert row is not None
        assert row.clause is not None
        window.show_order(row.order_id)
        settle(qtbot, window)
        return row.order_id, row.clause

    def button(self, window: MainWindow, clause: str) -> QPushButton:
        card = next(one for one in window.parts.panel.findChildren(FindingCard) if one.view.finding.clause == clause)
        assert card.appeal_button is not None
        return card.appeal_button

    def test_the_button_leads_to_the_case_that_is_there(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        _order, clause = self.shown(qtbot, window)
        assert window.parts.panel.cases is not None
        assert not window.parts.panel.cases.isVisible()
        assert self.button(window, clause).text() == "准备申诉…"
        QTest.mouseClick(self.button(window, clause), LEFT)
        settle(qtbot, window)
        assert window.parts.appeal is not None
        case = window.parts.appeal.view.id
        window.parts.appeals.close()
        assert self.button(window, clause).text() == "看申诉…"
        assert window.parts.panel.cases.isVisible()
        assert "最晚申诉" in texts(window.parts.panel.cases)
        QTest.mouseClick(self.button(window, clause), LEFT)
        settle(qtbot, window)
        assert window.parts.appeal is not None
        assert window.parts.appeal.view.id == case

    def test_a_granted_case_is_told_and_stands_in_nobody_s_way(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        order_id, clause = self.shown(qtbot, window)
        case = open_appeal(demo_place, order_id, clause, now=clock(), noticed_at=clock() - DAY)
        record_step(demo_place, case, "submitted", at=clock(), now=clock())
        record_step(demo_place, case, "granted", at=clock(), now=clock())
        window.parts.all_appeals.stale()
        settle(qtbot, window)
        assert window.parts.panel.cases is not None
        assert window.parts.panel.cases.isVisible()
        assert self.button(window, clause).text() == "准备申诉…"
        (look,) = window.parts.panel.cases.findChildren(QPushButton)
        QTest.mouseClick(look, LEFT)
        settle(qtbot, window)
        assert window.parts.appeal is not None
        assert window.parts.appeal.view.id == case

    def test_a_case_about_another_parcel_is_none_of_this_finding(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        order_id, clause = self.shown(qtbot, window)
        open_appeal(demo_place, order_id, clause, now=clock(), noticed_at=clock() - DAY)
        (line,) = list_appeals(demo_place, clock())
        panel = window.parts.panel
        for waybill, said in (("YT0000000000000", "准备申诉…"), (None, "看申诉…"), (line.waybill, "看申诉…")):
            panel.show_cases(order_id, [replace(line, waybill=waybill)])
            assert self.button(window, clause).text() == said

    def test_another_order_shows_none(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        order_id, clause = self.shown(qtbot, window)
        open_appeal(demo_place, order_id, clause, now=clock())
        other = window.model.row(3)
        assert other is not None
        window.show_order(other.order_id)
        settle(qtbot, window)
        assert window.parts.panel.cases is not None
        assert not window.parts.panel.cases.isVisible()
        window.show_order(order_id)
        settle(qtbot, window)
        assert window.parts.panel.cases.isVisible()
