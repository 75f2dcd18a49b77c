"""A parcel's lines as letters and moments, and the milestones that follow from their order."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import NamedTuple

from shopguard.core.parcel import NOT_PHYSICAL, EventKind

# One letter for each kind, the usual ones first: a whole track's kinds are one text.
LETTERS = {
    EventKind.HUB: "h",
    EventKind.CREATED: "c",
    EventKind.SITE: "i",
    EventKind.PICKUP: "p",
    EventKind.OUT: "o",
    EventKind.SIGNED: "s",
    EventKind.SCAN: "a",
    EventKind.MAYBE_HUB: "m",
    EventKind.UNKNOWN: "u",
    EventKind.RETURN: "r",
    EventKind.RETURN_REFUSED: "b",
    EventKind.RETURN_TROUBLE: "d",
    EventKind.REFUSED: "f",
    EventKind.TROUBLE: "t",
    EventKind.CANCELLED: "x",
    EventKind.NO_NUMBER: "n",
    EventKind.NOTICE: "k",
    EventKind.ESTIMATE: "e",
}
OF_NUMBER = frozenset(LETTERS[kind] for kind in (EventKind.CANCELLED, EventKind.NO_NUMBER))  # of the waybill's fate
NO_RECORD = frozenset(LETTERS[kind] for kind in NOT_PHYSICAL)
UNCLEAR = LETTERS[EventKind.UNKNOWN]
PICKUP = LETTERS[EventKind.PICKUP]

Moments = Sequence[int | None]  # of lines in the order of time, with a None behind them for what is not there


class Firsts(NamedTuple):
    """The first moments among lines; None where there is no such line.

    ``record``: any physical one, ``last`` the last of them; ``understood``: one that somebody understands; ``unclear`` and
    ``last_unclear``: the first and the last that nobody does. The others by their kind.
    """

    record: int | None = None
    last: int | None = None
    understood: int | None = None
    unclear: int | None = None
    last_unclear: int | None = None
    pickup: int | None = None
    hub: int | None = None
    maybe_hub: int | None = None
    out: int | None = None
    signed: int | None = None
    returned: int | None = None
    refused: int | None = None
    trouble: int | None = None
    cancelled: int | None = None
    no_number: int | None = None


def firsts(kinds: str, moments: Moments) -> Firsts:
    """What came first among lines of these kinds. A return that says why is also a refusal, or trouble."""
    first = {kind: moments[kinds.find(letter)] for kind, letter in LETTERS.items()}
    records = [place for place, letter in enumerate(kinds) if letter not in NO_RECORD]
    understood = [place for place in records if kinds[place] != UNCLEAR]
    return Firsts(
        record=moments[records[0]] if records else None,
        last=moments[records[-1]] if records else None,
        understood=moments[understood[0]] if understood else None,
        unclear=first[EventKind.UNKNOWN],
        last_unclear=moments[kinds.rfind(UNCLEAR)],
        pickup=first[EventKind.PICKUP],
        hub=first[EventKind.HUB],
        maybe_hub=earliest(first[EventKind.MAYBE_HUB], first[EventKind.UNKNOWN]),
        out=first[EventKind.OUT],
        signed=first[EventKind.SIGNED],
        returned=earliest(first[EventKind.RETURN], first[EventKind.RETURN_REFUSED], first[EventKind.RETURN_TROUBLE]),
        refused=earliest(first[EventKind.REFUSED], first[EventKind.RETURN_REFUSED]),
        trouble=earliest(first[EventKind.TROUBLE], first[EventKind.RETURN_TROUBLE]),
        cancelled=first[EventKind.CANCELLED],
        no_number=first[EventKind.NO_NUMBER],
    )


def earliest(*moments: int | None) -> int | None:
    """The first of the known moments."""
    return min((moment for moment in moments if moment is not None), default=None)


def latest(*moments: int | None) -> int | None:
    """The last of the known moments."""
    return max((moment for moment in moments if moment is not None), default=None)


class Milestones(NamedTuple):
    """The moments of a shipment that follow from the order of its records, by the columns that keep them."""

    first_record_at: int | None
    last_record_at: int | None
    first_understood_at: int | None
    first_unclear_at: int | None
    last_unclear_at: int | None
    last_event_at: int | None
    picked_up_at: int | None
    maybe_picked_up_at: int | None
    first_hub_at: int | None
    maybe_hub_at: int | None
    out_at: int | None
    signed_at: int | None
    returned_at: int | None
    recalled_at: int | None
    refused_at: int | None
    trouble_at: int | None
    no_number_at: int | None
    transit_last_at: int | None
    transit_unclear_at: int | None


def milestones(track: Firsts, told: Firsts, way: Sequence[tuple[int, str]]) -> Milestones:
    """The milestones of a shipment: ``track``'s firsts, and what they are together with what a list ``told``.

    ``way``: the transit's records (:func:`transit`). The pickup is the first pickup record of either, without one the courier's
    first scan. An earlier record of any other kind may have been the pickup: kept apart, it turns a red into a suspicion.
    """
    picked_up = told.pickup if told.pickup is not None else track.understood
    before = picked_up is None or (told.record is not None and told.record < picked_up)
    return Milestones(
        first_record_at=told.record,
        last_record_at=told.last,
        first_understood_at=told.understood,
        first_unclear_at=told.unclear,
        last_unclear_at=told.last_unclear,
        last_event_at=track.last,
        picked_up_at=picked_up,
        maybe_picked_up_at=told.record if before else None,
        first_hub_at=track.hub,
        maybe_hub_at=told.maybe_hub,
        out_at=told.out,
        signed_at=told.signed,
        returned_at=told.returned,
        recalled_at=earliest(told.returned, told.cancelled),
        refused_at=told.refused,
        trouble_at=told.trouble,
        no_number_at=told.no_number,
        transit_last_at=way[-1][0] if way else None,
        transit_unclear_at=next((at for at, letter in way if letter == UNCLEAR), None),
    )


def transit(kinds: str, moments: Moments, track: Firsts, told: Firsts) -> list[tuple[int, str]]:
    """The track's records (moment, letter) from its first hub on until it is out, signed or on its way back."""
    if track.hub is None:
        return []
    stop = earliest(told.out, told.signed, told.returned)
    records = (
        (at, letter) for at, letter in zip(moments, kinds, strict=False) if at is not None and letter not in NO_RECORD
    )
    return [(at, letter) for at, letter in records if at >= track.hub and (stop is None or at <= stop)]


def widest_gap(moments: Sequence[int]) -> tuple[int | None, int | None]:
    """Begin and end of the widest gap between neighbouring moments, of several the first."""
    if len(moments) < 2:
        return None, None
    gaps = list(map(sub, moments[1:], moments))
    place = gaps.index(max(gaps))
    return moments[place], moments[place + 1]


class Span(NamedTuple):
    """Whose a reused number's records are: from the order's upload to the next order's, without it. None: no bound."""

    begin: int | None = None
    end: int | None = None

    def holds(self, at: int) -> bool:
        """Whether a moment lies in it."""
        return (self.begin is None or at >= self.begin) and (self.end is None or at < self.end)
