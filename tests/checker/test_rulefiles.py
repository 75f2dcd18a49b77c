"""Rule files from the disk: what is broken names file and line; tables survive being kept as JSON."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from shopguard.checker.rulefiles import fingerprint, load_rulebook, load_tables, tables_from_json, tables_to_json
from shopguard.core.rule_reader import read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.resources import resource

RULES = resource("rules", "douyin")


def test_broken_toml_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "pickup-timeout.toml").write_text('id = "pickup-timeout"\nkind = \n', "utf-8")
    with pytest.raises(BrokenRule, match=r"pickup-timeout\.toml: .*line 2"):
        load_rulebook(tmp_path)


def test_a_file_in_another_encoding_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "fines.toml").write_bytes(b'a = "b"\n\n' + 'source = "群公告"'.encode("gb18030"))
    with pytest.raises(BrokenRule, match=r"fines\.toml: is not UTF-8 text \(at line 3\)"):
        load_tables(tmp_path)


def test_the_mark_editors_put_first_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "fines.toml").write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert load_tables(tmp_path) == {"fines.toml": {"a": 1}}


def test_a_folder_that_ends_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "fines.toml").mkdir()
    with pytest.raises(BrokenRule, match=r"fines\.toml: "):
        load_tables(tmp_path)


def test_tables_kept_as_json_are_the_same() -> None:
    tables = load_tables(RULES)
    assert tables_from_json(tables_to_json(tables)) == tables


@pytest.mark.parametrize("text", ["", "[]", '{"a.toml": 1}', "{"])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        tables_from_json(text)


def test_what_decides_nothing_leaves_the_fingerprint_alone() -> None:
    def told(change: Any) -> str:
        tables = copy.deepcopy(load_tables(RULES))
        change(tables)
        return fingerprint(tables, read_rulebook(tables))

    as_it_is = told(lambda tables: None)
    assert told(lambda tables: tables["pickup-timeout.toml"].pop("examples")) == as_it_is
    assert told(lambda tables: tables["fines.toml"]["fines"][0]["tiers"][0].update(fixed_yuan=11)) != as_it_is
    assert (
        told(lambda tables: tables["pickup-missing.toml"]["values"][1]["clocks"][0].update(within_hours=47)) != as_it_is
    )
