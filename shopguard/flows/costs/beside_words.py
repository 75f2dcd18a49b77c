"""What was taken of an order, or is expected by the platform, where no violation was found for it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from shopguard.core.beijing import plain
from shopguard.core.fine_amounts import EITHER_OR, Figure
from shopguard.core.fines import Price
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.core.taken import Taken
from shopguard.flows.costs.settling_steps import fate, taken_in_words
from shopguard.flows.workplace import Workplace


def fines_beside(place: Workplace, fines: Iterable[Taken]) -> Iterator[str]:
    """A sentence for each fine that belongs to no violation."""
    for one in fines:
        said = taken_in_words(place.rulebook, place.texts, one, f"amount.beside_{fate(one)}")
        yield place.texts.word("amount.not_in_sums", said=said)


def figures_beside(texts: Texts, figures: Iterable[Figure], violations: Sequence[Price]) -> Iterator[str]:
    """A sentence for each of the platform's figures whose parcel shows neither timeout nor abnormal track.

    ``violations``: those that stand, that come, and that are unconfirmed.
    """
    found = {one.waybill for one in violations if one.family in EITHER_OR}
    for figure in figures:
        if figure.fen and not found & {figure.waybill, None}:
            values = {"amount": yuan_text(figure.fen), "at": plain(figure.known_as_of)}
            yield texts.word("amount.beside_figure", waybill=figure.waybill, **values)
