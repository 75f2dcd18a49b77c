"""Reads the rule files from disk, keeps tables as JSON, and tells one set of rules from another."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import cast

from shopguard.catalogue import ReadLater
from shopguard.checker.compile import whole_query
from shopguard.core.rule_edition import ABOUT, REASONS, SCOPE, About, Edition, read_about
from shopguard.core.rule_reader import Tables, read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import Rulebook

CLAUSES = "douyin"  # the folder of the clauses, amounts and tables
_NOT_JUDGED_BY = ("appeals.toml", "score.toml")
_EXAMPLES = "examples"


def load_tables(folder: Path) -> dict[str, dict[str, object]]:
    """The TOML of every rule file in ``folder`` by file name. Raises :class:`BrokenRule` naming file and line."""
    return {path.name: load_table(path) for path in sorted(folder.glob("*.toml"))}


def load_table(path: Path) -> dict[str, object]:
    """The TOML of one rule file. Raises likewise."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenRule(f"{path.name}: {error.strerror or error}") from error
    return parse_table(path.name, content)


def parse_table(name: str, content: bytes) -> dict[str, object]:
    """The same of a file's bytes."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))  # editors on Windows put a mark before the first character
    except (tomllib.TOMLDecodeError, RecursionError) as error:  # the parser calls itself for lists in lists
        raise BrokenRule(f"{name}: {error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenRule(f"{name}: is not UTF-8 text (at line {line})") from error


def load_about(folder: Path) -> About:
    """Of which day the rules in ``folder`` are. Raises :class:`BrokenRule`."""
    return read_about(load_table(folder / ABOUT))


def load_edition(folder: Path) -> Edition:
    """The rules in ``folder`` (as ``resources/rules``); what stands beside the clauses is read when it is asked for.

    Raises :class:`BrokenRule` naming file and line.
    """
    return Edition(load_about(folder), load_tables(folder / CLAUSES), load_beside(folder))


def load_beside(folder: Path) -> Tables:
    """What stands beside the clauses, read when it is first looked into."""
    return ReadLater(lambda: {name: load_table(folder / name) for name in (SCOPE, REASONS)})


def load_rulebook(folder: Path) -> Rulebook:
    """The rulebook of a folder of rule files. Raises :class:`BrokenRule` naming file, line or key."""
    return read_rulebook(load_tables(folder))


def tables_to_json(tables: Tables) -> str:
    """The tables as one JSON text, the same text for the same tables."""
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, default=_as_marked_text)


def tables_from_json(text: str) -> dict[str, dict[str, object]]:
    """The tables of :func:`tables_to_json`. Raises ``ValueError`` for any other text."""
    told = json.loads(text, object_hook=_from_marked_text)
    if not isinstance(told, dict) or not all(isinstance(table, dict) for table in told.values()):
        raise ValueError("no rule tables")
    return told


def _as_marked_text(value: object) -> dict[str, str]:
    """TOML knows moments and days, JSON does not."""
    if isinstance(value, datetime):
        return {"$moment": value.isoformat()}
    return {"$day": cast(date, value).isoformat()}


def _from_marked_text(told: dict[str, str]) -> object:
    if told.keys() == {"$moment"}:
        return datetime.fromisoformat(told["$moment"])
    return date.fromisoformat(told["$day"]) if told.keys() == {"$day"} else told


def judged_by(tables: Tables) -> dict[str, Mapping[str, object]]:
    """What of the tables decides verdicts and amounts: without the appeals, the score and the worked examples."""
    return {
        name: {key: value for key, value in table.items() if key != _EXAMPLES}
        for name, table in tables.items()
        if name not in _NOT_JUDGED_BY
    }


def fingerprint(tables: Tables, rulebook: Rulebook) -> str:
    """The same for two sets of rules that give the same verdicts: made of the tables and the compiled query."""
    told = tables_to_json(judged_by(tables)) + whole_query(rulebook)
    return hashlib.sha256(told.encode()).hexdigest()
