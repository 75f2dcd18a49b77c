"""What single lines of a track prove of its places: delivered elsewhere, or at a hub again. Looked at where a track may show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.journey import Span

_ARRIVALS = ("out", "signed")
# a city column may hold 省直辖县级行政区划 and the like, which names no city
_CITY_ENDINGS = ("市", "州", "盟", "地区")


class Line(NamedTuple):
    """A track line as far as it tells of a place."""

    at: int
    kind: str
    province: str | None
    city: str | None
    place_sure: int
    hub: str | None


class Elsewhere(NamedTuple):
    """The first sure and the first unsure delivery somewhere else, and where that was."""

    at: int | None = None
    maybe_at: int | None = None
    place: str | None = None


NOT_ELSEWHERE = Elsewhere()


def lines_of(db: sqlite3.Connection, parcel_ref: int) -> list[Line]:
    """The lines of a track by time."""
    rows = db.execute(
        "SELECT at, kind, province, city, place_sure, hub FROM track_event WHERE parcel_ref = ? ORDER BY at",
        (parcel_ref,),
    )
    return [Line(*row) for row in rows]


@lru_cache(maxsize=10_000)
def may_be_elsewhere(arrivals: str, province: str | None, city: str | None) -> bool:
    """Whether one of the places (``province|city`` and so on, as the deliveries tell them) is not the order's."""
    places = (place.partition("|") for place in arrivals.split(","))
    return any(_is_elsewhere(at_province, at_city or None, province, city) for at_province, _, at_city in places)


def _is_elsewhere(at_province: str | None, at_city: str | None, province: str | None, city: str | None) -> bool:
    """Another province, or another city of the same one; what is not known differs from nothing."""
    if at_province is None or province is None:
        return False
    if at_province != province:
        return True
    return at_city is not None and city is not None and at_city != city and city.endswith(_CITY_ENDINGS)


def elsewhere(
    lines: Sequence[Line], span: Span, home: tuple[str | None, str | None], returned: int | None
) -> Elsewhere:
    """Deliveries elsewhere within the span. What is delivered after the return began is delivered back to the shop."""
    found = [
        line
        for line in lines
        if line.kind in _ARRIVALS and span.holds(line.at) and (returned is None or line.at <= returned)
        if _is_elsewhere(line.province, line.city, *home)
    ]
    # signed for where the order goes: an outlet beyond the border had it first
    came_home = any(_proves_home(line, home) for line in lines if line.kind == "signed" and span.holds(line.at))
    sure = next((line for line in found if line.place_sure and not came_home), None)
    unsure = next((line for line in found if not line.place_sure or came_home), None)
    shown = sure or unsure
    if shown is None:
        return NOT_ELSEWHERE
    return Elsewhere(
        sure.at if sure is not None else None,
        unsure.at if unsure is not None else None,
        f"{shown.province or ''}{shown.city or ''}",
    )


def _proves_home(line: Line, home: tuple[str | None, str | None]) -> bool:
    """Whether a line surely stands in the order's own province and city."""
    return bool(line.place_sure) and None not in home and (line.province, line.city) == home


def names_a_hub_twice(hubs: str) -> bool:
    """Whether one of the names (joined by commas) stands there twice."""
    names = hubs.split(",")
    return len(set(names)) < len(names)


def hub_again(lines: Sequence[Line], span: Span, returned: int | None) -> int | None:
    """The first line that names a hub with the same action after it had been left; for leaving: after another place.

    On its way back a parcel passes the same hubs: that is no repetition.
    """
    going = [line for line in lines if span.holds(line.at) and (returned is None or line.at < returned)]
    named = [(line.at, line.hub) for line in going if line.hub is not None]
    again = (
        later
        for nth, (first, hub) in enumerate(named)
        for later, same in named[nth + 1 :]
        if same == hub and later > first and any(first < at <= later and _leaves(hub, between) for at, between in named)
    )
    return min(again, default=None)


def _leaves(hub: str, between: str) -> bool:
    """Whether a line shows that the parcel was elsewhere, or on its way, between two lines of one hub and action."""
    action, _, name = hub.partition(":")
    other_action, _, other_name = between.partition(":")
    if action == "leave":
        return other_action == "arrive" or other_name != name
    return between == f"leave:{name}"
