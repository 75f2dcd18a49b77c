"""Builds data folder, store, rulebook and words once; window and command line are given them. No Qt."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shopguard.catalogue import Catalogue, ReadLater
from shopguard.core.message import CannotOpen, Language, Texts, UserProblem
from shopguard.flows.rulebook.rules_seen import RULES_SEEN, rules_mark
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import RulesHolder, Workplace
from shopguard.resources import resource
from shopguard.store.database import DAMAGED, database_path
from shopguard.store.own_rules import rule_folder
from shopguard.store.rule_updates import taken_rule_file
from shopguard.store.setting import keep_setting, setting
from shopguard.store.store import DatabaseError, Store

if TYPE_CHECKING:
    from shopguard.flows.rulebook.rules_in_use import RulesInUse

DATA_VARIABLE = "SHOPGUARD_DATA"
LANGUAGE_VARIABLE = "SHOPGUARD_LANG"
FIRST_TEXTS = ("judging.toml", "flows.toml")  # the words of the table, which the window waits for


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
    return Texts(Catalogue(resource("texts"), FIRST_TEXTS), chosen)


def build_workplace(data: Path, language: Language | None = None) -> Workplace:
    """Opens (and prepares) the data folder. Raises :class:`~shopguard.core.message.CannotOpen`.

    Without a language the one the owner chose last is taken, Chinese at first. A broken rule file is told by the workplace's
    ``rule_problem``; :class:`~shopguard.core.message.UserProblem` is raised where there are no rules at all. Rules that are
    what they were when they were last read are read when they are first asked for.
    """
    store = Store(data, partial(_back_up, data))
    settings = Settings(data)
    try:
        db = store.connection()
        spoken = language or ("en" if settings.text("language") == "en" else "zh")
        mark = _mark_of_rules(rule_folder(db, data), taken_rule_file(db, data), spoken)
        seen = mark is not None and setting(db, RULES_SEEN) == mark
        place = Workplace(
            data=data,
            store=store,
            held=RulesHolder(lambda: _rules(data, store), sound=seen),
            texts=load_texts(spoken),
            settings=settings,
            courier_names=ReadLater(lambda: _courier_names(spoken)),
        )
        if not seen:
            _see_rules(place, mark)
    except DatabaseError as error:
        raise store.problem(error) from error
    finally:
        store.close_thread()  # who needs a connection opens one
    return place


def _back_up(data: Path) -> None:
    """Before the database is brought to another shape: as of when it was written last."""
    from shopguard.flows.keeping.automatic import back_up_data
    from shopguard.flows.keeping.backup import DamagedDatabase

    try:
        back_up_data(data, int(database_path(data).stat().st_mtime), "before_migration")
    except DamagedDatabase as problem:  # what is offered then helps here too
        raise CannotOpen(DAMAGED, **problem.message.values) from problem
    except UserProblem as problem:
        raise CannotOpen(problem.message.code, **problem.message.values) from problem


def _mark_of_rules(own_folder: Path | None, taken: Path | None, language: Language) -> str | None:
    """None where some file cannot be read: whoever reads the rules says so."""
    with contextlib.suppress(OSError):
        return rules_mark(own_folder, taken, language)
    return None


def _rules(data: Path, store: Store) -> RulesInUse:
    from shopguard.flows.rulebook.editions import holding
    from shopguard.flows.rulebook.rule_folder import chosen_folder
    from shopguard.flows.rulebook.rules_in_use import load_rules

    return load_rules(data, chosen_folder(store), partial(holding, data, store.connection()))


def _courier_names(language: Language) -> dict[str, str]:
    from shopguard.importers.couriers import courier_names

    return courier_names(language)


def _see_rules(place: Workplace, mark: str | None) -> None:
    """Brings the database up to rules that may have changed, and remembers them where all is well."""
    from shopguard.flows.rulebook.editions import retire_outdone
    from shopguard.flows.rulebook.rejudging import note_rules
    from shopguard.flows.rulebook.rule_folder import keep_calendar

    retire_outdone(place)
    keep_calendar(place)
    note_rules(place)
    with place.store.transaction() as db:
        keep_setting(db, RULES_SEEN, mark if mark is not None and place.rule_problem is None else "")
