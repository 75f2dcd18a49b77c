"""What an outlook tells: one open finding, and where the shop stands at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.core.finding import Risk, State
from shopguard.core.strikes import DayCount, Imposed


class OpenFinding(NamedTuple):
    """One clause of one order or parcel that counts, warns or may count. Times are unix seconds.

    ``state``: at the moment of the outlook, by what is known (PENDING, too, where another clock of the clause speaks until then).
    ``lapses_to``: BREACHED, SUSPECT or UNCONFIRMED, what it is from ``begins`` on if nothing more happens and silence is known
    (None: never); ``begins``: the first second of that (deadline + 1; of what is breached already its own beginning);
    ``warns_at``: from when on it is DUE, where it will be.
    """

    order_ref: int
    clause: str
    waybill: str | None
    effective: str | None
    since: int | None
    deadline: int | None
    state: State
    lapses_to: State | None
    begins: int | None
    warns_at: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the shop stands at one moment. Position 0 (``at`` = the moment of the outlook): by what is known; later ones: if
    nothing more happens and silence is known.

    ``now_fen``: the amount at position 0. ``turned``: the order refs red by then that are not now, by the moment they turn.
    ``days``: the days on which orders were shipped or are abnormal, by day and shop. ``measures``: what follows from all days of the
    calendar year of ``at`` (in words: :func:`shopguard.flows.costs.measures.measures_in_words`).
    """

    at: int
    fen: int
    now_fen: int
    colours: Mapping[Risk, int]
    turned: tuple[int, ...]
    days: tuple[DayCount, ...]
    measures: tuple[Imposed, ...]
