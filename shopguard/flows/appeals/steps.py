"""What happened to a case: each step dated, a wrong one taken back, none deleted."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.appeals.deadline import newest
from shopguard.core.appeal_states import AppealState
from shopguard.core.beijing import plain
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.appeals.view import next_states_of, state_word
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_steps import StepRow, fetch_steps, insert_step
from shopguard.store.appeal_steps import take_back_step as mark_taken_back
from shopguard.store.appeals import AppealRow


def record_step(place: Workplace, appeal_id: str, state: AppealState, *, at: int, now: int, note: str = "") -> None:
    """Records that the case came to ``state`` at ``at`` (unix seconds, not after ``now``).

    Raises NotThere for an unknown case, UserProblem for a state that cannot follow and for a moment that cannot be.
    """
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        steps = fetch_steps(db, row.id)
        _check_state(place, row, state, next_states_of(steps))
        _check_moment(place, row, newest(steps), at, now)
        insert_step(db, row.id, state, at=at, told_at=now, note=note.strip())


def take_back_step(place: Workplace, appeal_id: str, *, now: int) -> AppealState:
    """Takes back the newest step that counts; the case stands where it stood before. Returns the state taken back.

    Raises NotThere for an unknown case, UserProblem where there is no step.
    """
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        last = newest(fetch_steps(db, row.id))
        if last is None:
            raise UserProblem("problem.no_step_to_take_back", appeal=row.id)
        mark_taken_back(db, last.id, now)
        return last.state


def _check_state(place: Workplace, row: AppealRow, state: AppealState, possible: Sequence[AppealState]) -> None:
    if state in possible:
        return
    texts = place.texts
    if not possible:
        raise UserProblem("problem.case_is_closed", appeal=row.id, state=state_word(texts, state))
    raise UserProblem(
        "problem.step_cannot_follow",
        appeal=row.id,
        now=state_word(texts, row.state),
        state=state_word(texts, state),
        possible=texts.both("、", ", ").join(f"{state_word(texts, one)} ({one})" for one in possible),
    )


def _check_moment(place: Workplace, row: AppealRow, last: StepRow | None, at: int, now: int) -> None:
    """Nothing is recorded before it happens, before the step it follows, or before the notice it answers."""
    if at > now:
        raise UserProblem("problem.step_in_future", appeal=row.id, at=plain(at))
    if last is not None and at < last.at:
        word = state_word(place.texts, last.state)
        raise UserProblem("problem.step_before_last", appeal=row.id, at=plain(at), state=word, last=plain(last.at))
    if last is None and row.noticed_told and at < row.noticed_at:
        raise UserProblem("problem.step_before_notice", appeal=row.id, at=plain(at), noticed=plain(row.noticed_at))
