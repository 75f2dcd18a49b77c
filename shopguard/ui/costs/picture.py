"""What a chart shows, without a pixel: its bars in numbers and words, and the steps of its axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

from shopguard.ui.costs.hatches import Hatch
from shopguard.ui.look.palette import Tone

MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar: its word in the legend, its colour and the hatch that tells it apart without colour."""

    word: str
    tone: Tone
    hatch: Hatch


@dataclass(frozen=True, slots=True)
class Bar:
    """One place on the axis. ``values``: one for each series, None = not known; ``said``: the numbers in words."""

    label: str
    values: tuple[float | None, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart. ``stacked``: a bar's values stand on one another; ``paired``: side by side; ``lying``: side by side, from the left.

    ``in_words``: a number as the axis writes it; ``least_step``: what the axis does not divide (1 for things that are counted).
    """

    title: str
    form: Literal["stacked", "paired", "lying"]
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    in_words: Callable[[float], str]
    least_step: float = 1.0

    @property
    def highest(self) -> float:
        """The highest bar."""
        of_bars = (
            sum(filter(None, bar.values)) if self.form == "stacked" else max((v or 0 for v in bar.values), default=0)
            for bar in self.bars
        )
        return max(of_bars, default=0)

    def said(self) -> str:
        """Everything in words, bar by bar."""
        return "\n".join(bar.said for bar in self.bars)


def axis_steps(highest: float, least_step: float = 1.0) -> list[float]:
    """From 0 up to at least the highest value (to 1 where that is 0), in steps of 1, 2 or 5 times a power of ten."""
    rough = max(highest / MOST_STEPS, least_step) if highest else 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * (1 - 1e-9))
    return [number * step for number in range(max(1, ceil(highest / step - 1e-9)) + 1)]
