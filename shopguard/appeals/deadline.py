"""Until when something must be done in a case, and until when an answer may be expected. Times are unix seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shopguard.appeals.rules import Window
from shopguard.core.appeal_states import COLLECTING, WAITING
from shopguard.core.working_days import WorkingTime, working_days_after
from shopguard.store.appeal_steps import StepRow

DueKind = Literal["appeal", "supply"]


@dataclass(frozen=True, slots=True)
class Due:
    """The last second in which the owner can do what comes next: ``appeal``, or ``supply`` what is asked for."""

    at: int
    kind: DueKind


def appeal_by(noticed_at: int, window: Window) -> WorkingTime:
    """The last second in which a notice can be appealed."""
    if window.seconds is not None:
        return WorkingTime(noticed_at + window.seconds, True)
    assert window.working_days is not None  # a window has one of the two
    return working_days_after(noticed_at, window.working_days)


def due_now(steps: Sequence[StepRow], noticed_at: int, window: Window) -> Due | None:
    """What the owner has to do next, by the newest step that counts; None: nothing, or no time limit is known."""
    last = newest(steps)
    if last is None or last.state == COLLECTING:
        return Due(appeal_by(noticed_at, window).until, "appeal")
    if last.state == "sent_back" and window.supply_seconds is not None:
        return Due(last.at + window.supply_seconds, "supply")
    return None


def answer_expected_by(steps: Sequence[StepRow], clause: str, window: Window) -> WorkingTime | None:
    """Until when the platform should answer what was submitted; None when it is not its turn."""
    last = newest(steps)
    if last is None or last.state not in WAITING:
        return None
    return working_days_after(last.at, window.answer_days_of.get(clause, window.answer_days))


def newest(steps: Sequence[StepRow]) -> StepRow | None:
    """The step the case stands at: the newest that was not taken back."""
    return next((step for step in reversed(steps) if step.counts), None)
