"""Whether a fine was told beforehand: what the ledger shows of one order beside what ShopGuard calls a violation. Pure.

Which call a fine belongs to is :mod:`~shopguard.core.fine_match`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from shopguard.core.finding import State
from shopguard.core.fine_match import Kinds, Level, kinds_named, matches
from shopguard.core.taken import Taken
from shopguard.core.truth_calls import Call


class Instead(StrEnum):
    """What was said of a fine that nothing red stood for.

    ``LATE``: red only after the fine. ``IN_TIME``, ``EXEMPT``: the fine contradicts the data, an appeal is worth a look.
    ``OTHER``: the order is red for another kind of violation. ``BEFORE``: the order was over before the day from which the
    owner lets orders be judged. ``OFF``: the owner has switched the clause off.
    """

    NOTHING = "nothing"
    LATE = "late"
    UNCONFIRMED = "unconfirmed"
    SUSPECT = "suspect"
    EXEMPT = "exempt"
    NOT_YET = "not_yet"
    IN_TIME = "in_time"
    OTHER = "other"
    BEFORE = "before"
    OFF = "off"


_SAID: Mapping[State, Instead] = {
    State.UNCONFIRMED: Instead.UNCONFIRMED,
    State.SUSPECT: Instead.SUSPECT,
    State.EXEMPT: Instead.EXEMPT,
    State.DUE: Instead.NOT_YET,
    State.PENDING: Instead.NOT_YET,
    State.MET: Instead.IN_TIME,
}
_OPEN = (Instead.UNCONFIRMED, Instead.SUSPECT, Instead.EXEMPT)  # what another clause of the kind may have to say
_YELLOW: Mapping[State, Instead] = {state: word for state, word in _SAID.items() if word in _OPEN}


class Pair(NamedTuple):
    """One fine and the call it belongs to, if any; ``instead``: what was said where none does.

    ``first``: of several fines that belong to one call, the one its estimate is set against: the surest of those that stand.
    """

    fine: Taken
    call: Call | None
    level: Level | None
    first: bool
    instead: Instead | None


def matched(
    calls: Sequence[Call], fines: Iterable[Taken], said: Mapping[str, Collection[State]], kinds: Kinds
) -> tuple[tuple[Pair, ...], tuple[Call, ...]]:
    """(each fine with its call, the calls no fine belongs to) of one order. ``said``: the states of its clauses that are not red.

    Several fines may belong to one call. A call that began only after the fine is no warning: the fine was missed, and the call
    is not waited for any more.
    """
    used: dict[int, list[int]] = {}
    pairs: list[Pair] = []
    for fine, place, level, late in matches(fines, calls, kinds):
        if place is None:
            pairs.append(Pair(fine, None, None, False, _instead(fine, calls, said, kinds)))
            continue
        of_call = used.setdefault(place, [])
        if late:
            pairs.append(Pair(fine, None, None, False, Instead.LATE))
        else:
            of_call.append(len(pairs))
            pairs.append(Pair(fine, calls[place], level, False, None))
    for of_call in used.values():
        for number in sorted(of_call, key=lambda number: pairs[number].fine.reversed)[:1]:
            pairs[number] = pairs[number]._replace(first=True)
    return tuple(pairs), tuple(call for place, call in enumerate(calls) if place not in used)


def _instead(fine: Taken, calls: Sequence[Call], said: Mapping[str, Collection[State]], kinds: Kinds) -> Instead:
    """What was said of what the fine names: of the clause itself, else of those of its kind."""
    if fine.clause is not None and said.get(fine.clause):
        return _worst(said[fine.clause], _SAID)
    named = kinds_named(fine, kinds)
    alike = [
        state
        for clause, states in said.items()
        if named is None or kinds.get(clause, set()) & named
        for state in states
    ]
    told = _worst(alike, _YELLOW)
    return Instead.OTHER if told is Instead.NOTHING and calls else told


def _worst(states: Collection[State], words: Mapping[State, Instead]) -> Instead:
    return next((word for state, word in words.items() if state in states), Instead.NOTHING)
