"""One finding as a card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from shopguard.app import load_texts
from shopguard.core.finding import Finding, State
from shopguard.flows.orders.order_detail import FindingView
from shopguard.ui.look.application import Look
from shopguard.ui.orders.finding_card import FindingCard
from tests.ui.driving import Clock, texts

NOON = 1_795_147_200


def view(effective: str | None, state: State = State.BREACHED, *, looms: bool = False, price: str = "") -> FindingView:
    finding = Finding(
        order_ref=1, waybill=None, clause="pickup-timeout", state=state, why="late", since=NOON - 90_000,
        deadline=NOON - 3_600, happened_at=None, known_as_of=NOON, effective=effective,
    )  # fmt: skip
    return FindingView(
        finding=finding, card="揽收超时", title="揽收超时", reason="原因（编造）", source="出处（编造）", instead="办法（编造）",
        certainty="", price=price, yuan_fen=0, looms=looms, appealable=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("effective", "said"),
    [("2026-11-22", "规则：揽收超时，2026-11-22 起"), (None, "规则：揽收超时，生效日期不明")],
)
def test_the_day_a_rule_began_is_said_where_it_is_known(
    qtbot: QtBot, look: Look, effective: str | None, said: str
) -> None:
    card = FindingCard(view(effective), load_texts("zh"), Clock(NOON))
    qtbot.addWidget(card)
    assert said in texts(card)
    assert "None" not in texts(card)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State.BREACHED, "已违规"),
        (State.DUE, "快到点"),
        (State.UNCONFIRMED, "待证实"),
        (State.SUSPECT, "疑似"),
        (State.MET, "已做到"),
        (State.PENDING, "还早"),
        (State.HINT, "可以用"),
        (State.EXEMPT, "不算违规"),
    ],
)
def test_how_it_stands_is_read_aloud(qtbot: QtBot, look: Look, state: State, word: str) -> None:
    card = FindingCard(view(None, state), load_texts("zh"), Clock(NOON))
    qtbot.addWidget(card)
    assert card.accessibleName() == f"揽收超时 {word}"


def test_what_will_cost_money_soon_says_so_though_there_is_time(qtbot: QtBot, look: Look) -> None:
    card = FindingCard(view(None, State.PENDING, looms=True, price="5 元（编造）"), load_texts("zh"), Clock(NOON))
    qtbot.addWidget(card)
    said = texts(card)
    assert card.accessibleName() == "揽收超时 不管就要赔"
    assert "24 小时内再不管要赔：5 元（编造）" in said
    assert "办法（编造）" in said


def test_what_is_calm_gives_no_advice(qtbot: QtBot, look: Look) -> None:
    card = FindingCard(view(None, State.PENDING), load_texts("zh"), Clock(NOON))
    qtbot.addWidget(card)
    assert "办法（编造）" not in texts(card)


@pytest.mark.parametrize(
    ("state", "can_be"),
    [
        (State.BREACHED, True),
        (State.DUE, True),
        (State.UNCONFIRMED, True),
        (State.SUSPECT, True),
        (State.PENDING, True),
        (State.HINT, True),
        (State.MET, False),
        (State.EXEMPT, False),
    ],
)
def test_only_what_may_still_trouble_is_set_aside(qtbot: QtBot, look: Look, state: State, can_be: bool) -> None:
    card = FindingCard(view(None, state), load_texts("zh"), Clock(NOON))
    qtbot.addWidget(card)
    assert (card.aside_button is not None) is can_be


def test_a_path_that_the_price_names_already_is_not_said_twice(qtbot: QtBot, look: Look) -> None:
    places = ("物流 → 包裹中心 → 异常包裹", "资金 → 罚款")
    shown = replace(view(None, price="见 资金 → 罚款"), places=places)
    card = FindingCard(shown, load_texts("zh"), Clock(NOON))
    qtbot.addWidget(card)
    assert "后台在这里看：物流 → 包裹中心 → 异常包裹" in texts(card)
    assert texts(card).count("资金 → 罚款") == 1
