"""Track lines: what a courier's sentence says, and which province it proves. The wordings are data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from shopguard.core.memo import Memo
from shopguard.core.parcel import EventKind
from shopguard.core.places import Places

Reading = tuple[EventKind, str | None]
_KEPT_READINGS = 50_000


@dataclass(frozen=True, slots=True)
class LineRule:
    """One wording. ``part``: the whole line, or only what it says of the place where the parcel is."""

    kind: EventKind
    part: Literal["line", "here"]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    couriers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings, in the order in which they are tried."""

    adverts: re.Pattern[str]
    estimate_from: re.Pattern[str]
    next_place: re.Pattern[str]
    rules: tuple[LineRule, ...]


class TrackLines:
    """Reads track lines. One object serves many files; not shared between threads."""

    def __init__(self, wordings: Wordings, places: Places) -> None:
        self._wordings = wordings
        self._places = places
        self._rules: dict[str, Sequence[LineRule]] = {}
        self._readings = Memo(self._read_anew, _KEPT_READINGS)

    def read(self, courier: str, text: str) -> Reading:
        """Kind of the line and short name of the province it proves (None if none).

        ``courier``: its code, "" if unknown. An unknown wording is ``UNKNOWN``, never guessed.
        """
        return self._readings[courier, text]

    def read_all(self, lines: Iterable[tuple[str, str]]) -> Iterator[Reading]:
        """:meth:`read` for many pairs of courier and text."""
        return map(self._readings.__getitem__, lines)

    def _read_anew(self, courier_and_text: tuple[str, str]) -> Reading:
        courier, text = courier_and_text
        words = self._wordings
        line = words.adverts.sub("", text).strip(" \t\r\n，,。；;")
        if not line:
            return (EventKind.NOTICE if text.strip() else EventKind.UNKNOWN), None
        future = words.estimate_from.search(line)
        if future is not None:
            line = line[: future.start()]
            if not line.strip(" ，,。【[您的快件包裹货物订单商品"):
                return EventKind.ESTIMATE, None
        onward = words.next_place.search(line)
        here = line if onward is None else line[: onward.end()]
        kind = self._kind(courier, line, here)
        return kind, self._places.province_in(here)

    def _kind(self, courier: str, line: str, here: str) -> EventKind:
        for rule in self._rules_for(courier):
            part = line if rule.part == "line" else here
            if rule.pattern.search(part) and not (rule.unless and rule.unless.search(part)):
                return rule.kind
        return EventKind.UNKNOWN

    def _rules_for(self, courier: str) -> Sequence[LineRule]:
        rules = self._rules.get(courier)
        if rules is None:
            rules = self._rules[courier] = tuple(
                rule for rule in self._wordings.rules if not rule.couriers or courier in rule.couriers
            )
        return rules
