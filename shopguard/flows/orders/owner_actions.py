"""One undo for all that the owner does by hand: tags, marks, switched clauses; the newest first, and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shopguard.core.marks import ActionKind
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.store import marks, owner_actions, switches, tags
from shopguard.store.owner_actions import Action
from shopguard.store.store import Connection


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or done again: the action, when it was made, what kind it is and how many ``orders`` it is about.

    ``names``: the ids of its tags, or of the clauses that it set aside or switched. ``orders`` of a switch is 0: it is about all.
    """

    kind: ActionKind
    names: tuple[str, ...]
    orders: int
    action: int
    made_at: int


def undo_last(place: Workplace, now: int) -> Undone | None:
    """Undoes what the owner did last; again for what was done before that. None when there is nothing left."""
    return _turn(place, now, owner_actions.undo_last)


def redo_last(place: Workplace, now: int) -> Undone | None:
    """Takes the last :func:`undo_last` back. None when there is none, or when something else was done after it."""
    return _turn(place, now, owner_actions.redo_last)


def _turn(place: Workplace, now: int, turn: Callable[[Connection], Action | None]) -> Undone | None:
    with place.store.transaction() as db:
        action = turn(db)
        if action is None:
            return None
        kind = ActionKind(action.kind)
        names, orders = _derive(db, action.id, kind)
    if kind in (ActionKind.TAG, ActionKind.ASIDE, ActionKind.SWITCH):
        refresh(place, now)
    return Undone(kind, names, orders, action.id, action.made_at)


def _derive(db: Connection, action: int, kind: ActionKind) -> tuple[tuple[str, ...], int]:
    """Brings up to date what holds by what is said now; (names, how many orders)."""
    if kind is ActionKind.TAG:
        refs = tags.orders_of_action(db, action)
        tags.derive_tagged(db, refs)
        return tags.names_of_action(db, action), len(refs)
    if kind is ActionKind.SWITCH:
        clause = switches.clause_of_action(db, action)
        switches.derive_switches(db)
        switches.judge_again(db, clause)
        return (clause,), 0
    marks.derive_marks(db, action)
    numbers = marks.orders_of_action(db, action)
    if kind is ActionKind.ASIDE:
        marks.judge_again(db, numbers)
    return marks.clauses_of_action(db, action), len(numbers)
