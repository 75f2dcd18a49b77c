"""Everything the importers know of the outer world, read once from the resources: columns, couriers, wordings, places."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopguard.core.parcel import EventKind
from shopguard.core.places import Places
from shopguard.core.trackline import LineRule, TrackLines, Wordings
from shopguard.core.waybill import Couriers
from shopguard.importers.columns import Columns, NotRead, columns_from, not_read_from
from shopguard.importers.couriers import load_couriers
from shopguard.resources import resource


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read files. ``columns``: one entry per kind of file; ``not_read``: kinds known and refused."""

    columns: tuple[Columns, ...]
    not_read: tuple[NotRead, ...]
    couriers: Couriers
    track_lines: TrackLines
    places: Places


def load_reading() -> Reading:
    """Reads the bundled resources. A mistake in them is a bug, not a user's problem."""
    places = load_places()
    return Reading(
        columns=tuple(columns_from(kind, _toml("columns", f"{kind}.toml")) for kind in ("orders", "parcels", "tracks")),
        not_read=not_read_from(_toml("columns", "not_read.toml")),
        couriers=load_couriers(),
        track_lines=TrackLines(_wordings(_toml("tracklines.toml"), places), places),
        places=places,
    )


def load_places() -> Places:
    """The bundled list of provinces, cities and counties."""
    names: dict[str, str] = {}
    openers: dict[str, str] = {}
    for entry in _toml("places.toml")["province"]:
        short = entry["short"]
        for name in (*entry["names"], *entry["cities"].split(), *entry["counties"].split()):
            names[name] = short
        for name in (short, *entry["openers"].split()):
            openers[name] = short
    return Places(names, openers)


def _wordings(told: dict[str, Any], places: Places) -> Wordings:
    cities = "|".join(sorted(places.openers, key=len, reverse=True))
    return Wordings(
        adverts=re.compile("|".join(told["adverts"])),
        estimate_from=re.compile(told["estimate_from"]),
        next_place=re.compile(told["next_place"]),
        rules=tuple(_rule(entry, cities) for entry in told["rule"]),
    )


def _rule(entry: dict[str, Any], cities: str) -> LineRule:
    return LineRule(
        kind=EventKind(entry["kind"]),
        part=entry["part"],
        pattern=re.compile(entry["pattern"].replace("{city}", cities)),
        unless=re.compile(entry["unless"]) if "unless" in entry else None,
        couriers=frozenset(entry.get("couriers", ())),
    )


def _toml(*parts: str) -> dict[str, Any]:
    path: Path = resource(*parts)
    with path.open("rb") as file:
        return tomllib.load(file)
