"""From the tables of the rule files to a :class:`Rulebook`. Pure: the files are read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal, cast, get_args

from shopguard.core.beijing import HOUR
from shopguard.core.rule_table import BrokenRule, RuleTable
from shopguard.core.rulebook import (
    Bilingual,
    Clause,
    ClauseValues,
    Clock,
    Dated,
    Family,
    Fine,
    FineTier,
    Match,
    OrderKind,
    RegionLimit,
    Rulebook,
    StrikeRule,
)

STARTS = ("submitted", "paid", "uploaded", "picked_up")
STOPS = ("picked_up", "first_hub", "shipped", "never")
KINDS_OF_ORDER: tuple[OrderKind, ...] = get_args(OrderKind)
FAMILIES: tuple[Family, ...] = get_args(Family)
MATCHES: tuple[Match, ...] = get_args(Match)
Tables = Mapping[str, Mapping[str, object]]  # file name -> its TOML


def read_rulebook(files: Tables) -> Rulebook:
    """The rulebook of the files' tables. Raises :class:`BrokenRule` naming file and key."""
    special = ("regions.toml", "fines.toml", "measures.toml", "appeals.toml")
    clauses = tuple(_clause(RuleTable(files[name], name), name) for name in sorted(files) if name not in special)
    regions = RuleTable(files["regions.toml"], "regions.toml")
    limits = tuple(_region_limit(entry) for entry in regions.tables("limits"))
    provinces = tuple(cast("list[str]", regions.take("provinces", list)))
    unjudged = tuple(cast("list[str]", regions.take("unjudged", list)))
    regions_citation = regions.citation()
    regions.done()
    return Rulebook(
        clauses=clauses,
        fines=_fines(files["fines.toml"]),
        strike_rules=_strikes(files["measures.toml"]),
        region_limits=limits,
        provinces=provinces,
        unjudged_provinces=unjudged,
        regions_citation=regions_citation,
    )


def _clause(table: RuleTable, name: str) -> Clause:
    clause_id = table.text("id")
    if f"{clause_id}.toml" != name:
        raise table.broken("id", f"must be the file's name, not {clause_id!r}")
    table.take("examples", list, [])  # they are facts for the tests, not for the rulebook
    kind = cast(Literal["clock", "pattern", "hint"], table.choice("kind", ("clock", "pattern", "hint")))
    clause = Clause(
        id=clause_id,
        kind=kind,
        subject=cast(Literal["parcel", "order"], table.choice("subject", ("parcel", "order"))),
        card=table.both("card"),
        title=table.both("title"),
        what=table.both("what"),
        reason=table.both("reason"),
        instead=table.both("instead"),
        awaited=table.both("awaited"),
        values=tuple(_values(entry, kind) for entry in table.tables("values")),
    )
    table.done()
    _check_dates(clause.values, name)
    return clause


def _values(table: RuleTable, kind: str) -> ClauseValues:
    settings = table.take("settings", dict, {})
    values = ClauseValues(
        start=table.day("from"),
        end=table.day("until"),
        dated_by=table.choice("dated_by", (*STARTS, "gap")),
        watch=bool(table.take("watch", bool, False)),
        clocks=tuple(_clock(entry) for entry in table.tables("clocks", needed=kind != "pattern")),
        settings=tuple(sorted(cast("dict[str, int | str]", settings).items())),
        citation=table.citation(),
        family=cast(Family, table.choice("family", FAMILIES)),
    )
    table.done()
    return values


def _clock(table: RuleTable) -> Clock:
    hours = table.optional_number("within_hours")
    deadline = table.optional_text("deadline")
    if (hours is None) == (deadline is None):
        raise table.broken("within_hours", "a clock has either within_hours or deadline")
    if deadline not in (None, "promised"):
        raise table.broken("deadline", f"must be promised, not {deadline!r}")
    clock = Clock(
        starts=table.choice("starts", STARTS),
        stops=table.choice("stops", STOPS),
        within=None if hours is None else hours * HOUR,
        deadline=deadline,
        applies=cast(OrderKind, table.choice("applies", KINDS_OF_ORDER, "any")),
    )
    table.done()
    return clock


