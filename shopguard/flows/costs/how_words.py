"""How an amount came about, in one line, with whose figure it is and whether another one counts in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shopguard.core.amount_source import Amount
from shopguard.core.fine_wording import reckoning
from shopguard.core.fines import Price
from shopguard.core.money import yuan_text
from shopguard.flows.workplace import Workplace


def how_in_words(place: Workplace, one: Price, amounts: Sequence[Amount[Price]], *, fined: bool) -> str:
    """The reckoning in one line. ``fined``: the violation stands; then it says so where another one counts in its place."""
    texts, how = place.texts, reckoning(place.texts, one)
    if amounts and all(amount.source == "ledger" for amount in amounts):
        how = reckoning(texts, replace(one, by_platform=False))  # the platform's own figure does not count any more
        return texts.word("price.by_ledger", amount=yuan_text(sum(amount.fen for amount in amounts)), how=how)
    if one.fine.citation.certainty == "last known" and (not amounts or any(a.source == "estimate" for a in amounts)):
        how += texts.word("price.last_known")
    if amounts or not fined or not one.fen:
        return how
    why = "price.enough_counted" if one.tier.rate is None else "price.dearer_counts"
    return texts.both("；", "; ").join((how, texts.word(why)))
