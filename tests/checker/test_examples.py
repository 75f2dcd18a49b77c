"""The worked examples of the rule files are tests: each is judged from facts in a real database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shopguard.checker.example_facts import Example
from shopguard.checker.rulefiles import load_edition, load_rulebook
from shopguard.checker.worked_examples import WrongExample, examples_of, wrong_examples
from shopguard.core.rule_table import BrokenRule
from shopguard.importers.couriers import courier_shapes
from shopguard.resources import resource
from shopguard.store.store import Store

RULES = resource("rules", "douyin")
EXAMPLES = [
    pytest.param(clause, example, id=f"{clause}: {example['name']}")
    for clause, example in examples_of(load_edition(resource("rules")).tables)
]


def wrong(tmp_path: Path, clause: str, *examples: Example) -> list[WrongExample]:
    store = Store(tmp_path)
    tables = {f"{clause}.toml": {"examples": list(examples)}}
    found = wrong_examples(store, load_rulebook(RULES), tables, courier_shapes(), lambda _done, _all: None)
    assert store.connection().execute("SELECT COUNT(*) FROM orders").fetchone()[0] == 0  # nothing of them stays
    store.close()
    return found


def test_every_clause_has_examples() -> None:
    clauses = {clause.id for clause in load_rulebook(RULES).clauses}
    assert clauses == {param.values[0] for param in EXAMPLES}
    assert len(EXAMPLES) >= 90


@pytest.mark.parametrize(("clause", "example"), EXAMPLES)
def test_example(clause: str, example: Example, tmp_path: Path) -> None:
    assert wrong(tmp_path, clause, example) == []


def first(clause: str) -> dict[str, Any]:
    return dict(next(param.values[1] for param in EXAMPLES if param.values[0] == clause))  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    ("change", "expected", "found"),
    [
        ({"state": "breached", "deadline": None}, "breached", "met"),
        ({"state": "none", "deadline": None}, "none", "met"),
        ({"state": "met", "deadline": 3}, "", "met"),
        ({"state": None, "deadline": None}, "", ""),
        ({"at": "tomorrow", "deadline": None}, "met", ""),
        ({"tags": {"no-such-tag": True}, "deadline": None}, "met", ""),
        ({"track": [{"at": 1, "kind": "pickup"}], "deadline": None}, "met", ""),
        ({"province": 3.5j, "deadline": None}, "met", ""),
    ],
)
def test_an_example_that_comes_out_otherwise_is_told(
    change: dict[str, Any], expected: str, found: str, tmp_path: Path
) -> None:
    example = {key: value for key, value in (first("pickup-timeout") | change).items() if value is not None}
    (told,) = wrong(tmp_path, "pickup-timeout", first("pickup-timeout"), example)
    assert (told.clause, told.name) == ("pickup-timeout", "scanned at exactly 24 h is in time")
    assert told.expected == expected
    assert told.found in (found, "")


@pytest.mark.parametrize("examples", [[], ["no table"], "none", [{}] * 1001])
def test_a_clause_without_examples_or_with_too_many_is_broken(examples: object) -> None:
    with pytest.raises(BrokenRule, match="examples"):
        examples_of({"pickup-timeout.toml": {"examples": examples}})
