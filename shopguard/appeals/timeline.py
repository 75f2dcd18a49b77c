"""The timeline of a case, to scale on one page: where each moment lies and where its label goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shopguard.core.beijing import DAY, HOUR, day_of, start_of_day

Weight = Literal["deadline", "fact", "event"]
MOST_LABELS = 26
FULL_HEIGHT = 206.0  # millimetres: a page
_LEAST_HEIGHT, _HEIGHT_PER_LABEL = 84.0, 9.5  # a short story leaves room for the facts on the same page
_PITCH = 6.1  # millimetres, the least distance of two labels
_ORDER: dict[Weight, int] = {"deadline": 0, "fact": 1, "event": 2}
_STEPS = (HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 30 * DAY)
_MOST_TICKS = 16


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, or had to happen, at ``at`` (unix seconds)."""

    at: int
    text: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the page: ``place`` and ``label`` are shares 0..1 of the axis; label None = a dot without words."""

    moment: Moment
    place: float
    label: float | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis, ``height`` millimetres long: round ticks (moment and place) and the marks, earliest first.

    ``band``: the clause's clock.
    """

    ticks: tuple[tuple[int, float], ...]
    marks: tuple[Mark, ...]
    band: tuple[float, float] | None
    unlabelled: int
    height: float


def lay_out(moments: Sequence[Moment], window: tuple[int | None, int | None] = (None, None)) -> Timeline | None:
    """Places the moments to scale; at most ``MOST_LABELS`` get words, deadlines and facts before plain track lines.

    ``window``: start and deadline of the clause's clock. None when there is nothing to draw.
    """
    if not moments:
        return None
    ordered = sorted(moments, key=lambda m: (m.at, _ORDER[m.weight]))
    start, end = ordered[0].at, max(ordered[-1].at, ordered[0].at + HOUR)
    labelled = _with_words(ordered)
    height = min(FULL_HEIGHT, max(_LEAST_HEIGHT, _HEIGHT_PER_LABEL * len(labelled)))
    labels = _spread([_share(m.at, start, end) for m in labelled], _PITCH / height)
    label_of = dict(zip(map(id, labelled), labels, strict=True))
    marks = tuple(Mark(m, _share(m.at, start, end), label_of.get(id(m))) for m in ordered)
    return Timeline(_ticks(start, end), marks, _band(window, start, end), len(ordered) - len(labelled), height)


def _share(at: int, start: int, end: int) -> float:
    return min(1.0, max(0.0, (at - start) / (end - start)))


def _band(window: tuple[int | None, int | None], start: int, end: int) -> tuple[float, float] | None:
    since, deadline = window
    if since is None or deadline is None or deadline <= since:
        return None
    return _share(since, start, end), _share(deadline, start, end)


def _with_words(ordered: list[Moment]) -> list[Moment]:
    """The moments that get a label: by weight, plain events the first and last ones, where the story is told."""
    if len(ordered) <= MOST_LABELS:
        return ordered
    heavy = [m for m in ordered if m.weight != "event"][:MOST_LABELS]
    events = [m for m in ordered if m.weight == "event"]
    room = MOST_LABELS - len(heavy)
    kept = events[: (room + 1) // 2] + (events[-(room // 2) :] if room // 2 else [])
    chosen = {id(m) for m in (*heavy, *kept)}
    return [m for m in ordered if id(m) in chosen]


def _spread(places: list[float], pitch: float) -> list[float]:
    """Labels as near to their places as a distance of ``pitch`` allows, all within 0..1, in the same order."""
    labels: list[float] = []
    for place in places:
        labels.append(max(place, labels[-1] + pitch) if labels else place)
    limit = 1.0
    for number in range(len(labels) - 1, -1, -1):
        labels[number] = min(labels[number], limit)
        limit = labels[number] - pitch
    return labels


def _ticks(start: int, end: int) -> tuple[tuple[int, float], ...]:
    """Round Beijing hours or days along the axis, few enough to read."""
    widest = (end - start) // _MOST_TICKS // DAY * DAY + DAY
    step = next((s for s in _STEPS if (end - start) / s <= _MOST_TICKS), widest)
    at = start_of_day(day_of(start))
    ticks = []
    while at <= end:
        if at >= start:
            ticks.append((at, _share(at, start, end)))
        at += step
    return tuple(ticks)
