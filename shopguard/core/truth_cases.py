"""Cases of the truth loop: every fine taken and every fine expected, with what became of it. Pure; money in fen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from shopguard.core.beijing import to_datetime
from shopguard.core.fine_match import Kinds, Level, kinds_named
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken
from shopguard.core.truth import Instead, Pair
from shopguard.core.truth_calls import Call


class Outcome(StrEnum):
    """What became of a fine or of a call. The first three are what rates are made of; the rest stands apart.

    ``REVERSED``: taken and all given back; why, the ledger does not say.
    ``WAITING``: the ledger does not reach far enough yet. ``UNCOVERED``: it does not show the whole time, or a fine without
    an order's number may be this one. ``NO_DATA``: taken while the files did not tell enough to be sure. ``NOT_JUDGED``: taken
    for what is not judged. ``NOT_IMPORTED``: no file has shown the order. ``NO_ORDER``: the entry names no order.
    ``NOT_FINED``: the owner says so, the ledger has not told yet; it proves nothing and is in no rate.
    """

    HIT = "hit"
    MISSED = "missed"
    FALSE_ALARM = "false_alarm"
    REVERSED = "reversed"
    WAITING = "waiting"
    UNCOVERED = "uncovered"
    NO_DATA = "no_data"
    NOT_JUDGED = "not_judged"
    NOT_IMPORTED = "not_imported"
    NO_ORDER = "no_order"
    NOT_FINED = "not_fined"


@dataclass(frozen=True, slots=True)
class Case:
    """One fine, or one expected fine that did not come. Times are unix seconds, money fen.

    ``order_id``: None where nothing names it; ``imported``: whether a file has shown the order. ``clause``: the ledger's where
    it names one, else the call's; None where nobody names one; ``name``: what the ledger's words name. ``called``: the clause
    of the call, None where nothing was red.
    ``level``: how fine and call belong together; ``further``: another fine was set against the same call already; ``grew``: the
    violation the estimate is of began only after the fine. ``only_back``: the ledger does not show the taking.
    ``began``: of the violation (where it grew: of the first one); ``taken_at``: of the fine. ``decided_at``: of a call without a
    fine, the moment from which on it would be a false alarm. ``predicted_fen``: the estimate (0 on further fines);
    ``taken_fen``: what stays taken; ``back_fen``: what was given back. ``ripe``: the ledger shows all the time in which a fine
    may come: only of such calls can be told how many are fined, for a hit shows at once and a false alarm late.
    ``maybe_orderless``: a fine that names no order may be this one. ``repeated``: the same fine was taken more than once.
    ``owner_said``: that the platform did not fine it, by the owner's word.
    """

    outcome: Outcome
    order_id: str | None
    clause: str | None
    imported: bool = True
    name: FineName | None = None
    called: str | None = None
    level: Level | None = None
    further: bool = False
    grew: bool = False
    only_back: bool = False
    instead: Instead | None = None
    began: int | None = None
    taken_at: int | None = None
    decided_at: int | None = None
    predicted_fen: int = 0
    at_least: bool = False
    taken_fen: int = 0
    back_fen: int = 0
    ripe: bool = False
    maybe_orderless: bool = False
    repeated: bool = False
    owner_said: bool = False

    @property
    def month(self) -> str | None:
        """The Beijing month ``2026-11`` of the violation, of what nothing was red for the month of the entry."""
        moment = self.taken_at if self.began is None else self.began
        return None if moment is None else to_datetime(moment).strftime("%Y-%m")


class Span(NamedTuple):
    """From a ledger's first to its last entry, both included."""

    first: int
    last: int


