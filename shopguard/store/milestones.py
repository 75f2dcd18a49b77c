"""Milestones of a shipment, worked out once from its track when something of it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.journey import Milestones, Moments, Span, firsts, latest, milestones, transit, widest_gap
from shopguard.store.listed import NOT_LISTED, list_facts, listed_of, with_list
from shopguard.store.look_alikes import SumChange, keep_look_alikes
from shopguard.store.shape import shape_of
from shopguard.store.track import Track, touched_tracks
from shopguard.store.whereabouts import elsewhere, hub_again, lines_of, may_be_elsewhere, names_a_hub_twice

NEVER = 1 << 40  # later than any moment this program will see; the compiled queries use it for what has not happened
_AT_A_TIME = 10_000

_SHIPMENTS = """
SELECT p.id, p.track_sum, p.track_known_as_of, p.list_known_as_of, p.misshapen,
    s.id, s.events_from, s.events_until, o.province, o.city
FROM touched_parcel t CROSS JOIN parcel p ON p.id = t.id LEFT JOIN shipment s ON s.parcel_ref = p.id
    LEFT JOIN orders o ON o.id = s.order_ref
ORDER BY t.id
"""
_BESIDE = (
    *("track_known", "pickup_known", "record_known", "pickup_province", "widest_gap_from", "widest_gap_to"),
    *("picked_up_by", "first_hub_by", "odd", "elsewhere_at", "maybe_elsewhere_at", "elsewhere", "hub_again_at"),
)
_COLUMNS = (*_BESIDE, *Milestones._fields)
_KEEP = f"UPDATE shipment SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"
_Kept = tuple[str, tuple[object, ...]]  # a statement and its values


class _Shipment(NamedTuple):
    """A touched parcel with an order that it belongs to; ``ref`` is None where it belongs to none."""

    parcel_ref: int
    track_sum: int | None
    track_known: int | None
    list_known: int | None
    misshapen: int
    ref: int | None
    events_from: int | None
    events_until: int | None
    province: str | None
    city: str | None


def keep_milestones(db: sqlite3.Connection) -> None:
    """Works out the milestones of all shipments of the touched parcels and marks their orders for judgement."""
    changed: list[SumChange] = []
    kept: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for nth, (statement, values) in enumerate(_milestones(db, changed), start=1):
        kept[statement].append(values)
        if nth % _AT_A_TIME == 0:
            _write(db, kept)
    _write(db, kept)
    keep_look_alikes(db, changed)
    db.execute(
        "INSERT OR IGNORE INTO to_judge SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel)"
    )


def _write(db: sqlite3.Connection, kept: dict[str, list[tuple[object, ...]]]) -> None:
    for statement, values in kept.items():
        db.executemany(statement, values)
    kept.clear()


def _milestones(db: sqlite3.Connection, changed: list[SumChange]) -> Iterator[_Kept]:
    """What keeps each shipment of the touched parcels; lists the tracks whose sum is another one now."""
    reading = db.cursor()
    reading.row_factory = None
    tracks = touched_tracks(db)
    track = None
    for shipment in map(_Shipment._make, reading.execute(_SHIPMENTS)):
        if track is None or track.parcel_ref != shipment.parcel_ref:
            ref = shipment.parcel_ref
            track = next(one for one in tracks if one.parcel_ref == ref)  # both are by parcel
            if track.sum != shipment.track_sum:
                changed.append(SumChange(track.parcel_ref, shipment.track_sum, track.sum))
        if shipment.ref is not None:
            yield _of_usual(track, shipment) or _of_any(db, track, shipment)


def _of_usual(track: Track, shipment: _Shipment) -> _Kept | None:
    """What keeps a shipment of which all follows from the shape of its track; None for any other."""
    if not track.even or shipment.list_known is not None or shipment.misshapen:
        return None
    if shipment.events_from is not None or shipment.events_until is not None:
        return None
    if _strays(track, shipment):
        return None
    statement, picked, way = _usual(track.kinds)
    gap = widest_gap(way(track.moments))
    return statement, (shipment.ref, shipment.track_known, track.first_province(), *gap, *picked(track.moments))


def _strays(track: Track, shipment: _Shipment) -> bool:
    """Whether some line may prove that the parcel was elsewhere or at a hub again."""
    if track.arrivals is not None and may_be_elsewhere(track.arrivals, shipment.province, shipment.city):
        return True
    return track.hubs is not None and names_a_hub_twice(track.hubs)


@lru_cache(maxsize=10_000)
def _usual(kinds: str) -> tuple[str, Callable[[Moments], Any], Callable[[Moments], Any]]:
    """The statement that keeps shipments of this shape, and what picks its moments and those of the transit's records."""
    shape = shape_of(kinds)
    values = dict.fromkeys(_COLUMNS, "NULL")
    values |= dict.fromkeys(("track_known", "pickup_known", "record_known"), "?2")
    values |= {"pickup_province": "?3", "widest_gap_from": "?4", "widest_gap_to": "?5"}
    values |= {name: f"?{place + 6}" for name, place in shape.columns.items()}
    told = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"UPDATE shipment SET {told} WHERE id = ?1", shape.picked, shape.way


def _of_any(db: sqlite3.Connection, track: Track, shipment: _Shipment) -> _Kept:
    """What keeps any shipment."""
    span = Span(shipment.events_from, shipment.events_until)
    if span.begin is not None:
        track = track.since(span.begin)
    own = together = firsts(track.kinds, track.moments)
    told = NOT_LISTED
    if shipment.list_known is not None:
        told = list_facts(listed_of(db, track.parcel_ref), span.begin)
        together = with_list(own, told.firsts)
    way = transit(track.kinds, track.moments, own, together)
    found = milestones(own, together, way)
    if found.recalled_at is not None and not span.holds(found.recalled_at):
        found = found._replace(recalled_at=None)
    lines = lines_of(db, track.parcel_ref) if _strays(track, shipment) else []
    return _KEEP, (
        shipment.track_known,
        latest(shipment.track_known, told.pickup_known),
        latest(shipment.track_known, told.record_known),
        track.first_province(),
        *widest_gap([at for at, _ in way]),
        told.picked_up_by,
        told.firsts.hub,
        shipment.misshapen or None,
        *elsewhere(lines, span, (shipment.province, shipment.city), together.returned),
        hub_again(lines, span, together.returned),
        *found,
        shipment.ref,
    )
