"""The table's filter and order as the store understands them: codes for what the owner calls by name."""

from __future__ import annotations

import unicodedata

from shopguard.checker.upkeep import verdicts_moment
from shopguard.core.waybill import normalise_waybill
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.workplace import Workplace
from shopguard.store.listing_filter import Wanted, Word
from shopguard.store.listing_order import Order


def wanted_of(place: Workplace, wanted: Filter) -> Wanted:
    """The filter; its text is taken apart into words, which must all be found."""
    return Wanted(
        risks=frozenset(int(risk) for risk in wanted.risks),
        words=tuple(_word(place, text) for text in dict.fromkeys(wanted.text.split())),
        refund=wanted.refund,
        clauses=wanted.clauses,
        couriers=wanted.couriers,
        provinces=wanted.provinces,
        products=wanted.products,
        shops=wanted.shops,
        paid_from=wanted.paid_from,
        paid_until=wanted.paid_until,
        paid_unknown=wanted.paid_unknown,
        data_before=wanted.data_before,
        marks=wanted.marks,
        orders=wanted.orders,
        at=_now(place),
    )


def order_of(place: Workplace, sort: Sort) -> Order:
    """The order; clauses and couriers stand by the words that are shown for them."""
    language = place.texts.language
    clauses: tuple[str, ...] = ()
    if sort.column == "card":
        clauses = tuple(one.id for one in sorted(place.rulebook.clauses, key=lambda one: one.card[language]))
    couriers = (
        tuple(sorted(place.courier_names, key=place.courier_names.__getitem__)) if sort.column == "courier" else ()
    )
    return Order(sort.column, sort.descending, clauses, couriers, _now(place))


def _word(place: Workplace, text: str) -> Word:
    """As typed or pasted: full width is the same as half width, and what wraps a number in a table is no part of it.

    Nobody's name has a digit: numbers are looked for where numbers stand.
    """
    plain = unicodedata.normalize("NFKC", text)
    called = tuple(code for code, name in place.courier_names.items() if plain.lower() in name.lower())
    return Word(
        tuple(dict.fromkeys((text, plain))), normalise_waybill(text), called, person=not any(map(str.isdigit, plain))
    )


def _now(place: Workplace) -> int:
    """Asides hold as of the verdicts: where one has run out since, its order is still shown as it was judged."""
    return verdicts_moment(place.store.connection()) or 0
