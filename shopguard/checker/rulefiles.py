"""Reads the rule files from disk into a rulebook."""

from __future__ import annotations

import tomllib
from pathlib import Path

from shopguard.core.rule_reader import read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import Rulebook


def load_tables(folder: Path) -> dict[str, dict[str, object]]:
    """The TOML of every rule file in ``folder`` by file name. Raises :class:`BrokenRule` naming file and line."""
    tables = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables[path.name] = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BrokenRule(f"{path.name}: {error}") from error
    return tables


def load_rulebook(folder: Path) -> Rulebook:
    """The rulebook of a folder of rule files. Raises :class:`BrokenRule` naming file, line or key."""
    return read_rulebook(load_tables(folder))
