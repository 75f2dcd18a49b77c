"""One finding as a card."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from shopguard.app import load_texts
from shopguard.core.finding import Finding, State
from shopguard.flows.order_detail import FindingView
from shopguard.ui.application import Look
from shopguard.ui.finding_card import FindingCard
from tests.ui.driving import Clock, texts

NOON = 1_795_147_200


def view(effective: str | None, state: State = State.BREACHED) -> FindingView:
    finding = Finding(
        order_ref=1, waybill=None, clause="pickup-timeout", state=state, why="late", since=NOON - 90_000,
        deadline=NOON - 3_600, happened_at=None, known_as_of=NOON, effective=effective,
    )  # fmt: skip
    return FindingView(
        finding=finding, card="揽收超时", title="揽收超时", reason="原因（编造）", source="出处（编造）", instead="",
        certainty="", price="", yuan_fen=0, appealable=False,
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
