"""One step for many cases at once, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.appeal_states import AppealState
from shopguard.core.message import Message, UserProblem
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.appeals.steps import record_step, take_back_step
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class StepsRecorded:
    """``recorded``: the cases that came to the state; ``left_out``: the others, each with the sentence why."""

    recorded: tuple[str, ...]
    left_out: tuple[tuple[str, Message], ...]


def record_steps(
    place: Workplace, appeal_ids: Sequence[str], state: AppealState, *, at: int, now: int, note: str = ""
) -> StepsRecorded:
    """Records the step for each case that can take it; one that cannot holds none of the others up."""
    recorded, left_out = [], []
    for appeal_id in appeal_ids:
        try:
            record_step(place, appeal_id, state, at=at, now=now, note=note)
        except UserProblem as problem:
            left_out.append((appeal_id, problem.message))
        else:
            recorded.append(appeal_id)
    return StepsRecorded(tuple(recorded), tuple(left_out))


def take_back_steps(place: Workplace, appeal_ids: Sequence[str], state: AppealState, *, now: int) -> int:
    """Takes the step back where the case still stands in ``state``; returns in how many. Raises NotThere."""
    there = [appeal_id for appeal_id in appeal_ids if stored_appeal(place, appeal_id).state == state]
    for appeal_id in there:
        take_back_step(place, appeal_id, now=now)
    return len(there)
