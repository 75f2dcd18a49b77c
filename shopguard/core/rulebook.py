"""The rulebook as data: clauses, regions, fines and measures, each value dated and cited. Pure: files are read by the checker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from shopguard.core.cited import Bilingual, Certainty, Citation, Dated, Family, in_force
from shopguard.core.fine_rules import Fine, FineTier, applies_to
from shopguard.core.measure_rules import MeasureRule, RepeatRule

OrderKind = Literal[
    "any",
    "ordinary",
    "express_or_stepped",
    "late_pickup",
    "qic",
    "used_3c",
    "seller_delivered",
    "pets_seller_delivered",
]
Match = Literal["either", "both", "same", "else"]

__all__ = [  # what has its own file stays to be had from here
    "Bilingual",
    "Certainty",
    "Citation",
    "Clause",
    "ClauseValues",
    "Clock",
    "Dated",
    "Family",
    "Fine",
    "FineTier",
    "Match",
    "OrderKind",
    "RegionLimit",
    "Rulebook",
    "in_force",
]


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a clause: it starts at a milestone and is met when another is reached within the window.

    ``within`` is in seconds, counted from ``starts`` or, where the deadline is itself a milestone (``deadline``), None.
    ``applies`` names a kind of order the clock is for. ``agreed``: a moment agreed with the buyer that moves the deadline when
    it is later; ``replaced_by``: one that stands instead of the deadline.
    """

    starts: str
    stops: str
    within: int | None
    deadline: str | None
    applies: OrderKind = "any"
    agreed: str | None = None
    replaced_by: str | None = None


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
    ``rank``: its place among the clauses, along a parcel's way. ``awaited`` is the word its reasons are made of ("揽收记录").
    """

    id: str
    kind: Literal["clock", "pattern", "hint"]
    subject: Literal["parcel", "order"]
    rank: int
    card: Bilingual
    title: Bilingual
    what: Bilingual
    reason: Bilingual
    instead: Bilingual
    awaited: Bilingual
    values: tuple[ClauseValues, ...]

    @property
    def costs_nothing(self) -> bool:
        """Whether the platform fines nobody for it, at any time: a hint, or no family's and not even watched."""
        return self.kind == "hint" or all(one.family == "none" and not one.watch for one in self.values)

    def judged_by(self, effective: str | None) -> ClauseValues:
        """The values that hold from the ISO day ``effective`` (None = from before any known day), as findings name them.

        A finding by rules that have been replaced since may name a day on which no values begin any more: until it is judged
        again those that hold on that day stand for them.
        """
        for values in self.values:
            if (values.start.isoformat() if values.start else None) == effective:
                return values
        day = date.fromisoformat(effective) if effective else date.min
        return in_force(self.values, day) or self.values[0]


@dataclass(frozen=True, slots=True)
class RegionLimit:
    """First match wins: "either" end in the provinces, "both" ends in them, "same" province, "else"."""

    match: Match
    provinces: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the platform's rules say, dated and cited."""

    clauses: tuple[Clause, ...]
    fines: tuple[Fine, ...]
    measure_rules: tuple[MeasureRule, ...]
    repeat_rules: tuple[RepeatRule, ...]
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

    def fine(self, family: Family, day: date, traits: frozenset[str] = frozenset()) -> Fine | None:
        """The fine of a family on ``day`` for an order with these traits; None where the rules name none."""
        holding = {
            fine.applies: fine
            for fine in self.fines
            if fine.family == family
            and (fine.start is None or fine.start <= day)
            and (fine.end is None or day < fine.end)
        }
        return next((holding[kind] for kind in applies_to(traits) if kind in holding), None)

    @property
    def strike_rules(self) -> tuple[MeasureRule, ...]:
        """The rules by which a day of abnormal tracks is a strike of the calendar year."""
        return tuple(rule for rule in self.measure_rules if rule.counts == "abnormal" and rule.yearly)

    def strike_rule(self, day: date) -> MeasureRule | None:
        """The rule for strikes on ``day``; None where there was none."""
        return in_force(self.strike_rules, day)
