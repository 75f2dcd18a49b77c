"""Findings: what a clause says of one order or one parcel of it at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopguard.core.marks import Aside

DEFAULT_WARN_HOURS = 12  # before a deadline its colour changes


class State(StrEnum):
    """The states of the command line's contract."""

    MET = "met"
    BREACHED = "breached"
    UNCONFIRMED = "unconfirmed"
    DUE = "due"
    PENDING = "pending"
    SUSPECT = "suspect"
    HINT = "hint"
    EXEMPT = "exempt"


class Risk(IntEnum):
    """An order's risk, most urgent first (the number is the sort order)."""

    VIOLATED = 0
    DUE = 1
    WATCH = 2
    OK = 3
    CLOSED = 4

    @property
    def word(self) -> str:
        """The word of the command line's contract."""
        return self.name.lower()


RISK_OF_STATE = {
    State.BREACHED: Risk.VIOLATED,
    State.DUE: Risk.DUE,
    State.UNCONFIRMED: Risk.WATCH,
    State.SUSPECT: Risk.WATCH,
    State.MET: Risk.OK,
    State.PENDING: Risk.OK,
    State.HINT: Risk.OK,
    State.EXEMPT: Risk.OK,
}
# Where a clause has several clocks for the same order or parcel the first of these speaks.
WORST_FIRST = (
    State.BREACHED,
    State.SUSPECT,
    State.DUE,
    State.UNCONFIRMED,
    State.PENDING,
    State.EXEMPT,
    State.MET,
    State.HINT,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause, one order, one waybill (None for order-level clauses). Times are unix seconds.

    ``why`` names the sentence that explains the state (``reason.<why>`` in the text catalogue);
    ``effective`` is the day from which the rule's values hold, ISO, None = from before any known day;
    ``other`` is what the sentence refers to: a clock's starting milestone, another order's id, or a limit in hours
    (with ``?`` where a place is unknown). ``excepted_by``: the note of the extension that moved the deadline, or
    ``agreed`` where a later ship time agreed with the buyer did. ``set_aside``: by what the owner left it out of colour and money.
    """

    order_ref: int
    waybill: str | None
    clause: str
    state: State
    why: str
    since: int | None
    deadline: int | None
    happened_at: int | None
    known_as_of: int | None
    effective: str | None
    other: str | None = None
    excepted_by: str | None = None
    next_change_at: int | None = None
    set_aside: Aside | None = None
