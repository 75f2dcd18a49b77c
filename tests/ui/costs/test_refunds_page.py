"""The page of refunds, on real files: what it shows, where a click leads, and the one question it asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.refunds import Answer, ShopKind
from shopguard.flows.costs.refunds import refunds
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.number_table import SortRole
from shopguard.ui.costs.refunds_page import RefundsPage
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.order_model import CARD
from tests.flows.imports.test_after_sale_files import CASES_NAME, NOW, ON_ITS_WAY, ORDERS_NAME, bring, orders, tracks
from tests.importers.money_files import ORDER, case, write_cases
from tests.ui.driving import Clock, settle

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", extend=True
)  # offscreen, of a window that comes forward

FITS = case(售后类型="仅退款（未收到货）", **{"应付金额（元）": "99.00", "退商品金额（元）": "99.00"})


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def window(open_window: Callable[[Workplace], MainWindow], place: Workplace, tmp_path: Path) -> MainWindow:
    bring(place, orders(tmp_path, name=ORDERS_NAME), tracks(tmp_path, *ON_ITS_WAY))
    bring(place, write_cases(tmp_path, FITS, name=CASES_NAME))
    return open_window(place)


def page_of(qtbot: QtBot, window: MainWindow) -> RefundsPage:
    window.parts.costs.open("refunds")
    settle(qtbot, window)
    assert window.parts.costs.dialog is not None
    page = window.parts.costs.dialog.tab("refunds").page
    assert isinstance(page, RefundsPage)
    return page


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_page_says_what_the_flow_says(qtbot: QtBot, window: MainWindow, place: Workplace) -> None:
    page = page_of(qtbot, window)
    (row,) = refunds(place, NOW).rows
    model = page.table.model()
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown == [
        "还不能确定", "11-26 10:00", "还剩 3 天 22 小时", "运输中", "¥99", "¥1299", ORDER, "YT0000000000101", "圆通速递",
        "11-19 10:00", "不想要了",
    ]  # fmt: skip
    assert page.table.current() == row
    text = said(page.card)
    for part in (*(step.text for step in row.steps), *(check.said for check in row.checks), row.because):
        assert part in text
    assert page.nothing.isHidden()


def test_the_owner_answers_once(qtbot: QtBot, window: MainWindow, place: Workplace) -> None:
    page = page_of(qtbot, window)
    choice = page.shops.choices["default"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    settle(qtbot, window)
    assert refunds(place, NOW).shops[0].kind is ShopKind.ORDINARY
    row = page.table.current()
    assert row is not None
    assert row.eligible is Answer.YES
    assert page.table.model().index(0, 0).data(SortRole) == "0"
    assert page.shops.choices["default"].currentIndex() == 1
    assert f"{ORDER} · 走拒签后退款" in said(page.card)


def test_enter_and_the_button_lead_to_the_order(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    with qtbot.waitSignal(page.order_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [ORDER]
    settle(qtbot, window)


def test_the_chip_shows_only_those(qtbot: QtBot, window: MainWindow) -> None:
    chip = window.filters.refund_chip
    assert (chip.isVisible(), chip.text()) == (True, "退款拦截 1")
    chip.click()
    settle(qtbot, window)
    assert window.filters.wanted().refund
    assert not window.filters.all_chip.isChecked()
    model = window.table.model()
    assert model.rowCount() == 1
    assert "可以拦截" in model.index(0, CARD).data(Qt.ItemDataRole.ToolTipRole)
    window.filters.all_chip.click()
    settle(qtbot, window)
    assert not window.filters.wanted().refund


def test_without_any_refund_it_says_what_to_import(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], place: Workplace, tmp_path: Path
) -> None:
    bring(place, orders(tmp_path, name=ORDERS_NAME))
    window = open_window(place)
    page = page_of(qtbot, window)
    assert "售后单" in page.nothing.text()
    assert not page.table.isVisible()
    assert not window.filters.refund_chip.isVisible()
