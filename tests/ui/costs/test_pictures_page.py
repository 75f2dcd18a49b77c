"""The page of the charts on the made-up shop and on nothing: what is drawn stands in words and in a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.courier_times import CourierTimes, Spread
from shopguard.core.finding import Risk
from shopguard.flows.costs.couriers import CourierSpan
from shopguard.flows.costs.pictures import MoneyDay, PicturesView, pictures
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.picture_panel import PicturePanel
from shopguard.ui.costs.pictures_page import PicturesPage
from shopguard.ui.look.application import Look


@pytest.fixture
def view(demo_place: Workplace, moment: int) -> PicturesView:
    return pictures(demo_place, moment)


@pytest.fixture
def page(qtbot: QtBot, look: Look, place: Workplace) -> PicturesPage:
    made = PicturesPage(place.texts)
    qtbot.addWidget(made)
    made.resize(936, 520)
    made.show()
    return made


def panels(page: PicturesPage) -> list[PicturePanel]:
    return [page.risks, page.money, page.couriers]


def test_every_picture_has_its_numbers_as_a_table(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    assert [len(panel.table.lines()) for panel in panels(page)] == [30, 30, len(view.couriers[0].couriers)]
    for panel in panels(page):
        assert panel.empty.isHidden()
        assert panel.chart.accessibleName() == panel.heading.text() == panel.chart.picture.title
        assert len({series.hatch for series in panel.chart.picture.series}) == len(panel.chart.picture.series)
        for bar in panel.chart.picture.bars:
            assert bar.said in panel.chart.accessibleDescription()


def test_the_colours_of_a_day_in_words_and_in_its_line(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    last = view.risks[-1]
    assert page.risks.table.lines()[0] == [
        "2026-11-20", *(str(last.orders[risk]) for risk in Risk), str(sum(last.orders.values()))
    ]  # fmt: skip
    page.risks.chart.choose(29)
    assert page.risks.said.text().startswith(
        f"2026-11-20 付款 {sum(last.orders.values())} 单：已违规 {last.orders[Risk.VIOLATED]}，"
    )
    (row,) = page.risks.table.selectionModel().selectedRows()
    assert row.data() == "2026-11-20"


def test_at_first_only_what_is_at_risk_is_drawn(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    assert [series.word for series in page.risks.chart.picture.series] == ["已违规", "快到点", "要留意"]
    page.risks.everything.setChecked(True)
    assert [len(bar.values) for bar in page.risks.chart.picture.bars] == [5] * 30
    page.show_view(view)  # a newer judgement leaves the choice
    assert page.risks.everything.isChecked()


def test_nothing_at_risk_draws_the_rest(page: PicturesPage, view: PicturesView) -> None:
    calm = tuple(replace(day, orders=dict.fromkeys(Risk, 0) | {Risk.OK: 2}) for day in view.risks)
    page.show_view(replace(view, risks=calm))
    assert page.risks.everything.isChecked()


def test_an_empty_shop_is_told_what_to_import(page: PicturesPage, place: Workplace, moment: int) -> None:
    page.show_view(pictures(place, moment))
    for panel in panels(page):
        assert not panel.empty.isHidden()
        assert "导入" in panel.empty.text()
        assert panel.table.lines() == []
    assert "支付完成时间" in page.risks.empty.text()
    assert "动账明细" in page.money.empty.text()
    assert "物流轨迹" in page.couriers.empty.text()


def test_avoided_never_says_more_than_is_known(page: PicturesPage, view: PicturesView) -> None:
    day = view.money[-1].day
    money = (*view.money[:-1], MoneyDay(day, 300, 0, 2_500, 2))
    page.show_view(replace(view, money=money, warned_from=view.at))
    said = page.money.explained.text()
    assert "从 2026-11-20 开始记" in said
    assert "2 单，按规则本来要罚 25 元（估算）" in said
    assert "不说明都是提醒救下来的" in said
    assert page.money.chart.picture.bars[-1].values == (3.0, 0.0, 25.0)
    assert page.money.table.lines()[0] == ["2026-11-20", "3", "0", "25", "2"]
    page.show_view(replace(view, warned_from=None))
    assert "还没有提醒过" in page.money.explained.text()


def test_a_day_without_a_ledger_is_not_a_day_without_fines(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    assert view.money[0].taken_fen is None
    assert page.money.chart.picture.bars[0].values == (None, None, 0.0)
    assert page.money.table.lines()[-1][1:3] == ["没有明细", "没有明细"]
    assert "没有动账明细" in page.money.chart.picture.bars[0].said


def times(courier: str, parcels: int, fen: int, province: str | None = None) -> CourierTimes:
    return CourierTimes(
        courier, province, parcels, Spread(parcels, 9_000, 36_000), Spread(3, None, None), parcels, 1, 2, fen
    )


def with_couriers(view: PicturesView) -> PicturesView:
    all_of = (times("sto", 40, 1_000), times("yto", 100, 300), times("ems", 4, 900))
    span = CourierSpan(30, all_of, (times("sto", 40, 1_000, "新疆"), times("", 20, 0)), ())
    return replace(view, couriers=(span, replace(span, days=60, couriers=all_of[:1]), replace(span, days=90)))


def test_the_courier_that_costs_money_stands_first(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(with_couriers(view))
    panel = page.couriers
    assert panel.explained.text().startswith("最费钱的是申通快递：每 100 件 25 元。最省的是圆通速递：3 元。")
    assert [bar.label for bar in panel.chart.picture.bars] == ["申通快递", "圆通速递", "EMS（太少）"]
    assert [bar.values for bar in panel.chart.picture.bars] == [(25.0,), (3.0,), (None,)]
    assert panel.table.lines()[0] == ["申通快递", "40", "25", "10", "2", "2.5%", "2.5", "10.0", "太少", "太少"]
    panel.measure.setCurrentIndex(1)
    assert panel.chart.picture.bars[0].values == (2.5, 10.0)
    panel.days.setCurrentIndex(1)
    assert len(panel.table.lines()) == 1


def test_provinces_are_told_apart_and_unknown_ones_named(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(with_couriers(view))
    page.couriers.province.setCurrentIndex(1)
    assert [line[:2] for line in page.couriers.table.lines()] == [["申通快递", "新疆"], ["快递未知", "省份未知"]]
    page.couriers.province.setCurrentIndex(2)
    assert page.couriers.table.lines() == []


def test_a_column_is_sorted_by_its_numbers(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(with_couriers(view))
    table = page.couriers.table
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [line[2] for line in table.lines()] == ["太少", "3", "25"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [line[1] for line in table.lines()] == ["100", "40", "4"]
    page.couriers.chart.choose(0)  # the bar's line, wherever it stands now
    (row,) = table.selectionModel().selectedRows()
    assert row.data() == "申通快递"


def test_a_newer_view_leaves_what_was_chosen(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    page.risks.table.sortByColumn(6, Qt.SortOrder.AscendingOrder)
    page.risks.chart.choose(28)
    page.show_view(replace(view, undated=7))
    totals = [int(line[6]) for line in page.risks.table.lines()]
    assert totals == sorted(totals)
    assert page.risks.chart.chosen == 28
    assert page.risks.said.text().startswith("2026-11-19")
    assert "7 单没有付款时间" in page.risks.explained.text()


def test_table_and_picture_can_be_copied_and_printed(qtbot: QtBot, page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    page.risks.copy_table.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["付款日期", "已违规", "快到点", "要留意", "未见异常", "已结束", "合计"]
    assert len(copied) == 31
    pasted = QGuiApplication.clipboard().mimeData().html()
    assert r'<tr><td style="mso-number-format:\@">2026-11-20</td><td>' in pasted
    page.risks.table.selectRow(0)
    QTest.keyClick(page.risks.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [line.split("\t")[0] for line in QGuiApplication.clipboard().text().splitlines()] == [
        "付款日期",
        "2026-11-20",
    ]
    page.risks.copy_picture.click()
    assert QGuiApplication.clipboard().image().width() == 2_000
    page.risks.print_button.click()
    preview = page.risks.preview
    assert preview is not None
    preview.close()


def test_everything_fits_a_small_window(page: PicturesPage, view: PicturesView) -> None:
    page.show_view(view)
    for number, panel in enumerate(panels(page)):
        page.tabs.setCurrentIndex(number)
        page.grab()
        assert (page.width(), page.height()) == (936, 520)
        assert panel.table.geometry().top() >= panel.chart.geometry().bottom()
        assert panel.print_button.geometry().bottom() <= panel.height()
