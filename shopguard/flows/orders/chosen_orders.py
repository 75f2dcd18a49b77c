"""The orders that are selected in the table: their numbers, and the rules that the table shows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import numbers_of
from shopguard.store.listing import rules_shown


@dataclass(frozen=True, slots=True)
class Chosen:
    """``order_ids`` from top to bottom, ``current`` the one the keyboard is at ("" where there is none).

    ``rules``: clause and the platform's word for it, that of most orders first.
    """

    order_ids: tuple[str, ...]
    current: str
    rules: tuple[tuple[str, str], ...]


def chosen_orders(place: Workplace, refs: Sequence[int], current: int | None) -> Chosen:
    """The orders of these refs; those that are no longer there are left out."""
    db, language = place.store.connection(), place.texts.language
    numbers = numbers_of(db, refs)
    order_ids = tuple(numbers[ref] for ref in refs if ref in numbers)
    at = numbers.get(current, "") if current is not None else ""
    clauses = [clause for clause, _ in rules_shown(db, refs).most_common()]
    return Chosen(
        order_ids,
        at or next(iter(order_ids), ""),
        tuple((clause, place.rulebook.clause(clause).card[language]) for clause in clauses),
    )
