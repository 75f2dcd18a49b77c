"""A parcel's track in short, read from the database as one row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.journey import LETTERS, Moments
from shopguard.store.shape import shape_of

# One row for each touched parcel, its lines by time: in that order they lie in their table, and no other is asked for.
_TRACKS = f"""
SELECT t.id, GROUP_CONCAT(CASE e.kind {" ".join(f"WHEN '{kind}' THEN '{letter}'" for kind, letter in LETTERS.items())} END, ''),
    GROUP_CONCAT(e.at), GROUP_CONCAT(CASE WHEN e.place_sure THEN COALESCE(e.province, '') ELSE '' END), GROUP_CONCAT(e.hub),
    GROUP_CONCAT(CASE e.kind WHEN 'out' THEN e.province || '|' || COALESCE(e.city, '')
        WHEN 'signed' THEN e.province || '|' || COALESCE(e.city, '') END)
FROM touched_parcel t LEFT JOIN track_event e ON e.parcel_ref = t.id GROUP BY t.id
"""


class Track(NamedTuple):
    """A parcel's lines by time.

    ``kinds``: a letter of each; ``moments`` with a None behind them; ``provinces``: joined by commas, "" where none is sure;
    ``hubs``: the names of those that have one; ``arrivals``: province|city of the deliveries that tell a province.
    ``sum``: the same for identical tracks of three lines or more; ``even``: no two lines are of the same second.
    """

    parcel_ref: int
    kinds: str
    moments: Moments
    provinces: str
    hubs: str | None
    arrivals: str | None
    sum: int | None
    even: bool

    def since(self, begin: int) -> Track:
        """The lines from a moment on."""
        before = sum(at is not None and at < begin for at in self.moments)
        provinces = ",".join(self.provinces.split(",")[before:])
        return self._replace(kinds=self.kinds[before:], moments=self.moments[before:], provinces=provinces)

    def first_province(self) -> str | None:
        """The province that the first record proves; of several in one second the first that proves any."""
        places = shape_of(self.kinds).record_places
        if not places:
            return None
        first = places[0]
        if self.even:
            return self.provinces.split(",", first + 1)[first] or None
        provinces = self.provinces.split(",")
        told = (provinces[place] for place in places if self.moments[place] == self.moments[first])
        return next(filter(None, told), None)


def touched_tracks(db: sqlite3.Connection) -> Iterator[Track]:
    """The tracks of the touched parcels, by ref; one without lines is empty."""
    reading = db.cursor()
    reading.row_factory = None
    for ref, kinds, told, provinces, hubs, arrivals in reading.execute(_TRACKS):
        moments: list[int | None] = list(map(int, told.split(","))) if kinds is not None else []
        lines = len(moments)
        track_sum = sum(moments) * 100 + lines % 100 if lines >= 3 else None  # type: ignore[arg-type]
        even = len(set(moments)) == lines
        moments.append(None)
        yield Track(ref, kinds or "", moments, provinces or "", hubs, arrivals, track_sum, even)
