"""The owner's saved views name shops: a shop that gets another name keeps its place in them."""

from __future__ import annotations

from dataclasses import replace

from shopguard.core.message import UserProblem
from shopguard.flows.orders.saved_views import save_view, saved_view, view_names
from shopguard.flows.workplace import Workplace


def rename_in_views(place: Workplace, old: str, new: str) -> None:
    """Puts the new name in the place of the old one. A view that cannot be read is left as it is."""
    for name in view_names(place):
        try:
            view = saved_view(place, name)
        except UserProblem:
            continue
        shops = view.narrowing.filter.shops
        if old in shops:
            wanted = replace(view.narrowing.filter, shops=shops - {old} | {new})
            save_view(place, name, replace(view, narrowing=replace(view.narrowing, filter=wanted)))
