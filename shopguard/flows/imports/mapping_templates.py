"""The owner's templates for other tools' tables: save, list, rename, delete, undo."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.imports.mapping import LONGEST_NAME, Draft, LookedAt, as_template
from shopguard.flows.imports.mapping_check import check
from shopguard.flows.workplace import Workplace
from shopguard.importers.columns import KINDS
from shopguard.store.column_mappings import (
    delete_mapping,
    fetch_mappings,
    keep_mapping,
    rename_mapping,
    when_saved,
)


def save(place: Workplace, looked: LookedAt, draft: Draft, name: str, *, now: int) -> ColumnMapping:
    """Keeps a draft as a template; one of that name is replaced. Raises UserProblem where it cannot be used."""
    name = _good_name(name)
    checked = check(place, looked, draft, now=now)
    if not checked.usable:
        reason = checked.problem or place.texts.word(
            "mapping.missing", columns=place.texts.both("、", ", ").join(checked.missing)
        )
        raise UserProblem("problem.mapping_unusable", reason=reason)
    mapping = as_template(looked, draft, name)
    with place.store.transaction() as db:
        keep_mapping(db, mapping, now)
    return mapping


def templates(place: Workplace) -> tuple[ColumnMapping, ...]:
    """The saved templates, the one saved last first; without those for a kind of file that this program does not know."""
    return tuple(one for one in fetch_mappings(place.store.connection()) if one.kind in KINDS)


def named(place: Workplace, name: str) -> ColumnMapping:
    """The template of that name. Raises NotThere with the names there are."""
    there = templates(place)
    for template in there:
        if template.name == name:
            return template
    if not there:
        raise NotThere("problem.no_mapping_at_all", name=name)
    raise NotThere(
        "problem.no_mapping", name=name, names=place.texts.both("、", ", ").join(template.name for template in there)
    )


def rename(place: Workplace, old: str, new: str) -> None:
    """Gives a template another name. Raises NotThere, and UserProblem where another one has that name."""
    new = _good_name(new)
    named(place, old)
    with place.store.transaction() as db:
        if new != old and when_saved(db, new) is not None:
            raise UserProblem("problem.mapping_name_taken", name=new)
        rename_mapping(db, old, new)


@dataclass(frozen=True, slots=True)
class Removed:
    """A template that was deleted, as :func:`bring_back` needs it."""

    mapping: ColumnMapping
    saved_at: int


def remove(place: Workplace, name: str) -> Removed:
    """Deletes a template; what was imported with it stays. Raises NotThere."""
    mapping = named(place, name)
    with place.store.transaction() as db:
        saved_at = when_saved(db, name) or 0
        delete_mapping(db, name)
    return Removed(mapping, saved_at)


def bring_back(place: Workplace, removed: Removed) -> None:
    """Undoes a deletion. Raises UserProblem where another template has taken the name."""
    with place.store.transaction() as db:
        if when_saved(db, removed.mapping.name) is not None:
            raise UserProblem("problem.mapping_name_taken", name=removed.mapping.name)
        keep_mapping(db, removed.mapping, removed.saved_at)


def _good_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserProblem("problem.mapping_name", most=LONGEST_NAME)
    return name
