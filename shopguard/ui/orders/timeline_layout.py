"""Where things stand on a timeline: to scale in time, labels in rows so that none covers another. No painting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shopguard.core.beijing import DAY, HOUR

LEAST_SPAN = 6 * HOUR
AHEAD = 4 * DAY  # a deadline further away would squeeze everything else into a corner
LABEL_GAP = 10.0
STEPS = (HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 30 * DAY, 90 * DAY, 360 * DAY)
BEIJING = 8 * HOUR


@dataclass(frozen=True, slots=True)
class Span:
    """The time that is shown, unix seconds; the end is later than the start."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps unix seconds to x between ``left`` and ``right``."""

    start: int
    end: int
    left: float
    right: float

    def x(self, at: int) -> float:
        """The place of a moment; what lies outside stands at the edge."""
        share = (min(max(at, self.start), self.end) - self.start) / (self.end - self.start)
        return self.left + share * (self.right - self.left)

    def covers(self, at: int) -> bool:
        """Whether the moment is on the scale."""
        return self.start <= at <= self.end


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its text begins at ``left`` and lies in ``row`` (0 is nearest to the axis)."""

    left: float
    row: int


def span_of(moments: Iterable[int], deadlines: Iterable[int], now: int) -> Span:
    """The span of everything that happened, now, and the deadlines that are not too far away."""
    known = [*moments, now]
    known += [deadline for deadline in deadlines if deadline <= now + AHEAD]
    start, end = min(known), max(known)
    missing = max(LEAST_SPAN - (end - start), 0)
    edge = (end - start + missing) // 40
    return Span(start - missing // 2 - edge, end + missing - missing // 2 + edge)


def make_scale(span: Span, left: float, right: float) -> TimeScale:
    """The span between two places; there is always some room."""
    return TimeScale(span.start, span.end, left, max(right, left + 1))


def tick_moments(scale: TimeScale, room: float) -> tuple[int, ...]:
    """Round moments (midnights, or hours of a day in Beijing), ``room`` pixels or more apart."""
    wide = (scale.right - scale.left) / (scale.end - scale.start)
    step = next((step for step in STEPS if step * wide >= room), STEPS[-1])
    first = -(-(scale.start + BEIJING) // step) * step - BEIJING
    return tuple(range(first, scale.end + 1, step))


def place_labels(wanted: list[tuple[float, float]], left: float, right: float, rows: int) -> list[Label | None]:
    """Finds room for labels given as (x, width), in their order; None where no row has room.

    A label is centred on its x where it fits, else pushed inside ``left``..``right``.
    """
    taken: list[list[tuple[float, float]]] = [[] for _row in range(rows)]
    placed: list[Label | None] = []
    for x, width in wanted:
        begin = max(left, min(x - width / 2, right - width))
        row = next((n for n, spans in enumerate(taken) if _free(spans, begin, begin + width)), None)
        if row is None:
            placed.append(None)
            continue
        taken[row].append((begin, begin + width))
        placed.append(Label(begin, row))
    return placed


def _free(spans: list[tuple[float, float]], begin: float, end: float) -> bool:
    return all(end + LABEL_GAP <= other_begin or begin >= other_end + LABEL_GAP for other_begin, other_end in spans)
