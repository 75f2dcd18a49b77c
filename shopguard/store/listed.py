"""What a parcel list tells of a parcel's journey, beside its track."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.core.parcel import EventKind
from shopguard.store.engine import sqlite3
from shopguard.store.journey import (
    LETTERS,
    NO_RECORD,
    OF_NUMBER,
    PICKUP,
    UNCLEAR,
    Firsts,
    Moments,
    earliest,
    firsts,
    latest,
)


class Listed(NamedTuple):
    """The list's columns of a parcel; ``last_letter``: its last record's kind, "" for none."""

    picked_up_at: int | None
    picked_up_known: int | None
    signed_at: int | None
    last_at: int | None
    last_letter: str
    last_known: int | None

    def records(self) -> list[tuple[int, str]]:
        """The journey as (moment, letter), by time."""
        told = [(self.picked_up_at, PICKUP), (self.signed_at, LETTERS[EventKind.SIGNED])]
        if self.last_letter not in NO_RECORD:
            told.append((self.last_at, self.last_letter))
        return sorted((at, letter) for at, letter in told if at is not None)


class ListFacts(NamedTuple):
    """What a list adds to an order's parcel: the firsts it tells, since when it was surely picked up and at a hub, and up to
    when it speaks of the pickup and of the records.
    """

    firsts: Firsts
    picked_up_by: int | None
    pickup_known: int | None
    record_known: int | None


NOT_LISTED = ListFacts(Firsts(), None, None, None)


def listed_of(db: sqlite3.Connection, parcel_ref: int) -> Listed:
    """What lists told of a parcel."""
    row = db.execute(
        "SELECT picked_up_at, picked_up_known_as_of, signed_at, last_at, last_kind, last_known_as_of FROM parcel WHERE id = ?",
        (parcel_ref,),
    ).fetchone()
    picked_up_at, picked_up_known, signed_at, last_at, last_kind, last_known = row
    letter = LETTERS[EventKind(last_kind)] if last_kind is not None else ""
    return Listed(picked_up_at, picked_up_known, signed_at, last_at, letter, last_known)


def list_facts(listed: Listed, begin: int | None) -> ListFacts:
    """What a list tells of the journey from ``begin`` on.

    A list's records are one journey's; all of them are from before a reused number's later upload if the first one is. Of a
    list only pickup and signing are moments to count on: its last record tells by when something had happened. A list with
    records but without this journey's pickup does not speak of the pickup.
    """
    records = listed.records()
    own = records if begin is None or not records or records[0][0] >= begin else []
    letters = "".join(letter for _, letter in own)
    speaks_of_pickup = not records or PICKUP in letters
    speaks_of_records = any(at == listed.last_at and letter == listed.last_letter for at, letter in own)
    told = own
    if listed.last_letter in OF_NUMBER and listed.last_at is not None and (begin is None or listed.last_at >= begin):
        told = sorted([*own, (listed.last_at, listed.last_letter)])
    moments: Moments = [*(at for at, _ in told), None]
    return ListFacts(
        firsts("".join(letter for _, letter in told), moments),
        next((at for at, letter in own if letter not in (PICKUP, UNCLEAR)), None),
        listed.picked_up_known if speaks_of_pickup else None,
        listed.last_known if speaks_of_records else None,
    )


def with_list(track: Firsts, listed: Firsts) -> Firsts:
    """The firsts of both. A list's hub is one of several: it may be the first, it is not known to be."""
    both = Firsts(*map(earliest, track, listed))
    return both._replace(
        last=latest(track.last, listed.last),
        last_unclear=latest(track.last_unclear, listed.last_unclear),
        hub=track.hub,
        maybe_hub=earliest(both.maybe_hub, listed.hub),
    )
