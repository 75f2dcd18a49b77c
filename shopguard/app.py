"""Builds data folder, store, rulebook and words once; window and command line are given them. No Qt."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path

from shopguard.core.message import Language, Message, Texts
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.rejudging import note_rules
from shopguard.flows.rule_folder import chosen_folder
from shopguard.flows.rules_in_use import load_rules
from shopguard.flows.shipped_extensions import keep_shipped
from shopguard.flows.workplace import RulesHolder, Workplace
from shopguard.importers.couriers import courier_names
from shopguard.resources import resource
from shopguard.store.fetch import setting
from shopguard.store.store import DatabaseError, Store

DATA_VARIABLE = "SHOPGUARD_DATA"
LANGUAGE_VARIABLE = "SHOPGUARD_LANG"


def data_folder(chosen: str | None = None) -> Path:
    """The data folder: the one chosen, else ``$SHOPGUARD_DATA``, else the system's place for the user's program data."""
    folder = chosen or os.environ.get(DATA_VARIABLE)
    if folder:
        return Path(folder).expanduser().absolute()
    from platformdirs import user_data_path  # only needed without a chosen folder

    return user_data_path("ShopGuard", appauthor=False, roaming=False)


def language(chosen: str | None = None) -> Language | None:
    """The language asked for by argument or ``$SHOPGUARD_LANG``; None when nobody asked."""
    asked = chosen or os.environ.get(LANGUAGE_VARIABLE)
    if not asked:
        return None
    return "en" if asked.startswith("en") else "zh"


def load_texts(chosen: Language) -> Texts:
    """The text catalogue in a language."""
    catalogue: dict[str, dict[str, str]] = {}
    for path in sorted(resource("texts").glob("*.toml")):
        catalogue |= tomllib.loads(path.read_text("utf-8"))
    return Texts(catalogue, chosen)


def build_workplace(data: Path, language: Language | None = None) -> Workplace:
    """Opens (and prepares) the data folder. Raises :class:`~shopguard.core.message.CannotOpen`.

    Without a language the one the owner chose last is taken, Chinese at first. A broken rule file is told by the workplace's
    ``rule_problem``; :class:`~shopguard.core.message.UserProblem` is raised where there are no rules at all.
    """
    store = Store(data)
    try:
        spoken = language or ("en" if setting(store.connection(), "language") == "en" else "zh")
        rules = load_rules(data, chosen_folder(store))
        place = Workplace(
            data=data,
            store=store,
            held=RulesHolder(rules),
            texts=load_texts(spoken),
            courier_names=courier_names(spoken),
        )
        _keep_calendar(place)
        note_rules(place)
    except DatabaseError as error:
        raise store.problem(error) from error
    finally:
        store.close_thread()  # who needs a connection opens one
    return place


def _keep_calendar(place: Workplace) -> None:
    """A broken calendar leaves the one that is kept already as it is."""
    try:
        keep_shipped(place, resource("rules", "douyin"))
    except BrokenRule as error:
        problem = place.rule_problem or Message("problem.shipped_rules_broken", {"detail": str(error)})
        place.held.rules = replace(place.rules, problem=problem)
