"""One undo for all that the owner does by hand: tags, marks, switched clauses; the newest first, and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shopguard.core.marks import ActionKind
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.store import marks, owner_actions, switches, tags
from shopguard.store.store import Connection


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or done again: the action, when it was made, what kind it is and how many ``orders`` it is about.

    ``names``: the ids of its tags, or of the clauses that it set aside or switched. ``orders`` of a switch is 0: it is about all.
    ``order_id``: the order's number where it is about one only; ``words``: the note. ``waits``: a switch that was not turned yet,
    see :func:`undo_last`.
    """

    kind: ActionKind
    names: tuple[str, ...]
    orders: int
    action: int
    made_at: int
    order_id: str | None = None
    words: str = ""
    waits: bool = False


def newest_action(place: Workplace) -> int:
    """What was done last so far: ``after`` of :func:`undo_last` for whoever undoes only what is done from now on; 0 for nothing."""
    return owner_actions.newest_action(place.store.connection())


def undo_last(place: Workplace, now: int, *, after: int = 0, with_switches: bool = True) -> Undone | None:
    """Undoes what the owner did last; again for what was done before that. None when there is nothing left.

    ``after``: only what was done after that action. ``with_switches`` False: where a switched clause is next it is not turned, but
    told with ``waits``: the owner is asked first.
    """
    return _turn(place, now, after, undo=True, with_switches=with_switches)


def redo_last(place: Workplace, now: int, *, after: int = 0, with_switches: bool = True) -> Undone | None:
    """Takes the last :func:`undo_last` back. None when there is none, or when something else was done after it."""
    return _turn(place, now, after, undo=False, with_switches=with_switches)


def _turn(place: Workplace, now: int, after: int, *, undo: bool, with_switches: bool) -> Undone | None:
    with place.store.transaction() as db:
        action = (owner_actions.next_to_undo if undo else owner_actions.next_to_redo)(db, after)
        if action is None:
            return None
        kind = ActionKind(action.kind)
        waits = kind is ActionKind.SWITCH and not with_switches
        if not waits:
            (owner_actions.undo_last if undo else owner_actions.redo_last)(db, after)
        undone = _about(db, Undone(kind, (), 0, action.id, action.made_at, waits=waits))
        if not waits:
            _derive(db, undone)
    if not waits and kind in (ActionKind.TAG, ActionKind.ASIDE, ActionKind.SWITCH):
        refresh(place, now)
    return undone


def _about(db: Connection, undone: Undone) -> Undone:
    """What the action is about, in names and orders."""
    action = undone.action
    if undone.kind is ActionKind.SWITCH:
        return replace(undone, names=(switches.clause_of_action(db, action),))
    if undone.kind is ActionKind.TAG:
        refs = tags.orders_of_action(db, action)
        numbers = list(tags.order_numbers(db, refs[:1]).values()) if len(refs) == 1 else []
        names, orders = tags.names_of_action(db, action), len(refs)
    else:
        numbers = marks.orders_of_action(db, action)
        names, orders = marks.clauses_of_action(db, action), len(numbers)
    order_id = numbers[0] if orders == 1 and numbers else None
    return replace(undone, names=names, orders=orders, order_id=order_id, words=marks.words_of_action(db, action))


def _derive(db: Connection, undone: Undone) -> None:
    """Brings up to date what holds by what is said now."""
    action = undone.action
    if undone.kind is ActionKind.TAG:
        tags.derive_tagged(db, tags.orders_of_action(db, action))
    elif undone.kind is ActionKind.SWITCH:
        switches.derive_switches(db)
        switches.judge_again(db, undone.names[0])
    else:
        marks.derive_marks(db, action)
        if undone.kind is ActionKind.ASIDE:
            marks.judge_again(db, marks.orders_of_action(db, action))
