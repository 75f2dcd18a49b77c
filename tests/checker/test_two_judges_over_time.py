"""Verdicts kept while time passes and facts come in, in any order, are those of judging everything afresh at the end."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.checker.judge import Question, verdicts
from shopguard.checker.keeping import keep_verdicts
from shopguard.checker.upkeep import next_change, waiting_orders
from shopguard.core.finding import Risk
from shopguard.core.rulebook import Rulebook
from shopguard.store.tags import Said as Tag
from shopguard.store.tags import add_action, mark_touched, orders_listed
from shopguard.store.traits import derive_traits
from tests.checker.plain_judge import HOUR, Order, Parcel, PlainJudge, Record, Said, Traits, list_records
from tests.checker.random_saving import save_export, save_extension, save_list, save_track_file
from tests.checker.random_shops import Shop, shops
from tests.checker.test_two_judges import compiled, db, rulebook

__all__ = ["db", "rulebook"]  # fixtures
CASES = int(os.environ.get("SHOPGUARD_CASES", "80"))
KEPT = ("breached", "due", "suspect", "hint")
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


@dataclass(frozen=True)
class History:
    """A shop, the order in which its files come, and how long it takes from one to the next."""

    shop: Shop
    arrivals: tuple[Arrival, ...]
    waits: tuple[int, ...]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """The files of a random shop, shuffled with the owner's tags and announcements: drafts, exports, lists, halves of tracks."""
    shop = draw(shops())
    found = tuple(_track_within_known(parcel) for parcel in shop.parcels)
    shop = replace(
        shop, parcels=found, orders=tuple(_told_by_tags(replace(order, withdrawn=())) for order in shop.orders)
    )
    files = [Arrival(0, partial(save_extension, extension=extension)) for extension in shop.extensions]
    files += [_tagging(order) for order in shop.orders if order.traits != Traits()]
    files += [file for order in shop.orders for file in _exports(order)]
    files += [_list_file(parcel, shop) for parcel in found if parcel.listed_pickup_known is not None]
    for parcel in found:
        files += _track_files(parcel, draw(st.integers(0, len(parcel.track))))
    arrivals = tuple(draw(st.permutations(files)))
    waits = tuple(draw(st.lists(st.sampled_from(TICKS), min_size=len(arrivals) + 3, max_size=len(arrivals) + 3)))
    return History(shop, arrivals, waits)


def _track_within_known(parcel: Parcel) -> Parcel:
    if parcel.track_known is None:
        return parcel
    return replace(parcel, track_known=max(parcel.track_known, *(r.at for r in parcel.track), parcel.track_known))


def _told_by_tags(order: Order) -> Order:
    """What the owner says he says of an order that is there, at some moment."""
    if order.known is None or order.traits == Traits():
        return replace(order, traits=Traits())
    told_at = order.traits.told_at if order.traits.told_at is not None else order.known
    return replace(order, traits=replace(order.traits, told_at=told_at))


def _tagging(order: Order) -> Arrival:
    moment = order.traits.told_at or 0
    return Arrival(max(order.known or 0, moment), lambda db: _save_tags(db, order, moment))


def _save_tags(db: sqlite3.Connection, order: Order, moment: int) -> None:
    save_export(db, order)
    (ref,) = db.execute("SELECT id FROM orders WHERE order_id = ?", (order.order_id,)).fetchone()
    told = {field.name: getattr(order.traits, field.name) for field in fields(Traits) if field.name != "told_at"}
    said = [(name.removesuffix("_at").replace("_", "-"), value) for name, value in told.items() if value]
    add_action(db, moment, (Tag(ref, None, name, None if value is True else value, True) for name, value in said))
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


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a failing case: it is shown all the same
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories())
def test_kept_verdicts_are_those_of_judging_afresh(
    db: sqlite3.Connection, rulebook: Rulebook, history: History
) -> None:
    db.execute("BEGIN")
    try:
        now = play(db, rulebook, history)
        kept = tables(db)
        asked = replace(history.shop.asked, at=now, assume_known_until=0)
        question = Question(now, asked.warn_hours)
        keep_verdicts(db, rulebook, question, [row[0] for row in db.execute("SELECT id FROM orders")])
        assert kept == tables(db)
        said = compiled(db, rulebook, asked)
        assert [tuple(row)[:5] for row in verdicts(db, least_urgent=Risk.CLOSED)] == [
            tuple(row) for row in db.execute(f"SELECT order_ref, {_SHOWN} FROM verdict {_BY_URGENCY}")
        ]
        stored = {(row[0], Said(*row[1:])) for row in db.execute(_STORED)}
    finally:
        db.rollback()
    plain = PlainJudge(history.shop.orders, history.shop.parcels, asked, history.shop.extensions)
    for order in history.shop.orders:
        if order.known is not None or order.listed:
            assert said[order.order_id] == plain.judge(order), order.order_id
    assert stored == {(order_id, one) for order_id, found in said.items() for one in found if one.state in KEPT}


_STORED = """
SELECT o.order_id, f.clause, p.waybill, f.state, f.since, f.deadline, f.happened_at
FROM finding f JOIN orders o ON o.id = f.order_ref
LEFT JOIN shipment s ON s.id = f.shipment_ref LEFT JOIN parcel p ON p.id = s.parcel_ref
"""
_SHOWN = "risk, clause, state, deadline"
_BY_URGENCY = "JOIN orders o ON o.id = order_ref ORDER BY risk, deadline IS NULL, deadline, o.order_id"


def play(db: sqlite3.Connection, rulebook: Rulebook, history: History) -> int:
    """Lets the files arrive and time pass, keeping the verdicts; returns the last moment."""
    now = 0
    for nth, wait in enumerate(history.waits):
        now = max(now, next_change(db) or now) if wait == UNTIL_NEXT_CHANGE else now + wait
        if nth < len(history.arrivals):
            now = max(now, history.arrivals[nth].not_before)
            history.arrivals[nth].save(db)
        keep_verdicts(db, rulebook, Question(now, history.shop.asked.warn_hours), waiting_orders(db, now))
    return now


def tables(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Both tables of the last judgement, whole (the yuan are priced by others)."""
    return [
        sorted((tuple(row) for row in db.execute(f"SELECT * FROM {table}")), key=str)
        for table in ("verdict", "finding")
    ]
