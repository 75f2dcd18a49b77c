"""Made-up lines of the table of orders, and the table that shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from shopguard.core.finding import Risk, State
from shopguard.core.message import Language
from shopguard.flows.orders.order_list import OrderRow
from shopguard.ui.look.application import Look
from shopguard.ui.table.order_model import PAGE_ROWS, OrderModel
from shopguard.ui.table.order_table import OrderTable

NOON = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing

_LINE = OrderRow(
    order_ref=0, order_id="", shop="演示店铺", risk=Risk.DUE, clause="pickup-timeout", card="揽收超时", state=State.DUE,
    deadline=NOON + 7_200, waybills="", courier="圆通", product="杯子（编造）", place="浙江 杭州市", status="已发货",
    amount_fen=2_990, yuan_fen=300,
)  # fmt: skip


def line(number: int, **other: Any) -> OrderRow:
    """The order 69…number; what is named is otherwise than usual."""
    usual = {"order_ref": number, "order_id": f"69{number:017}", "waybills": f"YT{number:013}"}
    return replace(_LINE, **{**usual, **other})


def lines(count: int) -> list[OrderRow]:
    """The orders from number 0 on, of all risks in turn."""
    risks = list(Risk)
    return [line(number, risk=risks[number % len(risks)]) for number in range(count)]


def model_of(rows: list[OrderRow], language: Language = "zh") -> OrderModel:
    """A model that shows these and has them all."""
    from shopguard.app import load_texts

    model = OrderModel(load_texts(language))
    show(model, rows)
    return model


def show(model: OrderModel, rows: list[OrderRow]) -> None:
    """Lets the model begin anew with these."""
    pages = {page: rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS] for page in range(-(-len(rows) // PAGE_ROWS))}
    model.start_over(len(rows), pages, NOON)


def shown_table(table: OrderTable) -> OrderTable:
    """With the keyboard in it."""
    table.resize(1_000, 600)
    table.show()
    table.setFocus()
    QTest.keyRelease(table, Qt.Key.Key_Shift)  # Qt goes by what an earlier test has held down
    QApplication.processEvents()
    return table


def size_text(look: Look, per_cent: int) -> None:
    """As the settings do, and painted."""
    look.size_text(per_cent)
    QApplication.processEvents()


def picture(table: OrderTable) -> QImage:
    """Of its lines."""
    return table.viewport().grab().toImage()
