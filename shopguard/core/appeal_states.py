"""The states of an appeal, and which may follow which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

AppealState = Literal["collecting", "submitted", "sent_back", "granted", "refused", "reconsideration", "closed"]

COLLECTING: AppealState = "collecting"
RECORDED: tuple[AppealState, ...] = tuple(state for state in get_args(AppealState) if state != COLLECTING)  # by a step
WAITING: tuple[AppealState, ...] = ("submitted", "reconsideration")  # it is the platform's turn
DECIDED: tuple[AppealState, ...] = ("granted", "refused")
FINISHED: tuple[AppealState, ...] = ("granted", "refused", "closed")  # nothing is due any more
OVER: tuple[AppealState, ...] = ("granted", "closed")  # the same matter may come again; a refused one is reconsidered

_NEXT: dict[AppealState, tuple[AppealState, ...]] = {
    "collecting": ("submitted", "closed"),
    "submitted": ("sent_back", "granted", "refused", "closed"),
    "sent_back": ("submitted", "granted", "refused", "closed"),
    "granted": ("closed",),
    "refused": ("reconsideration", "closed"),
    "reconsideration": ("sent_back", "granted", "refused", "closed"),
    "closed": (),
}


def next_states(state: AppealState, earlier: Sequence[AppealState] = ()) -> tuple[AppealState, ...]:
    """What may come after ``state``, the likeliest first. ``earlier``: the states before it, oldest first.

    What is sent back goes on where it was: material of a reconsideration is supplied to the reconsideration.
    """
    if state == "sent_back" and "reconsideration" in earlier:
        return tuple("reconsideration" if one == "submitted" else one for one in _NEXT[state])
    return _NEXT[state]
