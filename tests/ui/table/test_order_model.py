"""The table's model: pages on demand, narrow changes, one value per role."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from shopguard.app import load_texts
from shopguard.core.finding import Risk, State
from shopguard.flows.orders.order_list import OrderRow
from shopguard.ui.look.application import Look
from shopguard.ui.table.order_model import (
    CARD,
    COLUMNS,
    COUNTDOWN,
    FINE,
    ORDER_ID,
    PAGE_ROWS,
    PRODUCT,
    OrderModel,
)

NOON = 1_795_147_200


def row(
    number: int = 0,
    *,
    deadline: int | None = NOON + 7_200,
    product: str = "杯子（编造）",
    risk: Risk = Risk.DUE,
    state: State = State.DUE,
) -> OrderRow:
    return OrderRow(
        order_ref=number, order_id=f"69{number:017}", shop="演示店铺", risk=risk, clause="pickup-timeout",
        card="揽收超时", state=state, deadline=deadline, waybills="YT0000000000001", courier="圆通",
        product=product, place="浙江 杭州市", status="已发货", amount_fen=None, yuan_fen=300,
    )  # fmt: skip


def said(model: OrderModel, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.data(model.index(0, column), role)


def test_it_keeps_the_rules_of_models(look: Look, qtmodeltester: ModelTester) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(3, {0: [row(0), row(1), row(2)]}, NOON)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_in_words(look: Look) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(1, {0: [row()]}, NOON)
    assert [said(model, column) for column in range(COLUMNS)] == [
        "快到点", "还剩 2 小时", "揽收超时", "¥3", "6900000000000000000", "YT0000000000001", "圆通",
        "杯子（编造）", "浙江 杭州市", "已发货", "未知", "演示店铺", "未知", "未知", "未知", "",
    ]  # fmt: skip
    assert said(model, CARD, Qt.ItemDataRole.AccessibleTextRole) == "规则: 揽收超时"


def test_a_products_name_is_no_markup(look: Look) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(1, {0: [row(product="<img src=x>杯")]}, NOON)
    assert said(model, PRODUCT, Qt.ItemDataRole.ToolTipRole) == "<p>&lt;img src=x&gt;杯</p>"


def test_a_page_is_asked_for_once_and_shown_when_it_comes(qtbot: QtBot, look: Look) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(PAGE_ROWS + 2, {0: [row(n) for n in range(PAGE_ROWS)]}, NOON)
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    far = model.index(PAGE_ROWS + 1, ORDER_ID)
    assert model.data(far) is None
    assert model.data(far) is None
    assert asked == [1]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put_page(1, [row(PAGE_ROWS), row(PAGE_ROWS + 1)])
    assert model.data(far) == f"69{PAGE_ROWS + 1:017}"
    assert changed.args is not None
    assert [corner.row() for corner in changed.args[:2]] == [PAGE_ROWS, PAGE_ROWS + 1]


def test_a_minute_touches_only_the_visible_clocks(qtbot: QtBot, look: Look) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(3, {0: [row(0), row(1), row(2)]}, NOON)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_now(NOON + 60, 1, 2)
    assert changed.args is not None
    corners: list[QModelIndex] = changed.args[:2]
    assert [(corner.row(), corner.column()) for corner in corners] == [(1, COUNTDOWN), (2, COUNTDOWN)]
    assert said(model, COUNTDOWN) == "还剩 1 小时 59 分"


@pytest.mark.parametrize(("deadline", "moves"), [(NOON + 60, True), (None, False)])
def test_without_a_deadline_no_clock_moves(look: Look, deadline: int | None, moves: bool) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(1, {0: [row(deadline=deadline)]}, NOON)
    assert model.counts_down(0, 0) is moves


@pytest.mark.parametrize(
    ("risk", "state", "rule", "clock"),
    [
        (Risk.OK, State.MET, "", ""),
        (Risk.OK, State.EXEMPT, "", ""),
        (Risk.OK, State.PENDING, "揽收超时", "还剩 2 小时"),
        (Risk.OK, State.HINT, "揽收超时", "还剩 2 小时"),
        (Risk.CLOSED, State.PENDING, "", ""),
        (Risk.CLOSED, State.BREACHED, "", ""),
        (Risk.WATCH, State.SUSPECT, "揽收超时", ""),
    ],
)
def test_a_rule_is_named_only_where_it_has_something_to_say(
    look: Look, risk: Risk, state: State, rule: str, clock: str
) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(1, {0: [row(risk=risk, state=state)]}, NOON)
    assert (said(model, CARD), said(model, COUNTDOWN)) == (rule, clock)
    assert model.counts_down(0, 0) is bool(clock)


def test_a_violation_without_a_fine_is_no_blank(look: Look) -> None:
    model = OrderModel(load_texts("zh"))
    free = replace(row(risk=Risk.VIOLATED, state=State.BREACHED), yuan_fen=0)
    model.start_over(2, {0: [replace(free, unfined=True), free]}, NOON)
    assert [model.data(model.index(nth, FINE)) for nth in (0, 1)] == ["不扣款", ""]


def test_a_last_known_amount_says_so(look: Look) -> None:
    model = OrderModel(load_texts("zh"))
    model.start_over(2, {0: [replace(row(), last_known=True), row()]}, NOON)
    first, second = (model.index(nth, FINE) for nth in (0, 1))
    assert [model.data(cell) for cell in (first, second)] == ["≈¥3", "¥3"]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "违规管理 → 赔付列表" in (model.data(first, role) or "")
        assert "赔付列表" not in (model.data(second, role) or "")
