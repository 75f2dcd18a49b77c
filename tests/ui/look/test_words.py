"""What the clocks say."""

from __future__ import annotations

import pytest

from shopguard.app import load_texts
from shopguard.core.finding import State
from shopguard.ui.look.application import Look
from shopguard.ui.look.words import amount, countdown, moment

NOON = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing


@pytest.mark.parametrize(
    ("state", "deadline", "said"),
    [
        (State.DUE, NOON, "还剩 0 分"),  # the last second still counts
        (State.DUE, NOON + 7_200, "还剩 2 小时"),
        (State.BREACHED, NOON - 7_260, "已过 2 小时 1 分"),
        (State.BREACHED, None, ""),
        (State.BREACHED, NOON + 60, ""),  # a pattern was proved: its clock is of no interest
        (State.UNCONFIRMED, NOON - 60, "已过 1 分"),
        (State.MET, NOON - 60, ""),
        (State.MET, NOON + 60, ""),
        (State.DUE, NOON + 59, "还剩 0 分"),
        (State.DUE, NOON + 7_259, "还剩 2 小时"),  # the clock is written once a minute: no seconds
        (State.PENDING, NOON + 90_000, "还剩 1 天 1 小时"),
        (None, NOON, ""),
    ],
)
def test_the_countdown(look: Look, state: State | None, deadline: int | None, said: str) -> None:
    assert countdown(load_texts("zh"), state, deadline, NOON) == said


def test_unknown_is_said_so(look: Look) -> None:
    assert moment(None) == "未知"
    assert amount(None) == "未知"
    assert moment(NOON) == "11-20 12:00"
    assert amount(12_950) == "¥129.50"


def test_english(look: Look) -> None:
    look.speak("en")
    assert countdown(load_texts("en"), State.DUE, NOON + 7_200, NOON) == "2 h left"
