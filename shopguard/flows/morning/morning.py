"""The morning: what changed since the last day, what is due in the next hours, which data is old, which is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shopguard.core.beijing import HOUR
from shopguard.core.morning import block_end, is_old, next_noon
from shopguard.flows.morning.visits import since_last_day
from shopguard.flows.orders.history import Changes, changes_since
from shopguard.flows.shops.known_shops import told_apart
from shopguard.flows.workplace import Workplace
from shopguard.store import morning as rows
from shopguard.store.coming_deadlines import Ahead, orders_ahead
from shopguard.store.database import snapshot
from shopguard.store.engine import sqlite3
from shopguard.store.shops import shop_counts

KINDS = ("orders", "parcels", "tracks", "after_sales")  # whose age counts, in the order in which they are told
OF_A_SHOP = ("orders", "parcels", "after_sales")  # a track file may speak of parcels of any shop
NEEDED = ("orders", "tracks", "after_sales", "ledger")  # without one of these something cannot be told at all


@dataclass(frozen=True, slots=True)
class DueFirst:
    """What is due until ``until``, the end of a part of the day: the orders' numbers by deadline, and what they cost more if nothing
    happens until then (fen). ``first``: the first deadline. Orders that are violated already count as long as they get dearer; of
    orders handed over the clocks that a pickup ends do not.

    ``free``: nothing is charged for it, and the data tells so. ``later``: where these cost nothing, the part of the day with the next
    orders that do, of those until the next morning's noon; only they are in it.
    """

    until: int
    first: int
    orders: tuple[str, ...]
    yuan_fen: int
    free: bool = False
    later: DueFirst | None = None


@dataclass(frozen=True, slots=True)
class KnownUntil:
    """Up to when the newest file of a kind speaks. ``old``: too little to rely on today.

    ``shop``: of several shops that have anything to watch the one (in words) whose files are the oldest; "" where all are meant.
    """

    kind: str
    known_as_of: int
    old: bool
    shop: str = ""


@dataclass(frozen=True, slots=True)
class Morning:
    """How things stand at ``at``. ``due`` None: nothing is; ``since`` and ``changes`` None: this is the first day.

    ``missing``: kinds of files that were never imported. Without orders there is nothing to say (``some`` False).
    """

    at: int
    some: bool
    due: DueFirst | None = None
    since: int | None = None
    changes: Changes | None = None
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
        newest, since = rows.newest_by_kind(db), since_last_day(place, at)
        shops = _watched_shops(place)
        return Morning(
            at=at,
            some=True,
            due=_due_first(place, at),
            since=since,
            changes=None if since is None else changes_since(place, since),
            known=tuple(_known(kind, newest[kind], shops, at) for kind in KINDS if kind in newest),
            missing=tuple(kind for kind in NEEDED if kind not in newest),
        )


def _due_first(place: Workplace, at: int) -> DueFirst | None:
    db = place.store.connection()
    soon = orders_ahead(db, at, at + place.settings.number("warn_hours") * HOUR)
    if not soon:
        return None
    first = soon[0].deadline
    until = block_end(first)
    found = orders_ahead(db, at, until)
    fen = sum(one.fen for one in found)
    later = _costing_next(db, until, next_noon(at)) if not fen else None
    return DueFirst(until, first, _numbers(found), fen, not fen and all(one.told for one in found), later)


def _costing_next(db: sqlite3.Connection, after: int, until: int) -> DueFirst | None:
    """The orders that cost something in the next part of a day in which any does."""
    costing = [one for one in orders_ahead(db, after + 1, until) if one.fen]
    if not costing:
        return None
    end = min(block_end(costing[0].deadline), until)
    found = [one for one in orders_ahead(db, after + 1, end) if one.fen]
    if not found:  # what costs comes after the first of its clocks
        return DueFirst(until, costing[0].deadline, _numbers(costing), sum(one.fen for one in costing))
    return DueFirst(end, found[0].deadline, _numbers(found), sum(one.fen for one in found))


def _numbers(found: list[Ahead]) -> tuple[str, ...]:
    return tuple(one.order_id for one in found)


def _watched_shops(place: Workplace) -> dict[int, str]:
    """The shops in which anything is to be watched, in words by ref; {} where there is a single shop."""
    shops = told_apart(place)
    if len(shops) < 2:
        return {}
    watched = {count.shop_ref for count in shop_counts(place.store.connection())}
    return {shop.ref: place.shop_in_words(shop.name) for shop in shops if shop.ref in watched}


def _known(kind: str, newest: Mapping[int, int], shops: Mapping[int, str], at: int) -> KnownUntil:
    """``newest``: by shop."""
    of_shops = {ref: known for ref, known in newest.items() if ref in shops and kind in OF_A_SHOP}
    if not of_shops:
        known = max(newest.values())
        return KnownUntil(kind, known, is_old(kind, known, at))
    oldest = min(of_shops, key=of_shops.__getitem__)
    return KnownUntil(kind, of_shops[oldest], is_old(kind, of_shops[oldest], at), shops[oldest])
