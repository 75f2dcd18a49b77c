"""What an outlook tells of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shopguard.core.finding import Risk
from shopguard.core.strikes import DayCount, Imposed


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the shop stands at one moment. Position 0 (``at`` = the moment of the outlook): by what is known; later ones: if
    nothing more happens and silence is known.

    ``fen``: the amount. ``turned``: the order refs red by then that are not now, by the moment they turn.
    ``days``: the days on which orders were shipped or are abnormal, by day and shop. ``measures``: what follows from all days of the
    calendar year of ``at``, and what still runs of the one before (in words: :func:`shopguard.flows.costs.measures.measures_in_words`).
    """

    at: int
    fen: int
    colours: Mapping[Risk, int]
    turned: tuple[int, ...]
    days: tuple[DayCount, ...]
    measures: tuple[Imposed, ...]
