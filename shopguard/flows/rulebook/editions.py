"""Which edition of the rules holds: the one that comes with the program, or a newer one from a rule file the owner has taken."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from shopguard import __version__
from shopguard.checker.rulefiles import CLAUSES, load_about, load_edition
from shopguard.core.disk_words import disk_words
from shopguard.core.message import Message, UserProblem
from shopguard.core.rule_edition import About, Edition, is_understood
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.rulebook.told_once import RULES_TOLD
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.store.rule_updates import (
    keep_rule_files,
    kept_content,
    remove_other_rule_files,
    rule_file_path,
    rule_files,
)
from shopguard.store.setting import keep_setting
from shopguard.store.store import Connection


@dataclass(frozen=True, slots=True)
class Holding:
    """The edition that holds. ``problem``: why it is the program's own and not the one the owner has taken; None where all is well."""

    edition: Edition
    problem: Message | None = None


def programs_own() -> Holding:
    """The rules that come with the program. Raises :class:`BrokenRule`."""
    return Holding(load_edition(resource("rules")))


def holding(data: Path, db: Connection) -> Holding:
    """The newer one of the program's own edition and the rule file that was taken last. Raises :class:`BrokenRule` of the program's.

    A rule file that was altered, is gone or is too new for this program does not hold, and ``problem`` says so.
    """
    kept = rule_files(db)
    if not kept:
        return programs_own()
    try:
        edition = _taken(data, kept[-1])
    except UserProblem as problem:
        return Holding(load_edition(resource("rules")), problem.message)
    return programs_own() if is_outdone(edition.about, load_about(resource("rules"))) else Holding(edition)


def is_outdone(about: About, own: About) -> bool:
    """Whether the program's own rules are as new: then they hold."""
    return about.day <= own.day


def retire_outdone(place: Workplace) -> None:
    """A program update has brought newer rules than the rule file that was taken: it is put away, which is said once."""
    db, data = place.store.connection(), place.data
    kept = rule_files(db)
    if not kept:
        return
    try:
        taken, own = _taken(data, kept[-1]).about, load_about(resource("rules"))
    except (UserProblem, BrokenRule):
        return
    if is_outdone(taken, own):
        told = {"taken": taken.day.isoformat(), "own": own.day.isoformat()}
        with place.store.transaction():
            keep_rule_files(db, ())
            keep_setting(db, RULES_TOLD, json.dumps(told))
        remove_other_rule_files(data, ())


def edition_in_words(place: Workplace) -> str:
    """Of which day the rules in use are, and where they come from."""
    edition = place.rules.edition
    if edition is None:
        return place.texts.word("rules.edition_unknown")
    code = "rules.edition_from_file" if edition.sha256 else "rules.edition_of_program"
    return place.texts.word(code, day=edition.about.day.isoformat())


def own_names() -> frozenset[str]:
    """The names of the program's own rule files: a rule file has the same ones."""
    return frozenset(path.name for path in (resource("rules") / CLAUSES).glob("*.toml"))


def _taken(data: Path, sha256: str) -> Edition:
    """Raises UserProblem for a rule file that does not hold any more."""
    from shopguard.flows.rulebook.rule_file import edition_of  # only who has taken one waits for it

    path = rule_file_path(data, sha256)
    try:
        content = kept_content(data, sha256)
    except OSError as error:
        raise UserProblem("problem.kept_rule_file", path=str(path), why=disk_words(error)) from error
    if content is None:
        raise UserProblem("problem.kept_rule_file", path=str(path), why=Message("rule_file.altered"))
    edition = edition_of(content, path.name)
    if not is_understood(edition.about, __version__) or edition.tables.keys() != own_names():
        raise UserProblem("problem.kept_rule_file_newer", path=str(path), version=edition.about.program)
    return edition
