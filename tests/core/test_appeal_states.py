"""Which states of an appeal may follow which."""

from __future__ import annotations

from typing import get_args

import pytest

from shopguard.core.appeal_states import AppealState, next_states


@pytest.mark.parametrize(
    ("way", "possible"),
    [
        ("collecting", "submitted closed"),
        ("collecting submitted", "sent_back granted refused closed"),
        ("collecting submitted sent_back", "submitted granted refused closed"),
        ("collecting submitted sent_back submitted refused", "reconsideration closed"),
        ("collecting submitted granted", "closed"),
        ("collecting submitted refused reconsideration", "sent_back granted refused closed"),
        # what is asked for in a reconsideration is supplied to it
        ("collecting submitted refused reconsideration sent_back", "reconsideration granted refused closed"),
        ("collecting closed", ""),
    ],
)
def test_what_may_come_next(way: str, possible: str) -> None:
    *earlier, state = way.split()
    assert next_states(state, earlier) == tuple(possible.split())  # type: ignore[arg-type]


def test_every_state_can_be_reached_and_the_end_is_the_end() -> None:
    reached, waiting = {"collecting"}, ["collecting"]
    while waiting:
        for state in next_states(waiting.pop()):  # type: ignore[arg-type]
            if state not in reached:
                reached.add(state)
                waiting.append(state)
    assert reached == set(get_args(AppealState))
    assert [state for state in reached if not next_states(state)] == ["closed"]  # type: ignore[arg-type]
