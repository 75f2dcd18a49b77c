"""The rulebook as data: clauses, fines and regions, each value dated and cited. Pure: reading files is the checker's work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol, TypeVar

Family = Literal["ship", "stock", "timeout", "abnormal", "fraud", "none"]
OrderKind = Literal["any", "ordinary", "express_or_stepped"]
Match = Literal["either", "both", "same", "else"]
Certainty = Literal["in force", "last known", "reported"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


class Dated(Protocol):
    """Something that holds for ``start <= day < end`` (None = open)."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


AnyDated = TypeVar("AnyDated", bound=Dated)


def in_force(dated: Sequence[AnyDated], day: date) -> AnyDated | None:
    """The one that holds on ``day``; None when none does."""
    for one in dated:
        if (one.start is None or one.start <= day) and (one.end is None or day < one.end):
            return one
    return None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands and the day it was read there."""

    source: Bilingual
    read: date
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a clause: it starts at a milestone and is met when another is reached within the window.

    ``within`` is in seconds; None when the deadline is itself a milestone (``deadline``).
    ``applies`` names a kind of order the clock is for ("any", "ordinary", "express_or_stepped").
    """

    starts: str
    stops: str
    within: int | None
    deadline: str | None
    applies: OrderKind = "any"


@dataclass(frozen=True, slots=True)
class ClauseValues:
    """A clause's values for ``start <= day < end`` (None = open), looked up by the milestone ``dated_by``.

    ``watch``: on these dates the clause only warns (yellow), it never turns red.
    ``settings`` are the numbers a pattern clause's SQL asks for (seconds, days).
    """

    start: date | None
    end: date | None
    dated_by: str
    watch: bool
    clocks: tuple[Clock, ...]
    settings: tuple[tuple[str, int | str], ...]
    citation: Citation
    family: Family


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of the platform, as in its file ``resources/rules/douyin/<id>.toml``.

    ``subject``: judged once per parcel of the order or once per order. ``kind``: data (clock) or its own SQL (pattern).
    ``awaited`` is the word its reasons are made of ("揽收记录").
    """

    id: str
    kind: Literal["clock", "pattern", "hint"]
    subject: Literal["parcel", "order"]
    card: Bilingual
    title: Bilingual
    what: Bilingual
    reason: Bilingual
    instead: Bilingual
    awaited: Bilingual
    values: tuple[ClauseValues, ...]

    def judged_by(self, effective: str | None) -> ClauseValues:
        """The values that hold from the ISO day ``effective`` (None = from before any known day), as findings name them."""
        for values in self.values:
            if (values.start.isoformat() if values.start else None) == effective:
                return values
        raise KeyError(f"{self.id} has no values from {effective}")


@dataclass(frozen=True, slots=True)
class FineTier:
    """``rate`` of what the buyer paid, whole yuan half-up, least..most; for promises in (``over``, ``up_to``] seconds after payment.

    A ``rate`` of None is a fixed sum: ``least_yuan`` per violation.
    """

    over: int | None
    up_to: int | None
    rate: Decimal | None
    least_yuan: int
    most_yuan: int

    def covers(self, promise: int) -> bool:
        """Whether a promise of so many seconds falls into this tier."""
        return (self.over is None or promise > self.over) and (self.up_to is None or promise <= self.up_to)


@dataclass(frozen=True, slots=True)
class Fine:
    """What a violation of one family costs for ``start <= day < end``."""

    family: Family
    start: date | None
    end: date | None
    tiers: tuple[FineTier, ...]
    most_per_order: int | None  # how many fixed fines of one order count; None = no limit
    citation: Citation


@dataclass(frozen=True, slots=True)
class RegionLimit:
    """First match wins: "either" end in the provinces, "both" ends in them, "same" province, "else"."""

    match: Match
    provinces: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class StrikeRule:
    """A day with rate > ``over`` and at least ``least_orders`` abnormal orders is one strike of the calendar year.

    It is of type 1 when more than the share ``type_1_over`` of them broke one of ``missing_clauses``, else of type 2.

    ``ladder[type][n-1]``: the measures of the n-th strike, as (name, days); the last rung stays.
    """

    start: date
    end: date | None
    over: Decimal
    least_orders: int
    type_1_over: Decimal
    missing_clauses: tuple[str, ...]
    ladder: tuple[tuple[int, tuple[tuple[tuple[Bilingual, int], ...], ...]], ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the platform's rules say, dated and cited."""

    clauses: tuple[Clause, ...]
    fines: tuple[Fine, ...]
    strike_rules: tuple[StrikeRule, ...]
    region_limits: tuple[RegionLimit, ...]
    provinces: tuple[str, ...]  # the short names the region table speaks of
    unjudged_provinces: tuple[str, ...]
    regions_citation: Citation

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id; ``KeyError`` if there is none."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)

    def fine(self, family: Family, day: date) -> Fine | None:
        """The fine of a family on ``day``; None where the rules name none."""
        return in_force([fine for fine in self.fines if fine.family == family], day)

    def strike_rule(self, day: date) -> StrikeRule | None:
        """The rule for strikes on ``day``; None where there was none."""
        return in_force(self.strike_rules, day)