def _check_dates(dated: Sequence[Dated], place: str) -> None:
    """Values must follow each other without overlap, oldest first, the last one open."""
    for before, after in pairwise(dated):
        if before.end is None or after.start is None or before.end > after.start:
            raise BrokenRule(f"{place}: values: dates overlap or are out of order at {after.start}")
    for entry in dated:
        if entry.start is not None and entry.end is not None and entry.start >= entry.end:
            raise BrokenRule(f"{place}: values: from {entry.start} is not before until {entry.end}")


def _region_limit(table: RuleTable) -> RegionLimit:
    match = cast(Match, table.choice("match", MATCHES))
    provinces = tuple(cast("list[str]", table.take("provinces", list, [])))
    if (match in ("either", "both")) != bool(provinces):
        raise table.broken("provinces", "belongs to either and both, and only to them")
    limit = RegionLimit(match, provinces, table.number("within_hours") * HOUR)
    table.done()
    return limit


def _fines(file: Mapping[str, object]) -> tuple[Fine, ...]:
    table = RuleTable(file, "fines.toml")
    fines = tuple(_fine(entry) for entry in table.tables("fines"))
    table.done()
    for family in FAMILIES:
        _check_dates([fine for fine in fines if fine.family == family], f"fines.toml: {family}")
    return fines


def _fine(table: RuleTable) -> Fine:
    fine = Fine(
        family=cast(Family, table.choice("family", FAMILIES)),
        start=table.day("from"),
        end=table.day("until"),
        tiers=tuple(_tier(entry) for entry in table.tables("tiers")),
        most_per_order=table.optional_number("most_per_order"),
        citation=table.citation(),
    )
    table.done()
    return fine


def _tier(table: RuleTable) -> FineTier:
    over, up_to = table.optional_number("promise_over_hours"), table.optional_number("promise_up_to_hours")
    fixed = table.optional_number("fixed_yuan")
    rate: Decimal | None = None
    if fixed is None:
        rate = table.decimal("rate")
        least, most = table.number("least_yuan"), table.number("most_yuan")
    else:
        least = most = fixed
    if least > most:
        raise table.broken("least_yuan", "is over most_yuan")
    table.done()
    return FineTier(None if over is None else over * HOUR, None if up_to is None else up_to * HOUR, rate, least, most)


def _strikes(file: Mapping[str, object]) -> tuple[StrikeRule, ...]:
    table = RuleTable(file, "measures.toml")
    rules = tuple(_strike_rule(entry) for entry in table.tables("strikes"))
    table.done()
    _check_dates(rules, "measures.toml: strikes")
    return rules


def _strike_rule(table: RuleTable) -> StrikeRule:
    start = table.day("from")
    if start is None:
        raise table.broken("from", "is missing")
    rule = StrikeRule(
        start=start,
        end=table.day("until"),
        over=table.decimal("rate_over"),
        least_orders=table.number("least_orders"),
        type_1_over=table.decimal("type_1_over"),
        missing_clauses=tuple(cast("list[str]", table.take("missing_clauses", list))),
        ladder=tuple(_ladder(entry) for entry in table.tables("ladder")),
        citation=table.citation(),
    )
    table.done()
    return rule


def _ladder(table: RuleTable) -> tuple[int, tuple[tuple[tuple[Bilingual, int], ...], ...]]:
    """(type, rungs): each rung lists (measure, days) of that strike; a measure of 0 days is not on the rung."""
    kind = table.number("type")
    columns = []
    for entry in table.tables("measures"):
        columns.append((entry.both("name"), cast("list[int]", entry.take("days", list))))
        entry.done()
    table.done()
    rungs = tuple(
        tuple((name, days[rung]) for name, days in columns if days[rung] > 0) for rung in range(len(columns[0][1]))
    )
    return kind, rungs