def joined(spans: Iterable[Span], gap: int, until: int) -> tuple[Span, ...]:
    """The spans in one row; those no more than ``gap`` seconds apart are one. Nothing after ``until``."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if first > until:
            continue
        if found and first - found[-1].last <= gap:
            found[-1] = Span(found[-1].first, max(found[-1].last, min(last, until)))
        else:
            found.append(Span(first, min(last, until)))
    return tuple(found)


def shown_whole(began: int | None, covered: Sequence[Span], wait: int) -> bool:
    """Whether the ledger shows the whole time from the beginning of a violation until ``wait`` seconds after it.

    ``covered``: as of :func:`joined`.
    """
    return began is not None and any(span.first <= began and began + wait <= span.last for span in covered)


def fine_case(order_id: str, pair: Pair, covered: Sequence[Span], wait: int) -> Case:
    """What became of a fine of an order that is known and judged. ``covered``, ``wait``: see :func:`shown_whole`."""
    fine, call = pair.fine, pair.call
    if fine.reversed:
        outcome = Outcome.REVERSED
    elif call is not None:
        outcome = Outcome.HIT
    else:
        outcome = Outcome.NO_DATA if pair.instead is Instead.UNCONFIRMED else Outcome.MISSED
    case = lone_case(outcome, order_id, fine)
    if call is None:
        return replace(case, instead=pair.instead)
    grew = call.began is not None and call.began > fine.at
    return replace(
        case,
        clause=fine.clause or call.clause,
        called=call.clause,
        level=pair.level,
        further=not pair.first,
        grew=grew,
        began=call.first_began if grew else call.began,
        predicted_fen=call.fen if pair.first else 0,
        at_least=call.at_least and pair.first,
        ripe=shown_whole(call.began, covered, wait),
        repeated=fine.repeated and not call.each,
        owner_said=call.not_fined,
    )


def lone_case(outcome: Outcome, order_id: str | None, fine: Taken, *, imported: bool = True) -> Case:
    """A fine that nothing can be set against; one that was given back is that first of all."""
    return Case(
        imported=imported,
        outcome=Outcome.REVERSED if fine.reversed else outcome,
        order_id=order_id,
        clause=fine.clause,
        name=fine.name,
        taken_at=fine.at,
        taken_fen=fine.fen,
        back_fen=fine.back_fen,
        only_back=fine.taken_fen == 0,
        repeated=fine.repeated,
    )


def call_case(order_id: str, call: Call, covered: Sequence[Span], wait: int) -> Case | None:
    """What became of a call that no fine belongs to; None where no fine was expected.

    It is a false alarm only where the ledger shows the whole time in which a fine may come: see :func:`shown_whole`.
    """
    if call.fen == 0 or call.began is None:
        return None
    decided_at = call.began + wait
    ripe = shown_whole(call.began, covered, wait)
    if ripe:
        outcome = Outcome.FALSE_ALARM
    elif call.not_fined:
        outcome = Outcome.NOT_FINED
    elif covered and call.began < covered[-1].first:
        outcome = Outcome.UNCOVERED
    else:
        outcome = Outcome.WAITING
    return Case(
        outcome=outcome,
        order_id=order_id,
        clause=call.clause,
        called=call.clause,
        began=call.began,
        decided_at=decided_at,
        predicted_fen=call.fen,
        at_least=call.at_least,
        ripe=ripe,
        owner_said=call.not_fined,
    )


def without_doubtful(alarms: Sequence[tuple[Case, str]], orderless: Iterable[Taken], kinds: Kinds) -> list[Case]:
    """The (false alarm, kind of fine) cases; each fine that names no order takes one it may be out of them: the one whose
    estimate is nearest, else the earliest. That one is :attr:`Outcome.UNCOVERED`."""
    cases = [case for case, _ in alarms]
    for fine in orderless:
        named = kinds_named(fine, kinds)
        possible = [
            place
            for place, (case, kind) in enumerate(alarms)
            if cases[place].outcome is Outcome.FALSE_ALARM
            and fine.fen > 0
            and (named is None or kind in named)
            and (case.began or 0) <= fine.at <= (case.decided_at or 0)
        ]
        if possible:
            nearest = min(
                possible, key=lambda place: (abs(cases[place].predicted_fen - fine.fen), cases[place].began or 0)
            )
            cases[nearest] = replace(cases[nearest], outcome=Outcome.UNCOVERED, maybe_orderless=True)
    return cases
