"""A switch for every clause: what is off is not judged, not coloured, not priced; it is always said that something is off."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.beijing import plain
from shopguard.core.marks import ActionKind
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import switches as rows
from shopguard.store.owner_actions import begin_action

MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class Switch:
    """A clause and whether it is judged. ``off_at``: since when it is off (unix seconds), None = it is on; ``words``: why."""

    clause: str
    card: str
    off_at: int | None
    words: str


def switches(place: Workplace) -> tuple[Switch, ...]:
    """The switches of all clauses, in the order of the rulebook."""
    off = rows.clauses_off(place.store.connection())
    language = place.texts.language
    return tuple(
        Switch(clause.id, clause.card[language], one.off_at if one else None, one.words if one else "")
        for clause in place.rulebook.clauses
        for one in (off.get(clause.id),)
    )


def switched_off(place: Workplace) -> tuple[Switch, ...]:
    """Only those that are off."""
    return tuple(switch for switch in switches(place) if switch.off_at is not None)


def off_in_words(place: Workplace, switch: Switch) -> str:
    """A sentence for a clause that is off: since when, why, and what that means."""
    code = "switch.is_off_because" if switch.words else "switch.is_off"
    return place.texts.word(code, card=switch.card, since=plain(switch.off_at)[:16], words=switch.words)


def switch_clause(
    place: Workplace, clause: str, on: bool, words: str, now: int, reporter: Reporter | None = None
) -> Switch:
    """Switches a clause on or off and judges again what that may recolour; ``words``: why it is off.

    Raises NotThere for a clause there is not, UserProblem where it stands like that already.
    :class:`~shopguard.flows.progress.Cancelled` while judging: it is switched, the rest is judged at the next refresh.
    """
    before = _known(place, clause)
    if on == (before.off_at is None):
        raise UserProblem(f"problem.clause_is_{'on' if on else 'off'}", clause=before.card)
    words = words.strip()
    if len(words) > MOST_WORDS:
        raise UserProblem("problem.words_too_long", most=MOST_WORDS, length=len(words))
    with place.store.transaction() as db:
        rows.save_switch(db, begin_action(db, now, ActionKind.SWITCH), clause, words, off=not on)
        rows.judge_again(db, clause)
    refresh(place, now, reporter)
    return _known(place, clause)


def _known(place: Workplace, clause: str) -> Switch:
    for switch in switches(place):
        if switch.clause == clause:
            return switch
    raise NotThere("problem.no_such_clause", clause=clause)
