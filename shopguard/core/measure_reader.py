"""From ``measures.toml`` to measure rules. A broken value names file and key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import cast, get_args

from shopguard.core.cited import Bilingual, Dated, Family
from shopguard.core.measure_rules import Floor, MeasureRule, RateOf, RepeatRule, Rung, Subject
from shopguard.core.rule_dates import check_dates
from shopguard.core.rule_shares import optional_amount, optional_share
from shopguard.core.rule_table import RuleTable

FAMILIES: tuple[Family, ...] = get_args(Family)


def read_measures(file: Mapping[str, object]) -> tuple[tuple[MeasureRule, ...], tuple[RepeatRule, ...]]:
    """The rules of the file's table. Raises :class:`~shopguard.core.rule_table.BrokenRule`."""
    table = RuleTable(file, "measures.toml")
    entries = table.tables("measures")
    rules = tuple(_rule(entry) for entry in entries)
    repeats = tuple(_repeat(entry) for entry in table.tables("repeats", needed=False))
    table.done()
    ids = {rule.id for rule in rules}
    for rule_id in sorted(ids):
        _in_order([rule for rule in rules if rule.id == rule_id], rule_id)
    for rule, entry in zip(rules, entries, strict=True):
        for outranked in rule.outranks:
            if outranked not in ids:
                raise entry.broken("outranks", f"names no rule of this file: {outranked!r}")
    return rules, repeats


def _in_order(rules: Sequence[Dated], rule_id: str) -> None:
    check_dates(rules, f"measures.toml: {rule_id}")


def _rule(table: RuleTable) -> MeasureRule:
    type_1_over = optional_share(table, "type_1_over")
    rule = MeasureRule(
        id=table.text("id"),
        counts=cast(Family, table.choice("counts", FAMILIES)),
        rate_of=cast(RateOf, table.choice("rate_of", get_args(RateOf))),
        subject=cast(Subject, table.choice("subject", get_args(Subject))),
        start=table.day("from"),
        end=table.day("until"),
        floors=tuple(_floor(entry) for entry in table.tables("any_of")),
        yearly=bool(table.take("yearly", bool, False)),
        columns_inferred=bool(table.take("columns_inferred", bool, False)),
        outranks=_words(table, "outranks"),
        type_1_over=type_1_over,
        missing_clauses=_words(table, "missing_clauses"),
        ladder=tuple(_ladder(entry, typed=type_1_over is not None) for entry in table.tables("ladder")),
        citation=table.citation(),
    )
    _check_rule(table, rule)
    table.done()
    return rule


def _check_rule(table: RuleTable, rule: MeasureRule) -> None:
    if not rule.floors:
        raise table.broken("any_of", "is empty")
    if [kind for kind, _ in rule.ladder] != ([1, 2] if rule.type_1_over is not None else [None]):
        raise table.broken("ladder", "one for each type (1, 2) with type_1_over, else one without a type")
    if not rule.yearly and any(len(rungs) != 1 for _, rungs in rule.ladder):
        raise table.broken("ladder", "has one rung unless the rule counts strikes of the year (yearly)")
    rated = any((floor.rate_over, floor.rate_from, floor.rate_up_to) != (None, None, None) for floor in rule.floors)
    if rated == (rule.rate_of == "none"):
        raise table.broken("rate_of", "is none where no floor names a rate, and only there")


def _words(table: RuleTable, key: str) -> tuple[str, ...]:
    words = cast("list[object]", table.take(key, list, []))
    if not all(isinstance(word, str) for word in words):
        raise table.broken(key, "must be a list of texts")
    return tuple(cast("list[str]", words))


def _floor(table: RuleTable) -> Floor:
    floor = Floor(
        least_orders=table.number("least_orders"),
        rate_over=optional_share(table, "rate_over"),
        rate_from=optional_share(table, "rate_from"),
        rate_up_to=optional_share(table, "rate_up_to"),
        times=table.number("times", 1),
        within_days=table.number("within_days", 1),
    )
    if not 1 <= floor.times <= floor.within_days:
        raise table.broken("times", "must be from 1 to within_days")
    if floor.least_orders < 1:
        raise table.broken("least_orders", "must be 1 or more")
    table.done()
    return floor


def _ladder(table: RuleTable, *, typed: bool) -> tuple[int | None, tuple[Rung, ...]]:
    """(type, rungs): each rung lists (measure, days) of that strike."""
    kind = table.number("type") if typed else None
    columns = []
    for entry in table.tables("steps"):
        columns.append((entry.place, _column(entry)))
        entry.done()
    if not columns:
        raise table.broken("steps", "is empty")
    for (_, before), (place, after) in pairwise(columns):
        if len(before) != len(after):
            raise table.broken(
                "steps", f"columns of unequal length: {place} has {len(after)} entries, not {len(before)}"
            )
    table.done()
    return kind, tuple(
        tuple(step for step in rung if step is not None) for rung in zip(*(c for _, c in columns), strict=True)
    )


def _column(table: RuleTable) -> list[tuple[Bilingual, int] | None]:
    """One measure over all rungs, None where the rung does not have it.

    ``days``: its term on each rung; ``amounts``: what stands for ``{amount}`` in its name, without a term; ``on``: a
    measure without a term, 1 where the rung has it.
    """
    name = table.both("name")
    given = {key: _counts(table, key) for key in ("days", "amounts", "on")}
    kinds = [key for key, numbers in given.items() if numbers]
    if len(kinds) != 1:
        raise table.broken("days", "a measure has exactly one of days, amounts, on")
    numbers = given[kinds[0]]
    if kinds == ["amounts"]:
        return [(_filled(name, number), 0) if number else None for number in numbers]
    return [(name, number if kinds == ["days"] else 0) if number else None for number in numbers]


def _counts(table: RuleTable, key: str) -> list[int]:
    numbers = cast("list[object]", table.take(key, list, []))
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise table.broken(key, "must be a list of whole numbers from 0 up")
    return cast("list[int]", numbers)


def _filled(name: Bilingual, amount: int) -> Bilingual:
    return Bilingual(name.zh.replace("{amount}", str(amount)), name.en.replace("{amount}", str(amount)))


def _repeat(table: RuleTable) -> RepeatRule:
    families = _words(table, "families")
    if not families or not set(families) <= set(FAMILIES):
        raise table.broken("families", f"must be a list of {', '.join(FAMILIES)}")
    rule = RepeatRule(
        name=table.both("name"),
        families=cast("tuple[Family, ...]", families),
        start=table.day("from"),
        end=table.day("until"),
        points=optional_amount(table, "points"),
        most_per_week=optional_amount(table, "most_per_week"),
        more_than=table.optional_number("more_than"),
        citation=table.citation(),
    )
    if (rule.points is None) == (rule.more_than is None) or (rule.points is None) != (rule.most_per_week is None):
        raise table.broken("points", "a rule has either points and most_per_week, or more_than")
    table.done()
    return rule
