"""The moment it surely is by now: a computer whose clock is behind must not make anything look better than it is."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.beijing import DAY
from shopguard.flows.workplace import Workplace
from shopguard.store.coverage import newest_order, newest_told

MINUTE = 60
_BELIEVED = 31 * DAY  # an order placed further ahead is a broken cell rather than a clock that is behind


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The computer says ``now``, but a file was exported, or an order of it placed, at ``told``."""

    now: int
    told: int


def sure_now(place: Workplace, now: int) -> int:
    """``now`` by the computer's clock, or the later moment of which the imported files tell."""
    behind = clock_behind(place, now)
    return now if behind is None else behind.told


def clock_behind(place: Workplace, now: int) -> ClockBehind | None:
    """Whether the computer's clock is surely behind, by more than a minute; None where nothing tells so."""
    told = told_by_files(place, now)
    return ClockBehind(now, told) if told > now + MINUTE else None


def told_by_files(place: Workplace, now: int) -> int:
    """The latest moment of which the imported files tell, whatever the computer's clock says; 0 = of none."""
    db = place.store.connection()
    return max(newest_told(db) or 0, newest_order(db, now + _BELIEVED) or 0)
