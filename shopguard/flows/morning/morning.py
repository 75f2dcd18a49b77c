"""The morning: what changed since the last day, what is due in the next hours, which data is old, which is missing."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.morning import block_end, is_old
from shopguard.flows.morning.visits import since_last_day
from shopguard.flows.workplace import Workplace
from shopguard.store import morning as rows
from shopguard.store.colour_history import changed_since
from shopguard.store.database import snapshot

KINDS = ("orders", "parcels", "tracks", "after_sales")  # whose age counts, in the order in which they are told
NEEDED = ("orders", "tracks", "after_sales", "ledger")  # without one of these something cannot be told at all


@dataclass(frozen=True, slots=True)
class DueFirst:
    """What is due until ``until``, the end of a part of the day: the orders' numbers by deadline, and what they cost if nothing
    happens until then (fen). ``first``: the first deadline. Orders handed over are not among them.
    """

    until: int
    first: int
    orders: tuple[str, ...]
    yuan_fen: int


@dataclass(frozen=True, slots=True)
class Changed:
    """Numbers of the orders that have become red or due since, and of those that are fine again; the most urgent first."""

    newly_red: tuple[str, ...]
    newly_due: tuple[str, ...]
    recovered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownUntil:
    """Up to when the newest file of a kind speaks. ``old``: too little to rely on today."""

    kind: str
    known_as_of: int
    old: bool


@dataclass(frozen=True, slots=True)
class Morning:
    """How things stand at ``at``. ``due`` None: nothing is; ``since`` and ``changes`` None: this is the first day.

    ``missing``: kinds of files that were never imported. Without orders there is nothing to say (``some`` False).
    """

    at: int
    some: bool
    due: DueFirst | None = None
    since: int | None = None
    changes: Changed | None = None
    known: tuple[KnownUntil, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def old(self) -> tuple[KnownUntil, ...]:
        """What is old."""
        return tuple(one for one in self.known if one.old)


def morning(place: Workplace, at: int) -> Morning:
    """By what is stored, at ``at`` (unix seconds); nothing is judged."""
    db = place.store.connection()
    with snapshot(db):
        if not rows.has_orders(db):
            return Morning(at, some=False)
        newest, since = rows.newest_by_kind(db), since_last_day(place)
        return Morning(
            at=at,
            some=True,
            due=_due_first(place, at),
            since=since,
            changes=None if since is None else Changed(*map(tuple, changed_since(db, since))),
            known=tuple(
                KnownUntil(kind, newest[kind], is_old(kind, newest[kind], at)) for kind in KINDS if kind in newest
            ),
            missing=tuple(kind for kind in NEEDED if kind not in newest),
        )


def _due_first(place: Workplace, at: int) -> DueFirst | None:
    db = place.store.connection()
    first = rows.next_deadline(db, at)
    if first is None:
        return None
    until = block_end(first)
    orders, fen = rows.due_orders(db, at, until)
    return DueFirst(until, first, tuple(orders), fen)
