"""A courier's numbers as they are drawn: yuan, hours and shares, None where there are too few parcels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from shopguard.core.beijing import HOUR
from shopguard.core.courier_times import CourierTimes
from shopguard.core.money import FEN_PER_YUAN, yuan_text

Measure = Literal["cost", "pickup", "hub", "late"]
Figures = tuple[float | None, ...]


def figures(times: CourierTimes, measure: Measure) -> Figures:
    """Yuan per hundred parcels, the share of long waits, or hours: of half the parcels, and of nine in ten."""
    if measure == "cost":
        fen = times.fen_per_hundred
        return (None if fen is None else fen / FEN_PER_YUAN,)
    if measure == "late":
        return (times.long_share,)
    told = times.pickup if measure == "pickup" else times.hub
    return _in_hours(told.median), _in_hours(told.most)


def greatest_first(times: CourierTimes, measure: Measure) -> tuple[bool, float]:
    """By the number that is drawn; by the greater one where there are two."""
    greatest = figures(times, measure)[-1]
    return greatest is None, -(greatest or 0.0)


def percent(share: float) -> str:
    """``12.5%``"""
    return f"{share:.1%}"


def _in_hours(seconds: int | None) -> float | None:
    return None if seconds is None else seconds / HOUR


def _yuan(amount: float) -> str:
    return yuan_text(round(amount * FEN_PER_YUAN))


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


AXES: Mapping[Measure, Callable[[float], str]] = {"cost": _yuan, "pickup": _plain, "hub": _plain, "late": percent}
