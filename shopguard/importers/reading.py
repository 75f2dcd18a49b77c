"""Everything the importers know of the outer world, read once from the resources: columns, couriers, wordings, places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.masking import Masking
from shopguard.core.parcel import EventKind
from shopguard.core.places import Lies, Places, PlaceWords
from shopguard.core.trackline import HubWords, LineRule, TrackLines, Wordings
from shopguard.core.waybill import Couriers
from shopguard.importers.columns import KINDS, Columns, NotRead, columns_from, not_read_from
from shopguard.importers.couriers import load_couriers
from shopguard.importers.mapping import Mappable, mappable_from
from shopguard.resources import resource


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read files. ``columns``: one entry per kind of file; ``not_read``: kinds known and refused."""

    columns: tuple[Columns, ...]
    not_read: tuple[NotRead, ...]
    couriers: Couriers
    wordings: TrackWordings
    places: Places
    masking: Masking
    mappable: Mappable
    templates: tuple[ColumnMapping, ...] = ()  # the owner's, the newest first

    @property
    def track_lines(self) -> TrackLines:
        """What reads the lines of tracks."""
        return self.wordings.track_lines


class TrackWordings:
    """The wordings of the couriers, made ready when first asked for: most files hold no track."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def track_lines(self) -> TrackLines:
        """What reads the lines."""
        return TrackLines(_wordings(_toml("tracklines.toml"), self._places), self._places)


def load_reading() -> Reading:
    """Reads the bundled resources. A mistake in them is a bug, not a user's problem."""
    places = load_places()
    columns = tuple(columns_from(kind, _toml("columns", f"{kind}.toml")) for kind in KINDS)
    return Reading(
        columns=columns,
        not_read=not_read_from(_toml("columns", "not_read.toml")),
        couriers=load_couriers(),
        wordings=TrackWordings(places),
        places=places,
        masking=_masking(_toml("masks.toml")),
        mappable=mappable_from(columns, _toml("columns", "mapping.toml")),
    )


def load_places() -> Places:
    """The bundled list of provinces, cities and counties."""
    told = _toml("places.toml")
    names: dict[str, set[Lies]] = {}
    openers: dict[str, Lies] = {}
    for entry in told["province"]:
        openers |= _province(entry, names)
    words = told["words"]
    return Places(
        names,
        openers,
        PlaceWords(
            no_city=re.compile(words["no_city"]),
            no_name=re.compile(words["no_name"]),
            shop=re.compile(words["shop"]),
            outlet=re.compile(words["outlet"]),
            signer=re.compile(words["signer"]),
            no_city_of_its_own=frozenset(words["no_city_of_its_own"]),
        ),
    )


def _province(entry: dict[str, Any], names: dict[str, set[Lies]]) -> dict[str, Lies]:
    """Adds a province's names to ``names``; returns its openers."""
    short: str = entry["short"]
    cities: dict[str, str] = entry.get("cities", {})
    mine: dict[str, str | None] = dict.fromkeys(entry["names"])
    mine |= {county: county for county in entry.get("direct", "").split()}
    mine |= {city: city for city in cities}
    mine |= entry.get("short_names", {})
    for name, city in mine.items():
        names.setdefault(name, set()).add((short, city))
    for city, counties in cities.items():
        for county in counties.split():
            names.setdefault(county, set()).add((short, city))
            mine.setdefault(county, city)
    openers = {name: _city_called(name, mine) for name in entry["openers"].split()}
    openers[short] = mine[entry["names"][0]]  # a municipality is its own city
    return {name: (short, city) for name, city in openers.items()}


def _city_called(bare: str, cities: Mapping[str, str | None]) -> str | None:
    """The city meant by a name without suffix: 金华 → 金华市, 义乌 → 金华市, 恩施 → 恩施土家族苗族自治州."""
    longer = (name for name in cities if name.startswith(bare))
    return cities[f"{bare}市" if f"{bare}市" in cities else next(longer)]


def _wordings(told: dict[str, Any], places: Places) -> Wordings:
    blanks = {
        "{city}": "|".join(sorted(places.openers, key=len, reverse=True)),
        "{hub}": "|".join(told["hub"]["nouns"]),
        "{maybe}": "|".join(told["hub"]["maybe"]),
        "{way_back}": told["way_back"],
    }
    hub = told["hub"]
    return Wordings(
        adverts=re.compile("|".join(told["adverts"])),
        pickup_to_come=re.compile(told["pickup_to_come"]),
        estimate_from=re.compile(told["estimate_from"]),
        next_place=re.compile(told["next_place"]),
        rules=tuple(_rule(entry, blanks) for entry in told["rule"]),
        hub=HubWords(
            actions=tuple((action, re.compile(hub[action])) for action in ("leave", "arrive")),
            names=tuple(_pattern(name, blanks) for name in hub["names"]),
        ),
    )


def _rule(entry: dict[str, Any], blanks: Mapping[str, str]) -> LineRule:
    return LineRule(
        kind=EventKind(entry["kind"]),
        part=entry["part"],
        pattern=_pattern(entry["pattern"], blanks),
        unless=_pattern(entry["unless"], blanks) if "unless" in entry else None,
        couriers=frozenset(entry.get("couriers", ())),
        words=re.compile("|".join(entry["words"])) if "words" in entry else None,
    )


def _pattern(told: str, blanks: Mapping[str, str]) -> re.Pattern[str]:
    for blank, words in blanks.items():
        told = told.replace(blank, words)
    return re.compile(told)


def _masking(told: dict[str, Any]) -> Masking:
    family = f"(?:{told['double_names']}|[{told['family_names']}])"
    blanks = {"{name}": family + "[一-鿿]{1,2}", "{family}": family}
    return Masking([(_pattern(step["pattern"], blanks), step["shown"]) for step in told["step"]])


def _toml(*parts: str) -> dict[str, Any]:
    path: Path = resource(*parts)
    with path.open("rb") as file:
        return tomllib.load(file)
