"""What to ask of which courier: which parcels are worth a call, how they are grouped, and in which order. Pure.

A parcel waits for a scan at one stage of its journey. It is worth a call while a deadline of that stage lies ahead within the
horizon; if one has passed already, as long as a dearer one lies ahead; and if the imported data ends before one that has passed,
for then only the courier knows. Where nothing can be prevented any more there is nothing to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar

from shopguard.core.beijing import DAY
from shopguard.core.finding import State

LOOKS_BACK = 7 * DAY  # an older deadline nobody has data for asks for a newer file, not for a call


class Stage(StrEnum):
    """What a parcel waits for; ``PACK``: it is not even sent, which is the owner's own affair."""

    PICKUP = "pickup"
    HUB = "hub"
    TRANSIT = "transit"
    PACK = "pack"


class Need(StrEnum):
    """How a call helps, most useful first."""

    SAVE = "save"  # everything is in time so far
    WORSE = "worse"  # late already, and a dearer violation lies ahead
    ASK = "ask"  # the data does not say: ask how it stands


# What still waits for a record as far as known, or is late.
WAITING_STATES = (State.DUE, State.PENDING, State.UNCONFIRMED, State.BREACHED)

STAGE_OF_CLAUSE: Mapping[str, Stage] = {
    "ship-overdue": Stage.PICKUP,
    "out-of-stock": Stage.PICKUP,
    "pickup-timeout": Stage.PICKUP,
    "pickup-missing": Stage.PICKUP,
    "dispatch-timeout": Stage.HUB,
    "dispatch-missing": Stage.HUB,
    "transit-stalled": Stage.TRANSIT,
}
PICKUP_CLAUSES = frozenset(
    clause for clause, stage in STAGE_OF_CLAUSE.items() if stage is Stage.PICKUP
)  # a pickup ends them


class Clock(NamedTuple):
    """One open clock: nothing has happened as far as known. ``deadline`` in unix seconds."""

    clause: str
    state: State
    deadline: int


class Call(NamedTuple):
    """Why to call, by when, and the clause whose deadline that is. A deadline before the moment asked about has passed."""

    need: Need
    clause: str
    deadline: int


def worth_a_call(clocks: Iterable[Clock], at: int, until: int) -> Call | None:
    """What the clocks of one parcel at one stage come to at ``at``; ``until``: the last deadline to look at.

    None where there is nothing to ask (yet).
    """
    waiting = [one for one in clocks if one.state in WAITING_STATES]
    ahead = sorted((one for one in waiting if one.deadline >= at and one.state is not State.BREACHED), key=_by_deadline)
    soon = [one for one in ahead if one.deadline <= until]
    unsure = [one for one in waiting if one.state is State.UNCONFIRMED]
    if unsure:
        passed = [one for one in unsure if at - LOOKS_BACK <= one.deadline < at]
        return _call(Need.ASK, soon[:1] or sorted(passed, key=_by_deadline)[-1:])
    if any(one.state is State.BREACHED for one in waiting):
        return _call(Need.WORSE, ahead)
    return _call(Need.SAVE, soon)


def _call(need: Need, clocks: Sequence[Clock]) -> Call | None:
    """The call about the first of the clocks."""
    return Call(need, clocks[0].clause, clocks[0].deadline) if clocks else None


def _by_deadline(clock: Clock) -> tuple[int, str]:
    return clock.deadline, clock.clause


class Asked(Protocol):
    """One parcel to ask about. ``courier``: code, "" where no file names one that is known; ``outlet``: "" where no line names one."""

    @property
    def courier(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def waybill(self) -> str: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def need(self) -> Need: ...
    @property
    def deadline(self) -> int: ...


Row = TypeVar("Row", bound=Asked)


@dataclass(frozen=True, slots=True)
class Calls(Generic[Row]):
    """One call to make: everything to ask of one outlet, in the order in which to ask it.

    ``first_deadline``: the first that can still be kept; None where all have passed.
    """

    courier: str
    outlet: str
    asked: tuple[Row, ...]
    first_deadline: int | None


def grouped(asked: Iterable[Row], at: int) -> tuple[Calls[Row], ...]:
    """By courier and outlet. A courier's outlets stand together; whoever is in the greatest hurry comes first.

    An unknown courier comes behind the known ones. Within a call as :func:`in_order`.
    """
    by_courier: dict[str, dict[str, list[Row]]] = {}
    for one in asked:
        by_courier.setdefault(one.courier, {}).setdefault(one.outlet, []).append(one)
    calls = {
        courier: sorted((_calls(courier, name, rows, at) for name, rows in outlets.items()), key=_hurry)
        for courier, outlets in by_courier.items()
    }
    hurried = sorted(calls, key=lambda code: (not code, *_hurry(calls[code][0])[:2], code))
    return tuple(one for courier in hurried for one in calls[courier])


def in_order(asked: Iterable[Row], at: int) -> list[Row]:
    """By deadline, whatever is asked; what has passed at ``at`` behind what can still be kept."""
    return sorted(asked, key=lambda one: (one.deadline < at, one.deadline, one.waybill))


class Tally(NamedTuple):
    """How many parcels: ``within``: a deadline lies within the horizon; ``worse``: late already, the dearer deadline lies beyond it;
    ``passed``: the deadline passed unseen."""

    within: int
    worse: int
    passed: int


def tally(asked: Iterable[Asked], at: int, until: int) -> Tally:
    """Counts each parcel once, as the most urgent of its rows."""
    places: dict[str, int] = {}
    for one in asked:
        place = 2 if one.deadline < at else 1 if one.deadline > until else 0
        places[one.waybill] = min(place, places.get(one.waybill, place))
    found = list(places.values())
    return Tally(found.count(0), found.count(1), found.count(2))


def first_ahead(asked: Iterable[Asked], at: int) -> int | None:
    """The first deadline that can still be kept; None where all have passed."""
    return min((one.deadline for one in asked if one.deadline >= at), default=None)


def _calls(courier: str, outlet: str, asked: Sequence[Row], at: int) -> Calls[Row]:
    return Calls(courier, outlet, tuple(in_order(asked, at)), first_ahead(asked, at))


def _hurry(calls: Calls[Row]) -> tuple[bool, int, str]:
    return calls.first_deadline is None, calls.first_deadline or 0, calls.outlet
