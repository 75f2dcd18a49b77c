"""What a call sheet holds, in the form that window, files, print and command line show."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.call_sheet import Need, Stage


@dataclass(frozen=True, slots=True)
class CallRow:
    """One parcel to ask about, or one order not sent yet (``stage`` PACK, no ``waybill``). Times are unix seconds.

    ``courier``: code, "" unknown (and for PACK); ``outlet``: what the last record names, "" where it names none.
    ``ask``: the sentence for the courier, always Chinese (for PACK in the owner's language); ``ask_in_words``: the same in
    the owner's. ``shop``: those of all its orders. ``deadline`` is the ``clause``'s; one before the sheet's moment has passed
    and ``seconds_left`` is below 0.
    ``last_text``: the last record without people and numbers, "" where there is none; ``known_as_of``: up to when files
    speak of the parcel. ``place``: the receiver's province and city. ``at_stake_fen``: what the orders' fines grow by if
    nothing happens within the sheet's hours, for the owner's eyes only. ``called_at``: when the owner ticked it.
    """

    courier: str
    outlet: str
    waybill: str
    order_ids: tuple[str, ...]
    shop: str
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
    at_stake_fen: int
    called_at: int | None


@dataclass(frozen=True, slots=True)
class CallGroup:
    """One call: a courier (code, "" unknown; for the own list "" too) and the outlet that the tracks name ("" none).

    ``name``: of both, in the owner's language; ``first_deadline``: the first that can still be kept, None where all have
    passed. ``text``: the message to paste into a chat, Chinese (the own list: in the owner's language).
    """

    courier: str
    outlet: str
    name: str
    own: bool
    rows: tuple[CallRow, ...]
    first_deadline: int | None
    first_deadline_in_words: str
    text: str


@dataclass(frozen=True, slots=True)
class CallSheetView:
    """Everything there is to ask at ``at`` about deadlines of the next ``hours``.

    ``groups``: one call each; ``own``: the orders not sent yet, which are nobody else's affair (None: there are none).
    ``notes``: what the sheet cannot know or does not show, in words; ``nothing``: why it is empty, "" where it is not.
    ``text``: all messages to couriers, one after another.
    """

    at: int
    hours: int
    groups: tuple[CallGroup, ...]
    own: CallGroup | None
    notes: tuple[str, ...]
    nothing: str
    text: str

    @property
    def all_groups(self) -> tuple[CallGroup, ...]:
        """The calls, and the owner's own list behind them."""
        return self.groups if self.own is None else (*self.groups, self.own)

    @property
    def parcels(self) -> int:
        """How many parcels there are to ask about."""
        return sum(len(group.rows) for group in self.groups)
