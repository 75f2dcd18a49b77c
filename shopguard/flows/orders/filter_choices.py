"""What the owner can choose from to filter the table, in words, with how many orders there are of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shopguard.flows.orders.list_facets import ListFacet
from shopguard.flows.orders.listing_questions import wanted_of
from shopguard.flows.orders.order_filter import MARKS, Filter
from shopguard.flows.workplace import Workplace
from shopguard.store.filter_choices import counted_values
from shopguard.store.shops import shop_names
from shopguard.store.waiting import shop_count

MOST_CHOICES = 300  # nobody reads a longer list: further products are found by a part of their name


@dataclass(frozen=True, slots=True)
class Choice:
    """``key`` is what the filter takes; ``orders``: how many of those that the rest of the filter finds."""

    key: str
    word: str
    orders: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The commonest first, what is chosen before all others. ``more``: there are further ones."""

    facet: ListFacet
    choices: tuple[Choice, ...]
    more: bool = False


def filter_choices(
    place: Workplace, facet: ListFacet, rest: Filter, *, chosen: Collection[str] = (), containing: str = ""
) -> Choices:
    """What there is of a facet among the orders that the ``rest`` of the filter finds (the filter without that facet).

    ``chosen``: told in any case, before all others; ``containing``: only products with this text in their name.
    """
    limit = MOST_CHOICES + len(chosen)
    db, wanted = place.store.connection(), wanted_of(place, rest)
    found = counted_values(db, facet, wanted, containing=containing, first=chosen, most=limit + 1)
    if facet == "marks":
        counts = dict(found)
        keys = [(mark, counts.get(mark, 0)) for mark in MARKS]
    else:
        there = {one.key for one in found}
        keys = [*((key, 0) for key in sorted(chosen) if key not in there), *found[:limit]]
    words = in_words(place, facet, [key for key, _ in keys])
    choices = (Choice(key, word, orders) for (key, orders), word in zip(keys, words, strict=True))
    return Choices(facet, tuple(choices), len(found) > limit)


def several_shops(place: Workplace) -> bool:
    """Whether the orders are of more than one shop: with one there is nothing to choose."""
    db = place.store.connection()
    return len(shop_names(db)) > 1 and shop_count(db) > 1  # counting looks at every order


def in_words(place: Workplace, facet: ListFacet, keys: Collection[str]) -> list[str]:
    """The keys of a facet as people call them, in the order given (a set's: sorted)."""
    ordered = sorted(keys) if isinstance(keys, frozenset | set) else keys
    return [_word(place, facet, key) for key in ordered]


def _word(place: Workplace, facet: ListFacet, key: str) -> str:
    if facet == "marks" or not key:
        return place.texts.word(f"filter.{facet}.{key or 'none'}")
    if facet == "clauses":
        return _card(place, key)
    if facet == "couriers":
        return place.couriers_in_words(key)
    return place.shop_in_words(key) if facet == "shops" else key


def _card(place: Workplace, clause: str) -> str:
    """A clause that the rules no longer have is told by its id."""
    for one in place.rulebook.clauses:
        if one.id == clause:
            return one.card[place.texts.language]
    return clause
