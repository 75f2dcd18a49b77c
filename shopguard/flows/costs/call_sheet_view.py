"""What a call sheet holds, in the form that window, files, print and command line show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.core.call_sheet import Need, Stage


class Step(NamedTuple):
    """From ``at`` on (a deadline that is not kept) the fines are ``fen`` more than now."""

    at: int
    fen: int


@dataclass(frozen=True, slots=True)
class CallRow:
    """One parcel to ask about, or one order not sent yet (``stage`` PACK, no ``waybill``). Times are unix seconds.

    ``courier``: code, "" unknown (and for PACK); ``outlet``: what the last record names, "" where it names none.
    ``ask``: the sentence for the courier, always Chinese (for PACK in the owner's language); ``ask_in_words``: the same in
    the owner's. ``shops``: the names of those of all its orders, ``shop``: the same in words. ``whom``: courier and outlet in words.
    ``goods``: what is to be packed, "" for a parcel. ``deadline`` is the ``clause``'s; one before the sheet's moment has passed
    and ``seconds_left`` is below 0.
    ``last_text``: the last record without people and numbers, "" where there is none; ``known_as_of``: up to when files
    speak of the parcel. ``place``: the receiver's province and city. ``steps``: how the orders' fines grow if nothing happens
    within the sheet's hours, for the owner's eyes only. ``called_at``: when the owner ticked it.
    """

    courier: str
    outlet: str
    whom: str
    waybill: str
    order_ids: tuple[str, ...]
    shops: tuple[str, ...]
    shop: str
    goods: str
    stage: Stage
    need: Need
    need_in_words: str
    clause: str
    card: str
    ask: str
    ask_in_words: str
    deadline: int
    deadline_in_words: str
    seconds_left: int
    left_in_words: str
    last_at: int | None
    last_text: str
    known_as_of: int | None
    place: str
    steps: tuple[Step, ...]
    called_at: int | None

    @property
    def at_stake_fen(self) -> int:
        """What the fines grow by within the sheet's hours."""
        return self.steps[-1].fen if self.steps else 0


def number_of(rows: Sequence[CallRow]) -> int:
    """How many parcels and unsent orders: a parcel may stand for two things to ask."""
    return len({row.waybill or row.order_ids for row in rows})


@dataclass(frozen=True, slots=True)
class CallGroup:
    """One call: a courier (code, "" unknown; for the own list "" too) and the outlet that the tracks name ("" none). With
    ``everybody`` it is no call but all parcels by deadline.

    ``name``: of both, in the owner's language; ``first_deadline``: the first that can still be kept, None where all have
    passed; ``rows`` by deadline, those that passed behind. ``shops``: whose parcels these are, where there are several shops.
    ``text``: the message to paste into a chat, Chinese (the own list: in the owner's language).
    """

    courier: str
    outlet: str
    name: str
    own: bool
    shops: tuple[str, ...]
    rows: tuple[CallRow, ...]
    first_deadline: int | None
    first_deadline_in_words: str
    text: str
    everybody: bool = False

    @property
    def number(self) -> int:
        """How many parcels these are (of the own list: orders)."""
        return number_of(self.rows)


@dataclass(frozen=True, slots=True)
class CallSheetView:
    """Everything there is to ask at ``at`` about deadlines of the next ``hours``.

    ``everybody``: all parcels in one list, None where there are none; ``groups``: one call each;
    ``own``: the orders not sent yet, which are nobody else's affair (None: there are none).
    ``counted``: how many parcels are due when, in words;
    ``notes``: what the sheet cannot know or does not show, in words; ``nothing``: why it is empty, "" where it is not.
    ``text``: all messages to couriers, one after another. ``only``: the orders it was restricted to, empty where it was not.
    """

    at: int
    hours: int
    counted: str
    everybody: CallGroup | None
    groups: tuple[CallGroup, ...]
    own: CallGroup | None
    notes: tuple[str, ...]
    nothing: str
    text: str
    only: frozenset[str] = frozenset()

    @property
    def all_groups(self) -> tuple[CallGroup, ...]:
        """The calls, and the owner's own list behind them."""
        return self.groups if self.own is None else (*self.groups, self.own)

    @property
    def entries(self) -> tuple[CallGroup, ...]:
        """What the window lists: all parcels by deadline, then the groups."""
        return self.all_groups if self.everybody is None else (self.everybody, *self.all_groups)

    @property
    def parcels(self) -> int:
        """How many parcels there are to ask about."""
        return number_of([row for group in self.groups for row in group.rows])
