"""What if: the shop at a moment to come when nothing more happens, and what is saved when some orders are handed over today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shopguard.core.beijing import HOUR, day_of
from shopguard.core.finding import Risk
from shopguard.core.outlook import Outlook, Standing
from shopguard.core.strikes import Imposed, strikes_of
from shopguard.flows.workplace import Workplace

MOST_HOURS = 7 * 24


@dataclass(frozen=True, slots=True)
class Threat:
    """A measure that may stand by then: its longest term in days (0 = none is named)."""

    measure: str
    days: int


@dataclass(frozen=True, slots=True)
class Position:
    """The shop at ``at``: what is owed (fen), orders by colour, strikes of its calendar year, orders turned red since now."""

    at: int
    fen: int
    colours: Mapping[Risk, int]
    strikes: int
    turned_red: int
    threats: tuple[Threat, ...]


@dataclass(frozen=True, slots=True)
class Saving:
    """What is saved at ``at`` when these orders (refs) are handed over now. Fen."""

    at: int
    handed_over: frozenset[int]
    fen: int
    strikes: int
    stays_off_red: int


def position(place: Workplace, outlook: Outlook, at: int) -> Position:
    """The shop at ``at`` if nothing more happens; the outlook's own moment: by what is known."""
    standing = outlook.standing(at)
    return Position(
        at=standing.at,
        fen=standing.fen,
        colours=standing.colours,
        strikes=_strikes(standing),
        turned_red=len(standing.turned),
        threats=_threats(place, standing.measures),
    )


def positions(place: Workplace, outlook: Outlook, hours: Iterable[int]) -> tuple[Position, ...]:
    """The shop so many hours after the outlook's moment."""
    return tuple(position(place, outlook, outlook.at + number * HOUR) for number in hours)


def saving(outlook: Outlook, at: int, handed_over: frozenset[int]) -> Saving:
    """What handing over these orders (refs) now saves at ``at``, against doing nothing."""
    without, after = outlook.standing(at), outlook.standing(at, handed_over)
    return Saving(
        at=without.at,
        handed_over=handed_over,
        fen=without.fen - after.fen,
        strikes=_strikes(without) - _strikes(after),
        stays_off_red=without.colours[Risk.VIOLATED] - after.colours[Risk.VIOLATED],
    )


def _strikes(standing: Standing) -> int:
    year = day_of(standing.at).year
    return sum(day.year == year for *_, day in strikes_of(standing.measures))


def _threats(place: Workplace, measures: Iterable[Imposed]) -> tuple[Threat, ...]:
    longest: dict[str, int] = {}
    for one in measures:
        name = one.name[place.texts.language]
        longest[name] = max(one.days, longest.get(name, 0))
    return tuple(Threat(name, days) for name, days in longest.items())
