"""The owner's own rule folder: which one it is, choosing another, doing without."""

from __future__ import annotations

from pathlib import Path

from shopguard.flows.rulebook.rejudging import note_rules
from shopguard.flows.rulebook.rules_in_use import checked_rules, load_rules
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
    checked_rules(folder)
    with place.store.transaction() as db:
        keep_setting(db, RULE_FOLDER, str(folder.absolute()) if folder else "")
    place.held.rules = load_rules(place.data, folder)
    return note_rules(place)
