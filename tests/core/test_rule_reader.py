"""A broken rule is refused with file and key; the rulebook that ships is whole."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from shopguard.checker.rulefiles import load_rulebook, load_tables
from shopguard.core.rule_reader import read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import in_force
from shopguard.resources import resource

RULES = resource("rules", "douyin")


def broken(change: Any) -> str:
    tables = copy.deepcopy(load_tables(RULES))
    change(tables)
    with pytest.raises(BrokenRule) as refused:
        read_rulebook(tables)
    return str(refused.value)


def test_values_by_date_keep_the_old_ones() -> None:
    clause = load_rulebook(RULES).clause("pickup-timeout")
    before, after = in_force(clause.values, date(2025, 5, 12)), in_force(clause.values, date(2025, 5, 13))
    assert before is not None
    assert after is not None
    assert (clause.judged_by(None), clause.judged_by("2025-05-13")) == (before, after)
    assert (before.clocks[0].starts, before.clocks[0].within) == ("submitted", 72 * 3600)
    assert (after.clocks[0].starts, after.clocks[0].within) == ("uploaded", 24 * 3600)


def test_a_value_without_a_citation() -> None:
    told = broken(lambda tables: tables["pickup-timeout.toml"]["values"][1].pop("source"))
    assert "pickup-timeout.toml: values[2]" in told
    assert "source" in told


def test_an_unknown_key() -> None:
    told = broken(lambda tables: tables["waybill-edit.toml"].update(colour="red"))
    assert told == "waybill-edit.toml: colour: is not a key that is known here"


def test_overlapping_dates() -> None:
    told = broken(lambda tables: tables["pickup-missing.toml"]["values"][1].update({"from": date(2025, 5, 12)}))
    assert told.startswith("pickup-missing.toml: values: dates overlap")


def test_a_rate_that_is_no_number() -> None:
    told = broken(lambda tables: tables["fines.toml"]["fines"][1]["tiers"][0].update(rate="one percent"))
    assert "fines.toml: fines[2]: tiers[1]: rate: is no number" in told


def test_broken_toml_names_file_and_line(tmp_path: Any) -> None:
    (tmp_path / "pickup-timeout.toml").write_text('id = "pickup-timeout"\nkind = \n', "utf-8")
    with pytest.raises(BrokenRule, match=r"pickup-timeout\.toml: .*line 2"):
        load_rulebook(tmp_path)
