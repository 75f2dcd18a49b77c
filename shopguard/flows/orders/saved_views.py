"""The owner's named views of the table: filter, sorting and grouping; saved, listed, renamed, deleted, brought back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, get_args

from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.orders.narrowing import DATA_AGES, PAID_SPANS, UNNARROWED, Narrowing
from shopguard.flows.orders.order_filter import URGENCY, Group, Sort, filter_from_json, filter_to_json
from shopguard.flows.workplace import Workplace
from shopguard.store import saved_views as rows
from shopguard.store.saved_views import KeptView

LONGEST_NAME = 30
_GROUPS: dict[str, Group] = {name: name for name in get_args(Group)}


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows and how."""

    narrowing: Narrowing = UNNARROWED
    sort: Sort = URGENCY
    group: Group = ""


def view_names(place: Workplace) -> tuple[str, ...]:
    """The names in the owner's order."""
    return tuple(kept.name for kept in rows.fetch_views(place.store.connection()))


def saved_view(place: Workplace, name: str) -> View:
    """The view of that name. Raises NotThere, and UserProblem for one that this program cannot read."""
    kept = rows.kept_view(place.store.connection(), name)
    if kept is None:
        raise NotThere("problem.no_view", name=name)
    try:
        return _read(json.loads(kept.view))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, UserProblem) as broken:
        raise UserProblem("problem.view_unreadable", name=name) from broken


def save_view(place: Workplace, name: str, view: View) -> bool:
    """Keeps a view; one of that name is replaced. Returns whether there was one. Raises UserProblem for a name that cannot be."""
    name = _good_name(name)
    with place.store.transaction() as db:
        before = rows.kept_view(db, name)
        position = rows.next_position(db) if before is None else before.position
        rows.keep_view(db, KeptView(name, position, json.dumps(_written(view), ensure_ascii=False)))
    return before is not None


def rename_view(place: Workplace, old: str, new: str) -> None:
    """Gives a view another name. Raises NotThere, and UserProblem where another one has that name."""
    new = _good_name(new)
    with place.store.transaction() as db:
        if rows.kept_view(db, old) is None:
            raise NotThere("problem.no_view", name=old)
        if new != old and rows.kept_view(db, new) is not None:
            raise UserProblem("problem.view_name_taken", name=new)
        rows.rename_view(db, old, new)


def delete_view(place: Workplace, name: str) -> KeptView:
    """Deletes a view; :func:`bring_back_view` takes what is returned. Raises NotThere."""
    with place.store.transaction() as db:
        kept = rows.kept_view(db, name)
        if kept is None:
            raise NotThere("problem.no_view", name=name)
        rows.delete_view(db, name)
    return kept


def bring_back_view(place: Workplace, deleted: KeptView) -> None:
    """Undoes a deletion. Raises UserProblem where another view has taken the name."""
    with place.store.transaction() as db:
        if rows.kept_view(db, deleted.name) is not None:
            raise UserProblem("problem.view_name_taken", name=deleted.name)
        rows.keep_view(db, deleted)


def _written(view: View) -> dict[str, Any]:
    narrowing = view.narrowing
    return {
        "list": json.loads(filter_to_json(narrowing.filter, view.sort)),
        "paid": narrowing.paid,
        "data_age": narrowing.data_age,
        "group": view.group,
    }


def _read(told: dict[str, Any]) -> View:
    wanted, sort = filter_from_json(json.dumps(told["list"]))
    paid, data_age = told["paid"], told["data_age"]
    if paid not in ("", *PAID_SPANS) or data_age not in (0, *DATA_AGES):
        raise ValueError(paid, data_age)
    return View(Narrowing(wanted, paid, data_age), sort, _GROUPS[told["group"]])


def _good_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserProblem("problem.view_name", most=LONGEST_NAME)
    return name
