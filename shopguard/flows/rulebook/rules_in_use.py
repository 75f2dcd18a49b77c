"""The rules that are in use: the shipped ones with the owner's values in place, or, where a file is broken, the last good ones."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from shopguard.appeals.rules import AppealRules, read_appeal_rules
from shopguard.checker.rulefiles import fingerprint, load_tables, tables_from_json, tables_to_json
from shopguard.core.extension_reader import FILE_NAME as CALENDAR
from shopguard.core.message import Message, UserProblem, Value
from shopguard.core.overrides import overridden
from shopguard.core.rule_edition import Edition
from shopguard.core.rule_reader import Tables, read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import Rulebook
from shopguard.core.score_rules import FILE_NAME as SCORE
from shopguard.core.score_rules import ScoreRule, read_score
from shopguard.flows.rulebook.editions import Holding, programs_own
from shopguard.store.durable import written_whole

LAST_GOOD_FOLDER = "rules-last-good"
_LAST_GOOD_FILE = "rules.json"
_NEEDED = ("appeals.toml", "fines.toml", "measures.toml", "regions.toml", SCORE)
# What the owner's values can bring about: the reader's and the compiler's refusals (BrokenRule is a ValueError).
_UNFIT = (UserProblem, ValueError, KeyError, TypeError, AttributeError, OverflowError)
_NOT_KEPT = (*_UNFIT, OSError)


@dataclass(frozen=True)
class RulesInUse:
    """``shipped``: the rulebook without the owner's values, shown beside them; ``fingerprint`` tells rules apart.

    ``folder``: the owner's own, None = no values of his. ``edition``: what his values stand on, None where it cannot be read.
    ``problem``: why other rules are in use than the files say, None where all is well.
    """

    rulebook: Rulebook
    shipped: Rulebook
    appeals: AppealRules
    tables: Tables
    fingerprint: str
    score: tuple[ScoreRule, ...]
    shipped_score: tuple[ScoreRule, ...]
    folder: Path | None = None
    edition: Edition | None = None
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class _LastGood:
    own: Tables
    effective: Tables


def load_rules(data: Path, own_folder: Path | None, holds: Callable[[], Holding] = programs_own) -> RulesInUse:
    """The rules of the edition that holds, with the owner's values in place.

    A broken file does not stop the judgement: then the rules are those of the last good load (kept in ``data``), for want
    of these the edition's own, and ``problem`` says what is wrong. Raises :class:`UserProblem` where none of them can be read.
    """
    return replace(_load(data, own_folder, holds), folder=own_folder)


def _load(data: Path, own_folder: Path | None, holds: Callable[[], Holding]) -> RulesInUse:
    try:
        rules = _rules_of(holds())
    except BrokenRule as error:
        return _without_shipped(data, str(error))
    try:
        own = _own_tables(own_folder)
        rules = _with_own(rules, own)
    except _UNFIT as error:
        return _instead(data, rules, _said(error, own_folder))
    _keep(data, _LastGood(own, rules.tables))
    return rules


def _rules_of(held: Holding) -> RulesInUse:
    """A rule file that was taken was read then; a later program may be stricter, and does without it."""
    try:
        return replace(rules_of(held.edition), problem=held.problem)
    except _UNFIT as error:
        if not held.edition.sha256:
            raise
        why = Message("rule_file.broken_rule", {"detail": str(error)})
        told: dict[str, Value] = {"path": held.edition.about.day.isoformat(), "why": why}
        return replace(rules_of(programs_own().edition), problem=Message("problem.kept_rule_file", told))


def checked_rules(edition: Edition, own_folder: Path | None) -> RulesInUse:
    """The edition with that folder's values. Raises :class:`UserProblem` naming file, line or key; nothing is kept."""
    rules = rules_of(edition)
    try:
        return _with_own(rules, _own_tables(own_folder))
    except _UNFIT as error:
        problem = _said(error, own_folder)
        raise UserProblem(problem.code, **problem.values) from error


def rules_of(edition: Edition) -> RulesInUse:
    """An edition by itself. Raises :class:`BrokenRule`.

    The calendar of extensions is not among the tables: it has its own place in the database, and its own editor.
    """
    tables = {name: table for name, table in edition.tables.items() if name != CALENDAR}
    for name in _NEEDED:
        if name not in tables:
            raise BrokenRule(f"{name}: is missing")
    return replace(_rules(tables), edition=edition)


def _own_tables(folder: Path | None) -> Tables:
    if folder is None:
        return {}
    if not folder.is_dir():
        raise UserProblem("problem.own_rules_folder", folder=str(folder))
    return load_tables(folder)


def _rules(tables: Tables) -> RulesInUse:
    rulebook = read_rulebook(tables)
    appeals = read_appeal_rules(tables["appeals.toml"])
    score = read_score(tables[SCORE])
    return RulesInUse(rulebook, rulebook, appeals, tables, fingerprint(tables, rulebook), score, score)


def _with_own(shipped: RulesInUse, own: Tables) -> RulesInUse:
    if not own:
        return shipped
    with_own = _rules(overridden(shipped.tables, own))
    return _beside(with_own, shipped)


def _beside(rules: RulesInUse, shipped: RulesInUse) -> RulesInUse:
    """The rules with what they stand on."""
    return replace(
        rules,
        shipped=shipped.rulebook,
        shipped_score=shipped.score,
        edition=shipped.edition,
        problem=shipped.problem,
    )


def _said(error: Exception, folder: Path | None) -> Message:
    """What is wrong with the owner's files."""
    if isinstance(error, UserProblem):
        return error.message
    return Message("problem.own_rules_broken", {"folder": str(folder or ""), "detail": str(error)})


def _instead(data: Path, shipped: RulesInUse, problem: Message) -> RulesInUse:
    """The owner's files are broken: his values as they were last good, on what comes with the program now."""
    with contextlib.suppress(*_NOT_KEPT):
        return replace(_with_own(shipped, _kept(data).own), problem=problem)
    with contextlib.suppress(*_NOT_KEPT):
        return replace(_beside(_rules(_kept(data).effective), shipped), problem=problem)
    return replace(shipped, problem=problem)


def _without_shipped(data: Path, detail: str) -> RulesInUse:
    """The program's own files are broken: only the last good rules are left."""
    try:
        return replace(
            _rules(_kept(data).effective), problem=Message("problem.shipped_rules_broken", {"detail": detail})
        )
    except _NOT_KEPT as error:
        raise UserProblem("problem.no_rules", detail=detail) from error


def _kept(data: Path) -> _LastGood:
    told = tables_from_json((data / LAST_GOOD_FOLDER / _LAST_GOOD_FILE).read_text("utf-8"))
    return _LastGood(cast(Tables, told["own"]), cast(Tables, told["effective"]))


def _keep(data: Path, good: _LastGood) -> None:
    text = tables_to_json({"own": good.own, "effective": good.effective}).encode()
    path = data / LAST_GOOD_FOLDER / _LAST_GOOD_FILE
    with contextlib.suppress(OSError):  # a disk without room does not stop the judgement: the good rules are in use
        if not path.exists() or path.read_bytes() != text:
            path.parent.mkdir(exist_ok=True)
            with written_whole(path, mode=0o600) as stream:
                stream.write(text)
