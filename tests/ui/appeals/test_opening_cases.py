"""The ways to open a case from the window: a notice typed, a fine of the ledger, many orders of one cause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR, plain
from shopguard.flows.appeals.ledger_notices import notices_in_ledger
from shopguard.flows.appeals.listing import list_appeals
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals import bulk_desk
from shopguard.ui.appeals.bulk_dialog import BulkDialog
from shopguard.ui.appeals.fines_page import FinesPage
from shopguard.ui.appeals.notice_page import NoticePage
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle, texts

LEFT = Qt.MouseButton.LeftButton
UNKNOWN = "6930000000000000777"


@pytest.fixture
def notice(qtbot: QtBot, window: MainWindow) -> NoticePage:
    """The page for a notice."""
    window.parts.all_appeals.open("notice")
    settle(qtbot, window)
    assert window.parts.all_appeals.dialog is not None
    page = window.parts.all_appeals.dialog.tab("notice").page
    assert isinstance(page, NoticePage)
    return page


@pytest.fixture
def fines(qtbot: QtBot, window: MainWindow) -> FinesPage:
    """The page of fines without a case."""
    window.parts.all_appeals.open("fines")
    settle(qtbot, window)
    assert window.parts.all_appeals.dialog is not None
    page = window.parts.all_appeals.dialog.tab("fines").page
    assert isinstance(page, FinesPage)
    return page


class TestNotice:
    def test_an_order_no_file_has_shown(
        self, qtbot: QtBot, window: MainWindow, notice: NoticePage, demo_place: Workplace, clock: Clock
    ) -> None:
        form = notice.form
        form.text.setPlainText(f"您的订单 {UNKNOWN} 存在揽收严重超时，扣除 25 元（编造）")
        assert form.order.text() == UNKNOWN
        assert form.clause.currentData() == "pickup-missing"
        form.noticed.show_moment(clock() - 2 * HOUR)
        form.fine.setText("25.50")
        form.waybill.setText("YT0000000000001")
        form.shop.setCurrentText("编造小店")
        QTest.mouseClick(form.open_button, LEFT)
        settle(qtbot, window)
        (line,) = list_appeals(demo_place, clock())
        view = show_appeal(demo_place, line.id, clock())
        assert (view.order_id, view.clause, view.waybill, view.shop) == (
            UNKNOWN, "pickup-missing", "YT0000000000001", "编造小店",
        )  # fmt: skip
        assert (view.noticed_at, view.noticed_told, view.notice_fen) == (clock() - 2 * HOUR, True, 2550)
        assert view.notice_text.startswith("您的订单")
        assert window.parts.appeal is not None  # the case is shown at once
        assert window.parts.appeal.view.id == line.id
        assert form.order.text() == ""
        assert line.id in notice.said.text()

    def test_what_the_text_tells_is_filled_in(
        self, qtbot: QtBot, window: MainWindow, notice: NoticePage, demo_place: Workplace, clock: Clock
    ) -> None:
        form = notice.form
        assert (form.noticed.moment(), form.noticed.told.isChecked()) == (clock(), False)
        at = clock() - 5 * 24 * HOUR
        form.text.setPlainText(
            f"通知时间：{plain(at)}，订单 {UNKNOWN}（运单号 YT0000000000001）发货后48小时未揽收，扣除10元（编造）"
        )
        assert (form.noticed.moment(), form.noticed.told.isChecked()) == (at, True)
        assert (form.order.text(), form.clause.currentData()) == (UNKNOWN, "pickup-missing")
        assert (form.fine.text(), form.waybill.text()) == ("10", "YT0000000000001")
        QTest.mouseClick(form.open_button, LEFT)
        settle(qtbot, window)
        (line,) = list_appeals(demo_place, clock())
        assert (line.noticed_at, line.noticed_told, line.fen) == (at, True, 1000)
        assert (form.noticed.moment(), form.noticed.told.isChecked()) == (clock(), False)  # for the next one

    def test_a_moment_nobody_gave_is_not_taken_for_the_notices(
        self, qtbot: QtBot, window: MainWindow, notice: NoticePage, demo_place: Workplace, clock: Clock
    ) -> None:
        form = notice.form
        form.text.setPlainText(f"您的订单 {UNKNOWN} 存在揽收严重超时（编造）")
        QTest.mouseClick(form.open_button, LEFT)
        settle(qtbot, window)
        (line,) = list_appeals(demo_place, clock())
        assert (line.noticed_at, line.noticed_told) == (clock(), False)
        assert window.parts.appeal is not None
        assert window.parts.appeal.view.appeal_by_note.startswith("未填写收到通知的时间，按建立申诉的时间推算")

    def test_now_confirmed_by_the_owner_counts(
        self, qtbot: QtBot, window: MainWindow, notice: NoticePage, demo_place: Workplace, clock: Clock
    ) -> None:
        form = notice.form
        form.text.setPlainText(f"您的订单 {UNKNOWN} 存在揽收严重超时（编造）")
        form.noticed.told.setChecked(True)
        QTest.mouseClick(form.open_button, LEFT)
        settle(qtbot, window)
        (line,) = list_appeals(demo_place, clock())
        assert (line.noticed_at, line.noticed_told) == (clock(), True)

    def test_another_text_takes_back_what_the_last_one_told(self, notice: NoticePage, clock: Clock) -> None:
        form = notice.form
        at = clock() - 24 * HOUR
        form.text.setPlainText(f"通知时间：{plain(at)}，订单 {UNKNOWN} 揽收超时，扣除3元")
        form.text.setPlainText("订单 6930000000000000778 中转超时")
        assert (form.order.text(), form.clause.currentData()) == ("6930000000000000778", "transit-stalled")
        assert (form.fine.text(), form.noticed.moment(), form.noticed.told.isChecked()) == ("", clock(), False)
        form.noticed.show_moment(at - HOUR)  # the owner's own stays
        form.text.setPlainText(f"通知时间：{plain(at)}，订单 {UNKNOWN} 揽收超时，扣除3元")
        assert (form.noticed.moment(), form.noticed.told.isChecked()) == (at - HOUR, True)

    def test_a_heading_for_several_violations_is_asked_about(self, notice: NoticePage) -> None:
        form = notice.form
        form.text.setPlainText(f"订单 {UNKNOWN} 涉嫌虚假发货")
        assert form.clause.currentData() is None
        assert form.named.isVisible()
        assert form.named.text().startswith("“虚假发货”是平台对几种违规的统称")
        form.text.setPlainText(f"订单 {UNKNOWN} 涉嫌虚假发货：发运超时")
        assert (form.clause.currentData(), form.named.isVisible()) == ("dispatch-timeout", False)

    def test_what_was_typed_is_left_alone(self, notice: NoticePage) -> None:
        form = notice.form
        form.order.setText("6930000000000000001")
        form.clause.setCurrentIndex(form.clause.findData("dispatch-missing"))
        form.text.setPlainText(f"订单 {UNKNOWN} 揽收严重超时")
        assert form.order.text() == "6930000000000000001"
        assert form.clause.currentData() == "dispatch-missing"

    @pytest.mark.parametrize(
        ("order", "clause", "fine", "said"),
        [
            ("", "pickup-missing", "", "还没有填订单号"),
            (UNKNOWN, "", "", "还没有选是哪种违规"),
            (UNKNOWN, "pickup-missing", "二十五", "“二十五”不是金额"),
        ],
    )
    def test_what_is_missing_is_said_at_once(
        self, notice: NoticePage, order: str, clause: str, fine: str, said: str
    ) -> None:
        form = notice.form
        form.order.setText(order)
        form.clause.setCurrentIndex(max(0, form.clause.findData(clause)))
        form.fine.setText(fine)
        QTest.mouseClick(form.open_button, LEFT)
        assert said in form.problem.text()
        assert "申诉没有开" in form.problem.text()
        assert form.open_button.isEnabled()

    def test_what_the_flow_refuses_stays_in_the_form(
        self, qtbot: QtBot, window: MainWindow, notice: NoticePage, clock: Clock
    ) -> None:
        form = notice.form
        form.order.setText(UNKNOWN)
        form.clause.setCurrentIndex(form.clause.findData("pickup-missing"))
        form.noticed.show_moment(clock() + HOUR)
        QTest.mouseClick(form.open_button, LEFT)
        settle(qtbot, window)
        assert form.problem.isVisible()
        assert form.order.text() == UNKNOWN
        assert form.open_button.isEnabled()


class TestFines:
    def test_a_fine_becomes_a_case_and_leaves_the_list(
        self, qtbot: QtBot, window: MainWindow, fines: FinesPage, demo_place: Workplace, clock: Clock
    ) -> None:
        before = notices_in_ledger(demo_place, clock())
        assert [one.key for one in fines.model.lines] == [one.key for one in before if one.appeal_by >= clock()]
        number = next(row for row, one in enumerate(fines.model.lines) if one.clause == "dispatch-missing")
        fines.table.selectRow(number)
        (chosen,) = fines.table.selected()
        assert not fines.clause.isVisible()
        QTest.mouseClick(fines.open_button, LEFT)
        settle(qtbot, window)
        assert window.parts.appeal is not None
        view = window.parts.appeal.view
        assert (view.origin, view.order_id, view.notice_fen) == ("ledger", chosen.order_id, chosen.fen)
        assert chosen.key not in {one.key for one in fines.model.lines}

    def test_a_fine_that_names_no_violation_is_asked_for_it(
        self, qtbot: QtBot, window: MainWindow, fines: FinesPage
    ) -> None:
        number, unnamed = next((row, one) for row, one in enumerate(fines.model.lines) if one.clause is None)
        fines.table.selectRow(number)
        assert fines.clause.isVisible()
        QTest.mouseClick(fines.open_button, LEFT)
        assert "请先选一种" in fines.notice.sentence.text()
        fines.clause.setCurrentIndex(fines.clause.findData("waybill-reused"))
        QTest.mouseClick(fines.open_button, LEFT)
        settle(qtbot, window)
        assert window.parts.appeal is not None
        assert (window.parts.appeal.view.clause, window.parts.appeal.view.order_id) == (
            "waybill-reused",
            unnamed.order_id,
        )

    def test_several_at_once_say_which_could_not_be(
        self, qtbot: QtBot, window: MainWindow, fines: FinesPage, demo_place: Workplace, clock: Clock
    ) -> None:
        fines.table.selectAll()
        chosen = fines.table.selected()
        unnamed = [one for one in chosen if one.clause is None]
        assert 0 < len(unnamed) < len(chosen)
        QTest.mouseClick(fines.open_button, LEFT)
        settle(qtbot, window)
        assert len(list_appeals(demo_place, clock())) == len(chosen) - len(unnamed)
        assert f"{len(unnamed)} 笔没有开" in fines.notice.sentence.text()

    def test_what_was_filled_in_for_one_fine_is_not_taken_for_another(
        self, qtbot: QtBot, window: MainWindow, fines: FinesPage
    ) -> None:
        number = next(row for row, one in enumerate(fines.model.lines) if one.clause is None)
        other = next(row for row, one in enumerate(fines.model.lines) if one.clause is not None)
        fines.table.selectRow(number)
        fines.clause.setCurrentIndex(fines.clause.findData("waybill-reused"))
        fines.order.setText(UNKNOWN)
        window.parts.all_appeals.stale()  # the list is read anew meanwhile
        settle(qtbot, window)
        assert (fines.clause.currentData(), fines.order.text()) == ("waybill-reused", UNKNOWN)
        fines.table.selectRow(other)
        fines.table.selectRow(number)
        assert (fines.clause.currentData(), fines.order.text()) == (None, "")


class TestManyOrders:
    def dialog(self, qtbot: QtBot, window: MainWindow, rows: list[int]) -> BulkDialog:
        window.table.clearSelection()
        mode = window.table.selectionModel()
        for row in rows:
            mode.select(window.model.index(row, 0), mode.SelectionFlag.Select | mode.SelectionFlag.Rows)
        window.parts.bulk.action.trigger()
        settle(qtbot, window)
        assert window.parts.bulk.dialog is not None
        return window.parts.bulk.dialog

    def test_cases_of_one_cause(self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock) -> None:
        loaded = [row for _, row in window.model.loaded()]
        clause = loaded[0].clause
        assert clause is not None
        same = [number for number, row in window.model.loaded() if row.clause == clause][:3]
        other = next(number for number, row in window.model.loaded() if row.clause not in (clause, None))
        orders = [loaded[number].order_id for number in same]
        dialog = self.dialog(qtbot, window, [*same, other])
        assert dialog.clause.currentData() == clause  # what most of them are red for
        dialog.cause.setCurrentText("编造的台风")
        QTest.mouseClick(dialog.open_button, LEFT)
        settle(qtbot, window)
        lines = list_appeals(demo_place, clock())
        assert set(orders) <= {line.order_id for line in lines}
        assert {line.cause for line in lines} == {"编造的台风"}
        assert {line.noticed_told for line in lines} == {False}
        assert dialog.outcome.text().startswith(f"开了 {len(lines)} 个申诉")
        if len(lines) == 3:
            assert loaded[other].order_id in dialog.left_out.toPlainText()
        QTest.mouseClick(dialog.list_button, LEFT)
        settle(qtbot, window)
        assert window.parts.all_appeals.dialog is not None
        page = window.parts.all_appeals.dialog.tab("cases").page
        assert page is not None
        assert page.search.text() == "编造的台风"  # type: ignore[attr-defined]
        assert len(page.model.lines) == len(lines)  # type: ignore[attr-defined]

    def test_a_case_that_is_there_is_told_and_joins(
        self, qtbot: QtBot, window: MainWindow, demo_place: Workplace, clock: Clock
    ) -> None:
        row = window.model.row(0)
        assert row is not None
        assert row.clause is not None
        already = open_appeal(demo_place, row.order_id, row.clause, now=clock())
        dialog = self.dialog(qtbot, window, [0])
        dialog.cause.setCurrentText("编造的停运")
        QTest.mouseClick(dialog.open_button, LEFT)
        settle(qtbot, window)
        assert already in dialog.left_out.toPlainText()
        assert len(list_appeals(demo_place, clock())) == 1
        QTest.mouseClick(dialog.close_button, LEFT)

    def test_a_cause_is_asked_for(self, qtbot: QtBot, window: MainWindow) -> None:
        dialog = self.dialog(qtbot, window, [0])
        QTest.mouseClick(dialog.open_button, LEFT)
        assert "还没有写共同的原因" in dialog.problem.text()
        dialog.reject()

    def test_nothing_selected_says_what_to_do(self, qtbot: QtBot, window: MainWindow) -> None:
        window.table.clearSelection()
        window.parts.bulk.action.trigger()
        assert "请先在表里选" in window.notice.sentence.text()
        assert window.parts.bulk.dialog is None
        assert "选中的订单一起申诉…" in [action.text() for action in window.table.menu.actions()]

    def test_too_many_at_once_are_refused(
        self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bulk_desk, "MOST_AT_ONCE", 5)
        window.table.selectAll()
        window.parts.bulk.action.trigger()
        settle(qtbot, window)
        assert "一次最多给 5 个订单开申诉" in window.notice.sentence.text()
        assert window.parts.bulk.dialog is None


def test_the_empty_form_says_where_notices_stand(notice: NoticePage) -> None:
    assert "违规管理" in texts(notice)
