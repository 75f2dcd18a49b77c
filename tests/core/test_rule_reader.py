"""A broken rule is refused with file and key; the rulebook that ships is whole."""

from __future__ import annotations

import copy
from datetime import date, datetime
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


def test_a_day_on_which_no_values_begin_any_more_is_judged_by_those_that_hold_on_it() -> None:
    clause = load_rulebook(RULES).clause("pickup-timeout")
    before, after = clause.values
    assert [clause.judged_by(day) for day in ("2025-01-01", "2026-11-18")] == [before, after]


def test_a_clause_without_values() -> None:
    told = broken(lambda tables: tables["pickup-timeout.toml"].update(values=[]))
    assert told == "pickup-timeout.toml: values: is empty"


@pytest.mark.parametrize("name", [3, "", "江苏') OR 1 --", "江苏 "])
def test_what_becomes_a_part_of_the_query_is_letters_only(name: object) -> None:
    assert "is no name of a province" in broken(lambda tables: tables["regions.toml"]["provinces"].append(name))
    assert "is no name of a province" in broken(lambda tables: tables["regions.toml"]["unjudged"].append(name))
    assert "is no name" in broken(lambda tables: tables["regions.toml"]["limits"][0]["provinces"].append(name))


def test_words_of_a_setting_are_letters_only() -> None:
    told = broken(lambda tables: tables["reshipped-late.toml"]["values"][0]["settings"].update(relayed="新疆') --"))
    assert "reshipped-late.toml" in told
    assert "must be words" in told


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


def test_a_setting_the_pattern_needs() -> None:
    told = broken(lambda tables: tables["track-broken.toml"]["values"][0]["settings"].pop("within_hours"))
    assert told == "track-broken.toml: values[1]: settings: within_hours: is missing"


def test_a_setting_no_pattern_asks_for() -> None:
    told = broken(lambda tables: tables["reshipped-late.toml"]["values"][0]["settings"].update(colour="red"))
    assert told == "reshipped-late.toml: values[1]: settings: colour: is not a key that is known here"


def test_a_pattern_nobody_wrote() -> None:
    def add(tables: Any) -> None:
        tables["moon-phase.toml"] = tables["fraud.toml"] | {"id": "moon-phase"}

    assert broken(add) == "moon-phase.toml: kind: there is no pattern of the name moon-phase"


def test_a_file_that_is_missing() -> None:
    assert broken(lambda tables: tables.pop("measures.toml")) == "measures.toml: is missing"


def test_a_moment_where_a_day_is_meant() -> None:
    moment = datetime(2025, 5, 13, 8)  # noqa: DTZ001 - TOML without an offset reads as this
    told = broken(lambda tables: tables["pickup-missing.toml"]["values"][1].update({"from": moment}))
    assert told.startswith("pickup-missing.toml: values[2]: from: must be a day without a time")


def test_the_clauses_stand_along_a_parcels_way() -> None:
    ids = [clause.id for clause in load_rulebook(RULES).clauses]
    assert len(ids) == 22
    assert ids[:4] == ["ship-overdue", "out-of-stock", "pickup-timeout", "pickup-missing"]
    assert len({clause.rank for clause in load_rulebook(RULES).clauses}) == 22
