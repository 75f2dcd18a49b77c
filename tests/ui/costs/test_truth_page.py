"""The page of the truth loop: counts, months, filters, and the way to the order, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.truth_cases import Outcome
from shopguard.flows.costs.truth import TruthView, truth
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs import truth_cases, truth_counts
from shopguard.ui.costs.truth_page import TruthPage
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.importers.money_files import FINE, write_ledger
from tests.ui.driving import drag_and_drop, file_list, settle, texts


@pytest.fixture
def view(demo_place: Workplace, moment: int) -> TruthView:
    return truth(demo_place, moment)


@pytest.fixture
def page(qtbot: QtBot, look: Look, demo_place: Workplace) -> Iterator[TruthPage]:
    page = TruthPage(demo_place.texts)
    qtbot.addWidget(page)
    page.resize(936, 520)
    page.show()
    yield page
    page.close()


def shown(page: TruthPage, row: int, column: int) -> str:
    return str(page.counts_model.index(row, column).data())


def test_without_a_ledger_it_says_how_to_get_one(qtbot: QtBot, look: Look, place: Workplace, moment: int) -> None:
    page = TruthPage(place.texts)
    qtbot.addWidget(page)
    page.show_view(truth(place, moment))
    assert page.currentWidget() is page.empty
    assert "动账明细" in texts(page.empty)
    assert "拖进主窗口" in texts(page.empty)


def test_counts_and_cases(page: TruthPage, view: TruthView) -> None:
    page.show_view(view)
    assert page.headline.text() == view.headline
    total = [shown(page, 0, column) for column in range(truth_counts.COLUMNS)]
    assert total[:4] == ["合计", "2", "1", "0"]
    assert total[truth_counts.HIT_RATE] == "太少，说不准"
    assert total[truth_counts.PRECISION] == "–"
    assert total[truth_counts.PREDICTED : truth_counts.REVERSED + 1] == ["¥8", "¥18", "1"]
    assert page.counts_model.rowCount() == 1 + len(view.tallies.by_clause)
    assert page.case_model.rowCount() == len(view.cases)
    first = [str(page.case_model.index(0, column).data()) for column in range(truth_cases.COLUMNS)]
    assert first[0] == "报中"
    assert first[2:7] == ["重复运单号", "2026-11-19", "2026-11-20", "¥5", "¥5"]
    assert first[-1] == view.cases[0].says


def test_a_clause_narrows_the_cases(page: TruthPage, view: TruthView) -> None:
    page.show_view(view)
    row = next(n for n, one in enumerate(page.counts_model.tallies) if n and one.clause == "pickup-timeout")
    page.counts.selectRow(row)
    assert {one.case.clause for one in page.case_model.rows} == {"pickup-timeout"}
    chip = page.chips[(Outcome.HIT,)]
    assert chip.text() == "报中 1"
    chip.click()
    assert [one.case.outcome for one in page.case_model.rows] == [Outcome.HIT]
    page.show_view(view)  # read anew: what was chosen stays
    assert [one.case.outcome for one in page.case_model.rows] == [Outcome.HIT]
    page.counts.selectRow(0)
    assert [one.case.outcome for one in page.case_model.rows] == [Outcome.HIT] * 2


def test_a_month_narrows_all(page: TruthPage, view: TruthView) -> None:
    page.show_view(view)
    assert [page.months.itemText(n) for n in range(page.months.count())] == ["所有月份", "2026-11"]
    page.months.setCurrentIndex(1)
    assert page.month() == "2026-11"
    assert shown(page, 0, truth_counts.HITS) == "2"
    assert len(page.case_model.rows) == sum(row.case.month == "2026-11" for row in view.cases)


def test_a_click_and_enter_lead_to_the_order(page: TruthPage, view: TruthView, qtbot: QtBot) -> None:
    page.show_view(view)
    index = page.case_model.index(1, truth_cases.ORDER_ID)
    with qtbot.waitSignal(page.order_wanted) as clicked:
        QTest.mouseClick(
            page.cases.viewport(), Qt.MouseButton.LeftButton, pos=page.cases.visualRect(index).center() + QPoint(1, 0)
        )
    assert clicked.args == [view.cases[1].case.order_id]
    assert page.said.text() == view.cases[1].says
    page.cases.setFocus()
    QTest.keyClick(page.cases, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.order_wanted) as entered:
        QTest.keyClick(page.cases, Qt.Key.Key_Return)
    assert entered.args == [view.cases[2].case.order_id]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # offscreen there are no windows to bring forward
def test_a_dropped_ledger_is_seen_at_once(
    open_window: Callable[[Workplace], MainWindow], place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(place)
    window.parts.costs.open("truth")
    settle(qtbot, window)
    assert window.parts.costs.dialog is not None
    page = window.parts.costs.dialog.tab("truth").page
    assert isinstance(page, TruthPage)
    assert page.currentWidget() is page.empty
    assert drag_and_drop(window, file_list(write_ledger(tmp_path / "动账.csv", FINE)))
    settle(qtbot, window)
    assert page.currentWidget() is not page.empty
    assert [row.case.outcome for row in page.case_model.rows] == [Outcome.NOT_IMPORTED]
    wanted: list[str] = []
    page.order_wanted.connect(wanted.append)
    page.cases.selectRow(0)
    QTest.keyClick(page.cases, Qt.Key.Key_Return)
    assert wanted == []  # nobody has imported the order: there is nothing to show


def test_names_for_those_who_do_not_see(page: TruthPage, view: TruthView) -> None:
    page.show_view(view)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert page.counts_model.index(0, truth_counts.HITS).data(role) == "报中: 2"
    assert page.case_model.index(0, truth_cases.TAKEN).data(role) == "实扣: ¥5"
    for widget in (page, page.counts, page.cases, page.months):
        assert widget.accessibleName()
