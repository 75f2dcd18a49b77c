"""Track lines: what a courier's sentence says, which place it proves and which hub it names. The wordings are data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from shopguard.core.memo import Memo
from shopguard.core.parcel import EventKind
from shopguard.core.places import Places

_KEPT_READINGS = 50_000
_LONGEST_LINE = 1_000  # signs: couriers' have under 300; what stands beyond is not read, searching it takes the square of its length
_HUBS = (EventKind.HUB, EventKind.MAYBE_HUB)
_DELIVERIES = (EventKind.OUT, EventKind.SIGNED)


class Reading(NamedTuple):
    """What a line says. ``province`` (short name), ``city`` (prefecture level), ``place_sure`` and ``hub`` as in TrackEvent."""

    kind: EventKind
    province: str | None = None
    city: str | None = None
    place_sure: bool = True
    hub: str | None = None


@dataclass(frozen=True, slots=True)
class LineRule:
    """One wording. ``part``: the whole line, or only what it says of the place where the parcel is.

    ``words``: finds one of the words of which every match holds one; None: no quick look is possible.
    """

    kind: EventKind
    part: Literal["line", "here"]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    couriers: frozenset[str] = frozenset()
    words: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class HubWords:
    """How a hub line says what happened there. ``actions``: name (``leave``, ``arrive``) and its verbs, the first that is
    found counts; ``names``: patterns of the hub's name, best first, in their group ``name``.
    """

    actions: tuple[tuple[str, re.Pattern[str]], ...]
    names: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings, in the order in which they are tried."""

    adverts: re.Pattern[str]
    pickup_to_come: re.Pattern[str]
    estimate_from: re.Pattern[str]
    next_place: re.Pattern[str]
    rules: tuple[LineRule, ...]
    hub: HubWords


class TrackLines:
    """Reads track lines. One object serves many files; not shared between threads."""

    def __init__(self, wordings: Wordings, places: Places) -> None:
        self._wordings = wordings
        self._places = places
        self._rules: dict[str, Sequence[LineRule]] = {}
        self._readings = Memo(self._read_anew, _KEPT_READINGS)

    def read(self, courier: str, text: str) -> Reading:
        """What the line says.

        ``courier``: its code, "" if unknown. An unknown wording is ``UNKNOWN``, never guessed.
        """
        return self._readings[courier, text]

    def read_all(self, lines: Iterable[tuple[str, str]]) -> Iterator[Reading]:
        """:meth:`read` for many pairs of courier and text."""
        return map(self._readings.__getitem__, lines)

    def _read_anew(self, courier_and_text: tuple[str, str]) -> Reading:
        courier, text = courier_and_text
        text = text[:_LONGEST_LINE]
        words = self._wordings
        line = words.adverts.sub("", text).strip(" \t\r\n，,。；;")
        if not line:
            return Reading(EventKind.NOTICE if text.strip() else EventKind.UNKNOWN)
        future = words.estimate_from.search(line)
        if future is not None:
            if words.pickup_to_come.search(line):
                return Reading(EventKind.CREATED)
            line = line[: future.start()]
            if not line.strip(" ，,。【[您的快件包裹货物订单商品"):
                return Reading(EventKind.ESTIMATE)
        onward = words.next_place.search(line)
        here = line if onward is None else line[: onward.end()]
        kind = self._kind(courier, line, here)
        hub = self._hub(here) if kind in _HUBS else None
        place = self._places.place_in(here, of_delivery=kind in _DELIVERIES)
        if place is None:
            return Reading(kind, hub=hub)
        return Reading(kind, place.province, place.city, place.sure or hub is not None, hub)

    def _kind(self, courier: str, line: str, here: str) -> EventKind:
        for rule in self._rules_for(courier):
            part = line if rule.part == "line" else here
            if rule.words is not None and not rule.words.search(part):
                continue
            if rule.pattern.search(part) and not (rule.unless and rule.unless.search(part)):
                return rule.kind
        return EventKind.UNKNOWN

    def _hub(self, here: str) -> str | None:
        """``leave:合肥转运中心``; ``at:`` where the line says neither arriving nor leaving."""
        words = self._wordings.hub
        found = next(filter(None, (name.search(here) for name in words.names)), None)
        if found is None:
            return None
        action = next((action for action, verbs in words.actions if verbs.search(here)), "at")
        return f"{action}:{''.join(found['name'].split())}"

    def _rules_for(self, courier: str) -> Sequence[LineRule]:
        rules = self._rules.get(courier)
        if rules is None:
            rules = self._rules[courier] = tuple(
                rule for rule in self._wordings.rules if not rule.couriers or courier in rule.couriers
            )
        return rules
