"""From the tables of the rule files to a :class:`Rulebook`. Pure: the files are read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast, get_args

from shopguard.core.beijing import HOUR
from shopguard.core.fine_reader import read_fines
from shopguard.core.measure_reader import read_measures
from shopguard.core.rule_dates import check_dates
from shopguard.core.rule_table import BrokenRule, RuleTable
from shopguard.core.rulebook import Clause, ClauseValues, Clock, Family, Match, OrderKind, RegionLimit, Rulebook

STARTS = ("submitted", "paid", "promised", "uploaded", "picked_up", "signed", "question")
STOPS = ("picked_up", "first_hub", "shipped", "sent", "qic_received", "inspected", "answered", "delivered", "never")
DATED_BY = (*STARTS, "start", "gap", "event")  # start: the clock's own; gap, event: the moment a pattern speaks of
KINDS_OF_ORDER: tuple[OrderKind, ...] = get_args(OrderKind)
FAMILIES: tuple[Family, ...] = get_args(Family)
MATCHES: tuple[Match, ...] = get_args(Match)
Tables = Mapping[str, Mapping[str, object]]  # file name -> its TOML
SPECIAL = (  # all others are clauses
    *("regions.toml", "fines.toml", "measures.toml", "appeals.toml", "extensions.toml", "score.toml"),
)
# What a pattern clause's SQL asks for: the settings it must have, and those it may have. A whole number or a word.
PATTERNS: Mapping[str, tuple[Mapping[str, type], Mapping[str, type]]] = {
    "transit-stalled": ({}, {}),
    "track-broken": ({"within_hours": int}, {}),
    "track-repeated": ({}, {}),
    "waybill-reused": ({"compares": str}, {"look_back_days": int}),
    "waybill-invalid": ({}, {}),
    "address-mismatch": ({}, {}),
    "pickup-before-payment": ({}, {}),
    "recalled": ({}, {}),
    "reshipped-late": ({"relayed": str}, {}),
    "fraud": ({}, {}),
    "refund-intercept": (
        {
            "without_pickup_hours": int,
            "answer_hours": int,
            "stopped_hours": int,
            "refund_under_yuan": int,
            "claim_up_to_yuan": int,
        },
        {},
    ),
}


def read_rulebook(files: Tables) -> Rulebook:
    """The rulebook of the files' tables. Raises :class:`BrokenRule` naming file and key."""
    for name in ("regions.toml", "fines.toml", "measures.toml"):
        if name not in files:
            raise BrokenRule(f"{name}: is missing")
    clauses = [_clause(RuleTable(files[name], name), name) for name in sorted(files) if name not in SPECIAL]
    clauses.sort(key=lambda clause: clause.rank)
    regions = RuleTable(files["regions.toml"], "regions.toml")
    limits = tuple(_region_limit(entry) for entry in regions.tables("limits"))
    provinces = _provinces(regions, regions.take("provinces", list))
    unjudged = _provinces(regions, regions.take("unjudged", list))
    regions_citation = regions.citation()
    regions.done()
    measure_rules, repeat_rules = read_measures(files["measures.toml"])
    return Rulebook(
        clauses=tuple(clauses),
        fines=read_fines(files["fines.toml"]),
        measure_rules=measure_rules,
        repeat_rules=repeat_rules,
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
    if kind == "pattern" and clause_id not in PATTERNS:
        raise table.broken("kind", f"there is no pattern of the name {clause_id}")
    clause = Clause(
        id=clause_id,
        kind=kind,
        subject=cast(Literal["parcel", "order"], table.choice("subject", ("parcel", "order"))),
        rank=table.number("rank"),
        card=table.both("card"),
        title=table.both("title"),
        what=table.both("what"),
        reason=table.both("reason"),
        instead=table.both("instead"),
        awaited=table.both("awaited"),
        values=tuple(_values(entry, clause_id, kind) for entry in table.tables("values")),
    )
    table.done()
    if not clause.values:
        raise table.broken("values", "is empty")
    check_dates(clause.values, f"{name}: values")
    return clause


def _values(table: RuleTable, clause_id: str, kind: str) -> ClauseValues:
    values = ClauseValues(
        start=table.day("from"),
        end=table.day("until"),
        dated_by=table.choice("dated_by", DATED_BY),
        watch=bool(table.take("watch", bool, False)),
        clocks=tuple(_clock(entry) for entry in table.tables("clocks", needed=kind != "pattern")),
        settings=_settings(table, clause_id),
        citation=table.citation(),
        family=cast(Family, table.choice("family", FAMILIES)),
    )
    table.done()
    return values


def _settings(table: RuleTable, clause_id: str) -> tuple[tuple[str, int | str], ...]:
    """The numbers and words a pattern's SQL asks for: all it needs, and nothing else."""
    needed, possible = PATTERNS.get(clause_id, ({}, {}))
    inner = RuleTable(cast("dict[str, object]", table.take("settings", dict, {})), f"{table.place}: settings")
    told = {**needed, **{name: kind for name, kind in possible.items() if inner.has(name)}}
    settings = {name: inner.number(name) if kind is int else inner.text(name) for name, kind in told.items()}
    for name, value in settings.items():
        if isinstance(value, str) and not value.replace(" ", "").isalpha():  # it becomes a part of the query
            raise inner.broken(name, f"must be words, not {value!r}")
    inner.done()
    return tuple(sorted(settings.items()))


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
        agreed=table.optional_choice("agreed", ("agreed_ship",)),
        replaced_by=table.optional_choice("replaced_by", ("agreed_delivery",)),
    )
    table.done()
    return clock


def _region_limit(table: RuleTable) -> RegionLimit:
    match = cast(Match, table.choice("match", MATCHES))
    provinces = _provinces(table, table.take("provinces", list, []))
    if (match in ("either", "both")) != bool(provinces):
        raise table.broken("provinces", "belongs to either and both, and only to them")
    limit = RegionLimit(match, provinces, table.number("within_hours") * HOUR)
    table.done()
    return limit


def _provinces(table: RuleTable, names: object) -> tuple[str, ...]:
    """Names of letters only: they become a part of the query."""
    told = cast("list[object]", names)
    for name in told:
        if not (isinstance(name, str) and name.isalpha()):
            raise table.broken("provinces", f"is no name of a province: {name!r}")
    return tuple(cast("list[str]", told))
