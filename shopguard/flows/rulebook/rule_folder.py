"""The owner's own rule folder: which one it is, choosing another, doing without."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from shopguard.core.extension_reader import FILE_NAME as CALENDAR
from shopguard.core.message import Message, UserProblem
from shopguard.core.rule_edition import Edition
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.rulebook.editions import holding
from shopguard.flows.rulebook.rejudging import note_rules
from shopguard.flows.rulebook.rules_in_use import checked_rules, load_rules
from shopguard.flows.rulebook.shipped_extensions import keep_shipped
from shopguard.flows.workplace import Workplace
from shopguard.store.own_rules import rule_folder
from shopguard.store.setting import RULE_FOLDER, keep_setting
from shopguard.store.store import Store


def chosen_folder(store: Store) -> Path | None:
    """The folder the owner chose; None: the shipped rules alone."""
    return rule_folder(store.connection(), store.data)


def choose_folder(place: Workplace, folder: Path | None) -> bool:
    """Takes the values of that folder (None: of no folder) from now on; returns whether anything is to be judged again.

    Raises :class:`UserProblem` naming file, line or key where a file cannot be used; then nothing has changed.
    """
    checked_rules(_edition(place), folder)
    with place.store.transaction() as db:
        keep_setting(db, RULE_FOLDER, str(folder.absolute()) if folder else "")
    return use_rules(place)


def use_rules(place: Workplace) -> bool:
    """Takes the rules as they stand on the disk now; returns whether anything is to be judged again."""
    place.held.rules = load_rules(
        place.data, chosen_folder(place.store), partial(holding, place.data, place.store.connection())
    )
    return note_rules(place)


def keep_calendar(place: Workplace) -> None:
    """Brings the calendar up to the rules in use. A broken one leaves the one that is kept already as it is."""
    edition = place.rules.edition
    try:
        if edition is not None:
            keep_shipped(place, edition.tables[CALENDAR])
    except (BrokenRule, KeyError) as error:
        problem = place.rule_problem or Message("problem.shipped_rules_broken", {"detail": str(error)})
        place.held.rules = replace(place.rules, problem=problem)


def _edition(place: Workplace) -> Edition:
    """Raises UserProblem where the program's own files are broken."""
    try:
        return holding(place.data, place.store.connection()).edition
    except BrokenRule as error:
        raise UserProblem("problem.shipped_rules_broken", detail=str(error)) from error
