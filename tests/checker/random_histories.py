"""Random histories for the two judges: the files of a shop, the owner's tags and announcements, in any order, and time between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial

from hypothesis import strategies as st

from shopguard.store.engine import sqlite3
from shopguard.store.tags import Said as Tag
from shopguard.store.tags import add_action, mark_touched, orders_listed
from shopguard.store.traits import derive_traits
from tests.checker.plain_facts import HOUR, Order, Parcel, Record, Traits, earliest
from tests.checker.plain_knowledge import list_records
from tests.checker.plain_owner import Word
from tests.checker.random_owner import owners_words, save_word
from tests.checker.random_saving import (
    WAITS_FOR_SELLER,
    save_cases,
    save_export,
    save_extension,
    save_list,
    save_track_file,
)
from tests.checker.random_shops import Shop, shops

UNTIL_NEXT_CHANGE = -1
TICKS = (
    UNTIL_NEXT_CHANGE,
    UNTIL_NEXT_CHANGE,
    0,
    1,
    12 * HOUR - 1,
    12 * HOUR,
    24 * HOUR,
    24 * HOUR + 1,
    36 * HOUR,
    48 * HOUR,
    72 * HOUR + 1,
)


@dataclass(frozen=True)
class Arrival:
    """One file: it cannot arrive before what it tells."""

    not_before: int
    save: Callable[[sqlite3.Connection], None]
    word: Word | None = None  # what the owner says of what counts


@dataclass(frozen=True)
class History:
    """A shop, the order in which its files come, and how long it takes from one to the next."""

    shop: Shop
    arrivals: tuple[Arrival, ...]
    waits: tuple[int, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """What the owner said of what counts, in the order in which he did."""
        return tuple(arrival.word for arrival in self.arrivals if arrival.word is not None)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """The files of a random shop, shuffled with the owner's tags and announcements: drafts, exports, lists, halves of tracks."""
    shop = draw(shops())
    found = tuple(_track_within_known(parcel) for parcel in shop.parcels)
    bought = tuple(_told_by_tags(_told_by_cases(replace(order, withdrawn=()))) for order in shop.orders)
    return draw(_told(replace(shop, parcels=found, orders=bought)))


@st.composite
def _told(draw: st.DrawFn, shop: Shop) -> History:
    """The files that tell of the shop, in any order."""
    files = [Arrival(0, partial(save_extension, extension=extension)) for extension in shop.extensions]
    files += [_tagging(order) for order in shop.orders if order.traits.told_at is not None]
    files += [_case_file(order) for order in shop.orders if order.traits.refund_open_at is not None]
    files += [file for order in shop.orders for file in _exports(order)]
    files += [_list_file(parcel, shop) for parcel in shop.parcels if parcel.listed_pickup_known is not None]
    for parcel in shop.parcels:
        files += _track_files(parcel, draw(st.integers(0, len(parcel.track))))
    files += [Arrival(0, partial(save_word, word=word), word) for word in draw(owners_words(shop))]
    arrivals = tuple(draw(st.permutations(files)))
    waits = tuple(draw(st.lists(st.sampled_from(TICKS), min_size=len(arrivals) + 3, max_size=len(arrivals) + 3)))
    return History(shop, arrivals, waits)


def _track_within_known(parcel: Parcel) -> Parcel:
    if parcel.track_known is None:
        return parcel
    return replace(parcel, track_known=max(parcel.track_known, *(r.at for r in parcel.track), parcel.track_known))


def _told_by_cases(order: Order) -> Order:
    """Since when the refund is open that is open now, only an after-sale file tells: of a line that waits for the seller."""
    asked, is_open = order.traits.refund_asked_at, order.traits.refund_open_at
    if is_open is None:
        return order
    if order.known is None or all(line.after_sale != WAITS_FOR_SELLER for line in order.lines):
        return replace(order, traits=replace(order.traits, refund_open_at=None))
    return replace(order, traits=replace(order.traits, refund_asked_at=earliest(asked, is_open)))


def _case_file(order: Order) -> Arrival:
    told = (order.known, order.traits.refund_asked_at, order.traits.refund_open_at)
    return Arrival(max(at for at in told if at is not None), lambda db: save_cases(db, order))


def _told_by_tags(order: Order) -> Order:
    """What the owner says he says of an order that is there, at some moment."""
    if order.known is None:
        return replace(order, traits=Traits())
    told_at = order.traits.told_at if order.traits.told_at is not None else order.known
    return replace(order, traits=replace(order.traits, told_at=told_at if _said_by_owner(order) else None))


def _said_by_owner(order: Order) -> list[Tag]:
    """The order's tags; the moments of a refund are none where an after-sale file tells them."""
    asked_by_case = order.traits.refund_open_at is not None
    names = [
        field.name
        for field in fields(Traits)
        if field.name not in ("told_at", "refund_open_at") and not (asked_by_case and field.name == "refund_asked_at")
    ]
    told = {name: getattr(order.traits, name) for name in names if getattr(order.traits, name)}
    return [
        Tag(None, None, name.removesuffix("_at").replace("_", "-"), None if value is True else value, True)
        for name, value in told.items()
    ]


def _tagging(order: Order) -> Arrival:
    moment = order.traits.told_at or 0
    return Arrival(max(order.known or 0, moment), lambda db: _save_tags(db, order, moment))


def _save_tags(db: sqlite3.Connection, order: Order, moment: int) -> None:
    save_export(db, order)
    save_owners_words(db, order.order_id, moment, _said_by_owner(order))


def save_owners_words(db: sqlite3.Connection, order_id: str, moment: int, tags: list[Tag]) -> None:
    """What the owner says of an order that is there; ``order_ref`` of the tags is filled in."""
    (ref,) = db.execute("SELECT id FROM orders WHERE order_id = ?", (order_id,)).fetchone()
    add_action(db, moment, (tag._replace(order_ref=ref) for tag in tags))
    with orders_listed(db, [ref]):
        derive_traits(db)
        mark_touched(db)


def _exports(order: Order) -> list[Arrival]:
    """The export, and now and then an older one from before anything was sent."""
    if order.known is None:
        return []
    known = order.known
    files = [Arrival(known, lambda db: save_export(db, order))]
    if order.paid is not None and order.paid < known and not any(line.status == "待支付" for line in order.lines):
        unsent = tuple(
            replace(line, status="待发货", after_sale="-", uploaded=None, waybills=()) for line in order.lines
        )
        draft = replace(order, known=order.paid, lines=unsent, finished=None)
        files.append(Arrival(order.paid, lambda db: save_export(db, draft)))
    return files


def _list_file(parcel: Parcel, shop: Shop) -> Arrival:
    uploads = [at for order in shop.orders for _, at in order.listed if at is not None]
    told = [*uploads, *(r.at for r in list_records(parcel)), parcel.listed_pickup_known or 0]
    return Arrival(max(told), lambda db: save_list(db, parcel, shop.orders))


def _track_files(parcel: Parcel, cut: int) -> list[Arrival]:
    """The track in two files of different age; the older one holds the earlier records."""
    if parcel.track_known is None:
        return []
    by_time = tuple(sorted(parcel.track, key=lambda r: r.at))
    return [
        _track_file(parcel, part, known)
        for part, known in ((by_time[:cut], _last(by_time[:cut])), (by_time, parcel.track_known))
        if known is not None
    ]


def _last(records: tuple[Record, ...]) -> int | None:
    return records[-1].at if records else None


def _track_file(parcel: Parcel, records: tuple[Record, ...], known: int) -> Arrival:
    return Arrival(known, lambda db: save_track_file(db, parcel, records, known))
