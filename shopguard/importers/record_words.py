"""What is needed to tell a track line to a courier, from the bundled words."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from shopguard.core.track_record import TrackRecords
from shopguard.importers.reading import Reading
from shopguard.resources import resource


def track_records(reading: Reading) -> TrackRecords:
    """What masks and names the outlets. A mistake in the bundled words is a bug, not a user's problem."""
    lines, places = _toml("tracklines.toml"), _toml("places.toml")
    return TrackRecords(
        adverts=re.compile("|".join(lines["adverts"])),
        next_place=re.compile(lines["next_place"]),
        outlet=re.compile(places["words"]["outlet"]),
        places=reading.places,
        people=reading.masking,
    )


def _toml(name: str) -> dict[str, Any]:
    with resource(name).open("rb") as file:
        return tomllib.load(file)
