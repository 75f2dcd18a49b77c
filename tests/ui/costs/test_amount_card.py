"""How one order's money comes about, as a card: sums, whose figure each amount is, steps behind a line. All data is made up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.order_amounts import order_amounts
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.amount_card import AmountCard
from shopguard.ui.look.badges import Badge
from tests.flows.costs.test_order_amounts import AT, LATE, billed, listed
from tests.flows.test_penalties import T0, shipped
from tests.ui.driving import texts


def card_of(qtbot: QtBot, place: Workplace, order_id: str, at: int) -> AmountCard:
    card = AmountCard(order_amounts(place, order_id, at))
    qtbot.addWidget(card)
    card.show()
    return card


def sources(card: AmountCard) -> list[str]:
    return [badge.accessibleName() for badge in card.findChildren(Badge)]


def test_the_sums_first_and_the_steps_behind_a_line(qtbot: QtBot, place: Workplace) -> None:
    card = card_of(qtbot, place, shipped(place, 1, known_as_of=T0 + 30 * HOUR), T0 + 30 * HOUR)
    said = texts(card).splitlines()
    assert said[:2] == ["这单的钱怎么算", "现在要赔 ¥3，再不管 24 小时 ¥25"]
    assert "违规管理 → 赔付列表" in said[2]
    assert set(sources(card)) == {"按规则估算"}
    fold = card.folds[0]
    assert not fold.inside.isVisible()
    assert fold.toggle.accessibleName() == "揽收超时 一步一步怎么算"
    fold.toggle.setFocus()
    QTest.keyClick(fold.toggle, Qt.Key.Key_Space)
    assert fold.inside.isVisible()
    assert texts(fold).startswith("1. 基数：买家实付 100 元")


def test_whose_figure_it_is(qtbot: QtBot, place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    listed(place, "YT0000000000001", order_id, 1_800)
    card = card_of(qtbot, place, order_id, AT)
    assert "平台自己的数" in sources(card)
    assert "不另算" in texts(card)
    billed(place, order_id, -2_100, LATE)
    card = card_of(qtbot, place, order_id, AT)
    assert sources(card) == ["账单已扣"]
    assert "现在要赔 ¥21（其中账单已扣 ¥21），再不管 24 小时 ¥21" in texts(card)


def test_a_tier_that_costs_nothing_is_not_to_be_paid(qtbot: QtBot, place: Workplace) -> None:
    said = texts(card_of(qtbot, place, shipped(place, 1, known_as_of=T0 + 30 * HOUR), T0 + 30 * HOUR))
    assert "这一档不扣款，但计入发货超时率" in said
    assert said.count("就要赔") == 1  # the missing pickup
    assert "不另算" not in said


def test_what_is_not_certain_says_at_least_or_unconfirmed(qtbot: QtBot, place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 10 * HOUR)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET amount_fen = NULL")
    said = texts(card_of(qtbot, place, order_id, AT))
    assert "至少 ¥5" in said
    assert "待证实：导入新的轨迹文件才知道" in said
