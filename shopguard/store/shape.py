"""The shape of a track: where its milestones stand, found once for all tracks with the same kinds of lines in the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from shopguard.store.journey import NO_RECORD, Moments, firsts, milestones, transit


class Shape(NamedTuple):
    """Where in a track of certain kinds the milestones stand.

    ``columns``: milestone → place among the moments that ``picked`` picks; ``way`` picks those of the transit's records.
    """

    columns: dict[str, int]
    picked: Callable[[Moments], Any]
    record_places: tuple[int, ...]
    way: Callable[[Moments], Any]


@lru_cache(maxsize=10_000)
def shape_of(kinds: str) -> Shape:
    """The milestones' places of a track with these kinds whose moments all differ. A few shapes are nearly all tracks'."""
    places = (*range(len(kinds)), None)
    track = firsts(kinds, places)
    way = transit(kinds, places, track, track)
    found = milestones(track, track, way)
    wanted = sorted({place for place in found if place is not None})
    columns = {name: wanted.index(place) for name, place in zip(found._fields, found, strict=True) if place is not None}
    records = tuple(place for place, letter in enumerate(kinds) if letter not in NO_RECORD)
    return Shape(columns, _picker(wanted), records, _picker([place for place, _ in way]))


def _picker(places: Sequence[int]) -> Callable[[Moments], Any]:
    """Picks what stands at the places, as a sequence (of a single one itemgetter would give no sequence)."""
    return itemgetter(*places) if len(places) > 1 else lambda moments: [moments[place] for place in places]
