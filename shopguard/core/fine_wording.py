"""How an amount came about, in words, from the text catalogue."""

from __future__ import annotations

from shopguard.core.fines import Price
from shopguard.core.message import Texts
from shopguard.core.money import percent, yuan_text


def reckoning(texts: Texts, price: Price) -> str:
    """``25% × 100 元 = 25 元（最低 5 元，最高 100 元）``, with all that may still be added or taken off."""
    return texts.both("；", "; ").join([_sum(texts, price), *_notes(texts, price)])


def _sum(texts: Texts, price: Price) -> str:
    amount, tier = yuan_text(price.fen if price.estimated_fen is None else price.estimated_fen), price.tier
    if tier.rate is None:
        return texts.word("price.fixed", amount=tier.least_yuan)
    if tier.most_yuan == 0 and not price.tier_open:
        return texts.word("price.nothing_ship" if price.family == "ship" else "price.nothing")
    share = percent(tier.rate)
    if tier.rate_most is not None:
        return _range(texts, price, share, percent(tier.rate_most))
    if price.base_fen is None:
        code = "price.base_unknown"
        return texts.word(code, amount=amount, percent=share, least=tier.least_yuan, most=tier.most_yuan)
    code = "price.at_least" if price.tier_open else "price.share"
    base = yuan_text(price.base_fen)
    return texts.word(code, amount=amount, percent=share, base=base, least=tier.least_yuan, most=tier.most_yuan)


def _range(texts: Texts, price: Price, share: str, share_most: str) -> str:
    if price.base_fen is None or price.most_fen is None:
        return texts.word("price.range_base_unknown", percent=share, percent_most=share_most)
    return texts.word(
        "price.range",
        percent=share,
        percent_most=share_most,
        base=yuan_text(price.base_fen),
        amount=yuan_text(price.fen),
        most=yuan_text(price.most_fen),
    )


def _notes(texts: Texts, price: Price) -> list[str]:
    notes = []
    if price.by_platform:
        notes.append(texts.word("price.by_platform", amount=yuan_text(price.fen)))
    if price.tier.possible_yuan is not None:
        notes.append(texts.word("price.possible", most=price.tier.possible_yuan))
    if price.fine.money_back:
        notes.append(texts.word("price.money_back"))
    if price.tier.rate is None and price.fine.most_per_order is not None:
        notes.append(texts.word("price.each_counts", number=price.fine.most_per_order))
    if price.cut_fen:
        limit = price.fine.most_per_shop_day_yuan or 0
        notes.append(texts.word("price.day_limit", limit=limit, cut=yuan_text(price.cut_fen)))
    return notes
