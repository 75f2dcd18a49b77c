"""Taking a rule file: looked at without any change first, then taken as a whole or not at all; and the way back.

What is kept is the file as it came; which one counts stands in the database, so that a backup brings both. The owner's own rule
folder goes over it as it does over the program's rules. See :mod:`shopguard.flows.rulebook.rule_file` for what it consists of.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shopguard.checker.rulefiles import load_about
from shopguard.core.beijing import day_of
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.core.rule_edition import About, Edition
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.progress import Reporter
from shopguard.flows.rulebook.editions import is_outdone
from shopguard.flows.rulebook.rejudging import is_left
from shopguard.flows.rulebook.rule_changes import RuleChange, rule_changes
from shopguard.flows.rulebook.rule_check import check_edition
from shopguard.flows.rulebook.rule_file import edition_of, read_rule_file, unusable
from shopguard.flows.rulebook.rule_folder import chosen_folder, keep_calendar, use_rules
from shopguard.flows.rulebook.rules_in_use import checked_rules, rules_of
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.store.rule_updates import keep_rule_files, remove_other_rule_files, rule_files, write_rule_file

_GROUP = 4


@dataclass(frozen=True, slots=True)
class RuleUpdate:
    """A rule file that was looked at and can be taken. ``content``: its bytes as they were looked at.

    ``now``: what the rules in use are, None where that is not known; ``changes``: what it changes of them.
    """

    path: Path
    content: bytes
    sha256: str
    about: About
    now: About | None
    changes: tuple[RuleChange, ...]


@dataclass(frozen=True, slots=True)
class RulesTaken:
    """``about``: what is in use now; ``left``: whether orders are to be judged again by it."""

    about: About
    left: bool


def look_at_rule_file(place: Workplace, path: Path, now: int, reporter: Reporter | None = None) -> RuleUpdate:
    """Reads, checks and compares a rule file; nothing changes. Raises UserProblem for one that cannot be taken.

    :class:`~shopguard.flows.progress.Cancelled` while its examples are judged.
    """
    reporter = reporter or Reporter()
    content = read_rule_file(path)
    edition = edition_of(content, path.name)
    there = place.rules.edition
    _check_newer(edition, there, path.name)
    new = check_edition(edition, path.name, reporter)
    _check_own_folder(place, edition, path.name)
    changes = rule_changes(place.texts, rules_of(there), new, day_of(now)) if there is not None else ()
    return RuleUpdate(path, content, edition.sha256, edition.about, there.about if there is not None else None, changes)


def take_rule_file(place: Workplace, update: RuleUpdate) -> RulesTaken:
    """Judges by the rules that were looked at from now on. Raises UserProblem where they cannot be kept; nothing has changed then."""
    _check_newer(edition_of(update.content, update.path.name), place.rules.edition, update.path.name)
    try:
        sha256 = write_rule_file(place.data, update.content)
    except OSError as error:
        raise UserProblem("problem.rule_file_not_kept", path=str(place.data), detail=disk_words(error)) from error
    with place.store.transaction() as db:
        kept = keep_rule_files(db, (*(one for one in rule_files(db) if one != sha256), sha256))
    return _use(place, kept)


def undo_rule_update(place: Workplace) -> RulesTaken:
    """Back to the rules before the file that was taken last. Raises UserProblem where none was taken."""
    with place.store.transaction() as db:
        there = rule_files(db)
        if not there:
            raise UserProblem("problem.no_rule_update", day=_day(place.rules.edition))
        kept = keep_rule_files(db, there[:-1])
    return _use(place, kept)


def can_undo(place: Workplace) -> bool:
    """Whether a rule file was taken that can be given up."""
    return bool(rule_files(place.store.connection()))


def grouped(sha256: str) -> str:
    """A SHA-256 as people compare it: ``1A2B 3C4D …``, two lines."""
    groups = [sha256[at : at + _GROUP].upper() for at in range(0, len(sha256), _GROUP)]
    half = len(groups) // 2
    return f"{' '.join(groups[:half])}\n{' '.join(groups[half:])}"


def _use(place: Workplace, kept: tuple[str, ...]) -> RulesTaken:
    use_rules(place)
    keep_calendar(place)
    remove_other_rule_files(place.data, kept)
    edition = place.rules.edition
    if edition is None:  # the program's own files broke in the meantime
        raise UserProblem("problem.shipped_rules_broken", detail="about.toml")
    return RulesTaken(edition.about, is_left(place))


def _check_newer(edition: Edition, there: Edition | None, file: str) -> None:
    """Older rules never take the place of newer ones by themselves: the way back is :func:`undo_rule_update`."""
    day = edition.about.day.isoformat()
    if there is not None and edition.sha256 == there.sha256:
        raise unusable(file, "rule_file.in_use", day=day)
    try:
        own = load_about(resource("rules"))
    except BrokenRule as error:
        raise UserProblem("problem.shipped_rules_broken", detail=str(error)) from error
    if is_outdone(edition.about, own):
        raise unusable(file, "rule_file.not_newer", day=day, there=own.day.isoformat())
    if there is not None and edition.about.day < there.about.day:
        raise unusable(file, "rule_file.not_newer", day=day, there=there.about.day.isoformat())


def _check_own_folder(place: Workplace, edition: Edition, file: str) -> None:
    """The owner's values have to fit these rules too: else other ones than the file's would be judged by."""
    folder = chosen_folder(place.store)
    if folder is None:
        return
    try:
        checked_rules(edition, folder)
    except UserProblem as problem:
        raise unusable(file, "rule_file.own_folder", folder=str(folder), why=problem.message) from problem


def _day(edition: Edition | None) -> str:
    return edition.about.day.isoformat() if edition is not None else "?"
