"""One edition of the rules: the whole set of rule files of one day, with that day. Pure: the files are read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shopguard.core.cited import Bilingual
from shopguard.core.rule_reader import Tables
from shopguard.core.rule_table import RuleTable
from shopguard.core.version import read_version

ABOUT, SCOPE, REASONS = "about.toml", "scope.toml", "reasons.toml"  # beside the folder with the clauses
_MOST_NOTE = 4_000  # characters


@dataclass(frozen=True, slots=True)
class About:
    """``day``: of the edition; ``program``: the oldest version that understands it; ``note``: what is new in it."""

    day: date
    program: str
    note: Bilingual


@dataclass(frozen=True)
class Edition:
    """``tables``: clauses, amounts and tables by file name, the calendar of extensions too; ``beside``: :data:`SCOPE`, :data:`REASONS`.

    ``sha256``: of the rule file it stands in, "" = it came with the program.
    """

    about: About
    tables: Tables
    beside: Tables
    sha256: str = ""


def read_about(file: Mapping[str, object]) -> About:
    """What ``about.toml`` says. Raises :class:`~shopguard.core.rule_table.BrokenRule` naming file and key."""
    table = RuleTable(file, ABOUT)
    day = table.day("date")
    if day is None:
        raise table.broken("date", "is missing")
    program, note = table.text("program"), table.both("note")
    table.done()
    if read_version(program) is None:
        raise table.broken("program", f"is no version like 0.1.0: {program!r}")
    if max(len(note.zh), len(note.en)) > _MOST_NOTE:
        raise table.broken("note", f"is longer than {_MOST_NOTE} characters")
    return About(day, program, note)


def is_understood(about: About, program: str) -> bool:
    """Whether the program of that version is new enough for the edition."""
    least, there = read_version(about.program), read_version(program)
    return least is not None and there is not None and least <= there
