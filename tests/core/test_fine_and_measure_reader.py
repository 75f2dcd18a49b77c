"""A broken fine or measure is refused with file and key."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from shopguard.checker.rulefiles import load_tables
from shopguard.core.fine_reader import read_fines
from shopguard.core.measure_reader import read_measures
from shopguard.core.rule_table import BrokenRule
from shopguard.resources import resource

TABLES = load_tables(resource("rules", "douyin"))
Change = Callable[[list[dict[str, Any]]], object]


def refused_fine(change: Change) -> str:
    table: Any = copy.deepcopy(TABLES["fines.toml"])
    change(table["fines"])
    with pytest.raises(BrokenRule) as refused:
        read_fines(table)
    return str(refused.value)


def refused_measure(change: Change, key: str = "measures") -> str:
    table: Any = copy.deepcopy(TABLES["measures.toml"])
    change(table[key])
    with pytest.raises(BrokenRule) as refused:
        read_measures(table)
    return str(refused.value)


def of(measures: list[dict[str, Any]], rule_id: str) -> dict[str, Any]:
    return next(rule for rule in measures if rule["id"] == rule_id)


def test_the_shipped_files_are_whole() -> None:
    fines = read_fines(TABLES["fines.toml"])
    assert {fine.family for fine in fines} == {"timeout", "abnormal", "ship", "stock", "fraud"}
    rules, repeats = read_measures(TABLES["measures.toml"])
    assert {rule.counts for rule in rules} == {"abnormal", "ship", "stock", "fraud"}
    assert len(repeats) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda f: f[1].update({"from": date(2025, 5, 12)}), "fines.toml: timeout (general): dates overlap"),
        (
            lambda f: f[1].update(until=date(2025, 5, 13)),
            "fines.toml: timeout (general): from 2025-05-13 is not before",
        ),
        (lambda f: f[1].pop("source"), "fines.toml: fines[2]: source: is missing"),
        (lambda f: f[1].update(colour="red"), "fines.toml: fines[2]: colour: is not a key"),
        (lambda f: f[1].update(applies="cats"), "fines.toml: fines[2]: applies: must be one of"),
        (lambda f: f[1].update(tiers=[]), "fines.toml: fines[2]: tiers: is empty"),
        (lambda f: f[1]["tiers"][0].update(rate="1.01"), "fines.toml: fines[2]: tiers[1]: rate: is no share"),
        (lambda f: f[1]["tiers"][0].update(rate="NaN"), "fines.toml: fines[2]: tiers[1]: rate: is no number"),
        (lambda f: f[1]["tiers"][0].pop("rate"), "fines.toml: fines[2]: tiers[1]: rate: is missing"),
        (lambda f: f[1]["tiers"][0].update(rate_most="0.001"), "fines.toml: fines[2]: tiers[1]: rate_most: is under"),
        (lambda f: f[1]["tiers"][0].update(least_yuan=31), "fines.toml: fines[2]: tiers[1]: least_yuan: is over"),
        (
            lambda f: f[1]["tiers"][0].update(possible_yuan=29),
            "fines.toml: fines[2]: tiers[1]: possible_yuan: is under",
        ),
    ],
)
def test_a_broken_fine(change: Change, said: str) -> None:
    assert refused_fine(change).startswith(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda m: of(m, "abnormal")["ladder"][0]["steps"][1].update(days=[7, 7, 7, 7]),
            "measures.toml: measures[4]: ladder[1]: steps: columns of unequal length: measures.toml: measures[4]: ladder[1]: steps[2]",
        ),
        (lambda m: of(m, "abnormal")["ladder"].pop(), "measures.toml: measures[4]: ladder: one for each type"),
        (
            lambda m: of(m, "abnormal")["ladder"][0].update(steps=[]),
            "measures.toml: measures[4]: ladder[1]: steps: is empty",
        ),
        (lambda m: of(m, "abnormal").update(yearly=False), "measures.toml: measures[4]: ladder: has one rung"),
        (lambda m: of(m, "abnormal").update(any_of=[]), "measures.toml: measures[4]: any_of: is empty"),
        (lambda m: of(m, "abnormal").update(rate_of="none"), "measures.toml: measures[4]: rate_of: is none where"),
        (
            lambda m: of(m, "abnormal").update(missing_clauses=[1]),
            "measures.toml: measures[4]: missing_clauses: must be",
        ),
        (
            lambda m: of(m, "abnormal")["any_of"][0].update(rate_over="10"),
            "measures.toml: measures[4]: any_of[1]: rate_over",
        ),
        (
            lambda m: of(m, "abnormal")["any_of"][0].update(times=2),
            "measures.toml: measures[4]: any_of[1]: times: must be",
        ),
        (
            lambda m: of(m, "abnormal")["any_of"][0].update(least_orders=0),
            "measures.toml: measures[4]: any_of[1]: least",
        ),
        (
            lambda m: of(m, "ship-very-severe").update(outranks=["x"]),
            "measures.toml: measures[6]: outranks: names no rule",
        ),
        (lambda m: m.append(copy.deepcopy(of(m, "stock"))), "measures.toml: stock: dates overlap"),
        (lambda m: of(m, "stock").pop("certainty"), "measures.toml: measures[10]: certainty: is missing"),
        (
            lambda m: of(m, "stock")["ladder"][0]["steps"][0].update(on=[1, 1, 1, 1, 1, 1]),
            "measures.toml: measures[10]: ladder[1]: steps[1]: days: a measure has exactly one of",
        ),
        (
            lambda m: of(m, "stock")["ladder"][0]["steps"][0].update(days=["1"] * 6),
            "measures.toml: measures[10]: ladder[1]: steps[1]: days: must be a list of whole numbers",
        ),
    ],
)
def test_a_broken_measure(change: Change, said: str) -> None:
    assert refused_measure(change).startswith(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r[0].update(families=[]), "measures.toml: repeats[1]: families: must be a list of"),
        (lambda r: r[0].update(more_than=2), "measures.toml: repeats[1]: points: a rule has either"),
        (lambda r: r[0].update(points="a tenth"), "measures.toml: repeats[1]: points: is no number"),
        (lambda r: r[1].pop("read"), "measures.toml: repeats[2]: read: is missing"),
    ],
)
def test_a_broken_repeat(change: Change, said: str) -> None:
    assert refused_measure(change, "repeats").startswith(said)
